import { newId } from '#kernel';
import { everybody, form, open, type Row } from './rows.ts';

/** Nobody here writes a report or came back to one: everybody is led to where that begins. */
const led: Row = { may: everybody, gives: [303], at: () => ({ page: 'cerita', fileId: newId() }), form: () => ({ langkah: 'finish' }) };

/**
 * Keys and matters of an office nobody here works at: not there for anybody, whatever they are elsewhere. Who has one is
 * walked through in tests/ombudsman.
 */
const nothing = (form: Readonly<Record<string, string>> = {}): Row => ({
  may: [],
  at: () => ({
    matterId: newId(),
    mailId: newId(),
    taskId: newId(),
    fileId: newId(),
    keyId: newId(),
    recoveryId: newId(),
    unmaskingId: newId(),
    askingId: newId(),
    linkId: newId(),
  }),
  form: () => form,
});

/** A link nobody made: everybody is told the same. */
const shut: Row = { may: everybody, gives: [404], at: () => ({ token: 'x'.repeat(43) }), form: () => ({ jawaban: 'x' }) };

export const ombudsman: Readonly<Record<string, Row>> = {
  'GET /ombudsman': open,
  'GET /ombudsman/baru': open,
  'POST /ombudsman/baru': form,
  'POST /ombudsman/dari-pengaduan/:caseId': { may: [], at: () => ({ caseId: newId() }) },
  'GET /ombudsman/instansi': { may: ['head'] },
  'GET /ombudsman/instansi/:askingId': nothing(),
  'POST /ombudsman/instansi/:askingId': nothing({ jawaban: 'x' }),
  'GET /ombudsman/instansi/:askingId/pdf': nothing(),
  'GET /ombudsman/surat/:token': shut,
  'POST /ombudsman/surat/:token/buka': shut,
  'GET /ombudsman/surat/:token/pdf': shut,
  'POST /ombudsman/surat/:token/jawab': shut,
  'GET /ombudsman/konsep/:page': led,
  'POST /ombudsman/konsep/:page': led,
  'POST /ombudsman/konsep/berkas/:fileId/hapus': led,
  'POST /ombudsman/konsep/buang': led,
  'GET /ombudsman/tanda-terima': led,
  'POST /ombudsman/tanda-terima': led,
  'GET /ombudsman/kembali': open,
  'POST /ombudsman/kembali': { ...form, form: () => ({ kode: '0000-0000-0000-0000' }) },
  'GET /ombudsman/laporan-saya': led,
  'POST /ombudsman/laporan-saya/pesan': led,
  'POST /ombudsman/laporan-saya/langkah': led,
  'POST /ombudsman/laporan-saya/berita-acara': { ...led, form: () => ({ setuju: 'ya' }) },
  'GET /ombudsman/laporan-saya/berkas/:fileId': led,
  'POST /ombudsman/laporan-saya/tutup': led,
  'GET /ombudsman/kunci': nothing(),
  'POST /ombudsman/kunci/buat': nothing({ sandi: 'x' }),
  'POST /ombudsman/kunci/buka': nothing({ sandi: 'x' }),
  'POST /ombudsman/kunci/tutup': nothing(),
  'POST /ombudsman/kunci/ganti': nothing({ sandi: 'x' }),
  'POST /ombudsman/kunci/hilang': nothing({ sandi: 'x' }),
  'GET /ombudsman/kantor': nothing(),
  'POST /ombudsman/kantor/kunci/:keyId': nothing({ putusan: 'terima' }),
  'POST /ombudsman/kantor/pemulihan/:recoveryId': nothing(),
  'GET /ombudsman/surel/:ticket': { ...open, at: () => ({ ticket: 'x'.repeat(43) }) },
  'POST /ombudsman/surel/:ticket': { ...form, gives: [410], at: () => ({ ticket: 'x'.repeat(43) }) },
  'GET /ombudsman/surat-masuk': nothing(),
  'GET /ombudsman/surat-masuk/karantina': nothing(),
  'GET /ombudsman/surat-masuk/:mailId': nothing(),
  'GET /ombudsman/surat-masuk/:mailId/asli': nothing(),
  'POST /ombudsman/surat-masuk/:mailId/gabung': nothing({ urusan: 'LM-0000-0000' }),
  'POST /ombudsman/surat-masuk/:mailId/kesampingkan': nothing({ sebab: 'junk' }),
  'GET /ombudsman/catat': nothing(),
  'POST /ombudsman/catat': nothing(),
  'POST /ombudsman/meja/:matterId/kontak': nothing(),
  'GET /ombudsman/catat/tanda-terima': nothing(),
  'POST /ombudsman/catat/tanda-terima': nothing({ kode: 'x' }),
  'POST /ombudsman/meja/:matterId/tugas/:taskId': nothing(),
  'GET /ombudsman/meja': nothing(),
  'POST /ombudsman/meja': nothing({ q: 'x' }),
  'GET /ombudsman/meja/:matterId': nothing(),
  'POST /ombudsman/meja/:matterId/syarat': nothing({ syarat: 'prior', putusan: 'met' }),
  'POST /ombudsman/meja/:matterId/langkah': nothing({ langkah: 'refuse', versi: '1' }),
  'POST /ombudsman/meja/:matterId/cara': nothing({ cara: 'documents' }),
  'POST /ombudsman/meja/:matterId/pesan': nothing({ kepada: 'office', tulisan: 'x' }),
  'POST /ombudsman/meja/:matterId/bagi': nothing({ kunci: '00000000-0000-4000-8000-000000000000' }),
  'POST /ombudsman/meja/:matterId/jauhkan': nothing({ petugas: '00000000-0000-4000-8000-000000000000', alasan: 'x' }),
  'GET /ombudsman/meja/:matterId/berkas/:fileId': nothing(),
  'POST /ombudsman/meja/:matterId/berita-acara': nothing({ isiSurat: 'x' }),
  'POST /ombudsman/meja/:matterId/jam': nothing({ apa: 'resumed' }),
  'POST /ombudsman/meja/:matterId/surat/:askingId/tautan': nothing(),
  'POST /ombudsman/meja/:matterId/surat/:askingId/tautan/:linkId/cabut': nothing(),
  'POST /ombudsman/meja/:matterId/identitas': nothing({ alasan: 'x' }),
  'POST /ombudsman/meja/:matterId/identitas/:unmaskingId': nothing({ putusan: 'ya' }),
  'POST /ombudsman/meja/:matterId/identitas/:unmaskingId/lihat': nothing(),
};
