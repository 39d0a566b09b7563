import { catalogue, counted } from '#i18n';
import type { Handed } from './hand-all.ts';

type Why = Readonly<Record<NonNullable<Handed['why']>, string>>;

export const handAllTexts = catalogue(
  {
    title: 'Serahkan semua ke SIAK',
    lead: 'Berkas terverifikasi yang menunggu, yang terlama lebih dahulu. Lepaskan centang berkas yang belum boleh diserahkan. Setiap berkas diserahkan sendiri-sendiri; yang gagal tidak menahan yang lain, dan tidak ada yang masuk dua kali.',
    open: 'Serahkan yang menunggu…',
    more: (total: number, shown: number) =>
      `${total} berkas menunggu; ${shown} yang terlama ditampilkan. Sesudah ini, ulangi untuk sisanya.`,
    allByHand: 'Belum ada antarmuka ke SIAK di sini: petugas memasukkan sendiri di SIAK, lalu mencatat nomor registernya pada tiap berkas.',
    none: 'Tidak ada berkas yang dapat diserahkan sekarang.',
    blocked: 'Tidak dapat diserahkan sekarang',
    choose: 'Berkas yang diserahkan',
    press: 'Serahkan yang dicentang',
    nothing: 'Centang paling sedikit satu berkas.',
    result: 'Hasil penyerahan',
    handed: (n: number) => `${n} berkas diserahkan. Jawaban SIAK muncul pada berkas dan di Permintaan ke SIAK.`,
    notHanded: (n: number) => `${n} berkas tidak diserahkan; sebabnya tertulis di bawah.`,
    number: 'Nomor',
    came: 'Hasil',
    ok: 'Diserahkan',
    again: 'Kembali ke yang menunggu',
    back: 'Rekonsiliasi SIAK',
    why: {
      'by-hand': 'Instansi ini mencatat dengan tangan.',
      'wrong-desk': 'Sudah tidak menunggu masuk SIAK.',
      'on-its-way': 'Sudah dalam perjalanan ke SIAK.',
      'not-yours': 'Bukan meja Anda.',
      failed: 'Gagal karena gangguan; coba lagi.',
    } as Why,
  },
  {
    title: 'Hand everything over to SIAK',
    lead: 'Verified files that wait, the oldest first. Untick what must not go yet. Each is handed over by itself; one that fails holds up no other, and nothing enters twice.',
    open: 'Hand over what waits…',
    more: (total: number, shown: number) =>
      `${counted(total, 'file')} wait; the oldest ${shown} are shown. Repeat for the others afterwards.`,
    allByHand: 'There is no interface to SIAK here: officers enter files there themselves and record the register number on each.',
    none: 'No file can be handed over now.',
    blocked: 'Cannot be handed over now',
    choose: 'Files to hand over',
    press: 'Hand over what is ticked',
    nothing: 'Tick at least one file.',
    result: 'What came of it',
    handed: (n: number) => `${counted(n, 'file')} handed over. What SIAK says appears on the files and under Asked of SIAK.`,
    notHanded: (n: number) => `${counted(n, 'file')} not handed over, for the reasons below.`,
    number: 'Case number',
    came: 'Result',
    ok: 'Handed over',
    again: 'Back to what waits',
    back: 'Reconciliation with SIAK',
    why: {
      'by-hand': 'This agency records by hand.',
      'wrong-desk': 'It no longer waits to be entered in SIAK.',
      'on-its-way': 'It is on its way to SIAK already.',
      'not-yours': 'Not at a desk of yours.',
      failed: 'A disturbance; try again.',
    } as Why,
  },
);
