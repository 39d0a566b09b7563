import { StandardSchema } from '#platform/cases';
import { defineRule } from '#platform/rules';
import type { Static } from 'typebox';

type Standard = Static<typeof StandardSchema>;
type Component = Standard['requirements'];

interface Own {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly papers: Component;
  readonly days: number;
  readonly product: { readonly id: string; readonly en: string };
  readonly legalBasis: Component;
  /** How it ends: a PDF to be printed at home, or a card to be picked up. */
  readonly ends: 'document' | 'card';
}

const both = (id: readonly string[], en: readonly string[]): Component => ({ id: [...id], en: [...en] });

/** The fourteen components of one service; how the office is set up is the same for all of them. */
export function standardOf({ key, name, papers, days, product, legalBasis, ends }: Own) {
  return defineRule({
    key: `${key}.standard`,
    title: { id: `Standar pelayanan: ${name.id}`, en: `Service standard: ${name.en}` },
    schema: StandardSchema,
    value: {
      requirements: papers,
      procedure: both(
        [
          'Anda mengisi permohonan dan mengirim foto dokumen asli.',
          'Petugas memeriksa setiap dokumen; yang kurang dikembalikan dengan catatan yang jelas.',
          'Data dimasukkan ke SIAK dan ditandatangani di sana.',
          ends === 'document'
            ? 'PDF yang sudah ditandatangani Anda buka dari berkas dan cetak sendiri.'
            : 'Kartu Anda ambil pada jam yang Anda pilih.',
        ],
        [
          'You fill in the application and send photographs of the originals.',
          'An officer checks each paper; what is missing comes back with plain remarks.',
          'The data are entered in SIAK and signed there.',
          ends === 'document'
            ? 'You open the signed PDF from your file and print it yourself.'
            : 'You collect the card at a time of your choice.',
        ],
      ),
      duration: both([`${days} hari kerja sejak dokumen lengkap.`], [`${days} working days once the papers are complete.`]),
      cost: both(['Gratis.'], ['Free of charge.']),
      product: both([product.id], [product.en]),
      complaints: both(
        ['Pesan di berkas Anda, loket, atau keberatan tertulis melalui berkas.'],
        ['A message on your file, the counter, or an objection on the file.'],
      ),
      legalBasis,
      facilities: both(['Loket berbantuan, ruang tunggu, jalur kursi roda.'], ['Assisted counter, waiting room, wheelchair access.']),
      competence: both(['Petugas registrasi dan operator SIAK.'], ['Registration officers and SIAK operators.']),
      supervision: both(
        ['Kepala bidang melihat berkas yang lewat waktu; setiap tindakan tercatat.'],
        ['The head of section sees what is late; every act is recorded.'],
      ),
      staff: both(['Petugas loket, operator SIAK, kepala bidang.'], ['Counter officers, SIAK operators, heads of section.']),
      guarantee: both(
        ['Posisi berkas dan batas waktunya selalu terlihat.'],
        ['The place of the file and its time limit are always in sight.'],
      ),
      safety: both(
        ['Data pribadi hanya dilihat petugas yang menangani berkas.'],
        ['Personal data are seen only by officers who handle the file.'],
      ),
      evaluation: both(
        ['Jumlah, hari kerja, dan keterlambatan tampil untuk umum di halaman Kinerja.'],
        ['Numbers, working days and delays are public on the Performance page.'],
      ),
    },
    citation: 'UU 25/2009 pasal 21; Permenpan RB 15/2014. Isi belum dikonfirmasi Kabupaten Tabanan',
    confirmed: false,
    validFrom: '2019-12-01',
  });
}
