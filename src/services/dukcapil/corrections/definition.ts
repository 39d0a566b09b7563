import { said, type Text } from '#i18n';
import { type AnswersIn, choice, type Journey, longText, text } from '#platform/forms';
import { begin, declare } from '../kit/applicant.ts';
import { named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const akta = begin.page('akta', said('Aktanya', 'The certificate'), {
  kind: choice(
    { label: said('Jenis akta', 'Kind of certificate') },
    {
      birth: said('Kelahiran', 'Birth'),
      death: said('Kematian', 'Death'),
      marriage: said('Perkawinan', 'Marriage'),
      divorce: said('Perceraian', 'Divorce'),
    },
  ),
  number: text(
    {
      label: said('Nomor akta', 'Number of the certificate'),
      hint: said('Seperti tertulis, apa pun bentuknya.', 'As it is written, whatever its form.'),
    },
    { max: 80 },
  ),
  ...named('pemilik akta', 'bearer'),
});

/** What is asked for, and by what right: each of the three in its own words. */
const asking = (what: Text, papers: Text) =>
  declare(
    akta.page('change', said('Yang diminta', 'What is asked for'), {
      what: longText({ label: what }, { min: 5, max: 1000, rows: 4 }),
      by: choice(
        { label: said('Berdasarkan', 'By') },
        { court: said('Penetapan atau putusan pengadilan', 'A ruling or judgment of the court'), papers },
      ),
    }),
  );

const corrected = asking(
  said('Bagian mana, tertulis apa, seharusnya apa', 'Which part, what it says, what it should say'),
  said('Dokumen otentik: kesalahan tulis redaksional', 'Authentic papers: a slip of the pen'),
);
const annulled = asking(
  said('Mengapa akta ini dibatalkan', 'Why this certificate is to be annulled'),
  said('Kedua akta: terbit ganda untuk peristiwa yang sama', 'Both certificates: made twice for one event'),
);
const noted = asking(
  said('Perubahan apa, dari apa menjadi apa', 'What changes, from what to what'),
  said('Dokumen resmi tentang perubahan itu', 'Official papers of the change'),
);

type CorrectionAnswers = AnswersIn<typeof corrected>;

interface Kind {
  readonly key: string;
  readonly series: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly short?: { readonly id: string; readonly en: string };
  readonly summary: Text;
  readonly sought: Text;
  readonly product: { readonly id: string; readonly en: string };
  readonly journey: Journey<CorrectionAnswers>;
  /** What shows the ground, where no court ruled. */
  readonly proof: readonly [id: string, en: string];
}

const ofAkta = ({ key, series, name, short, summary, sought, product, journey, proof: [id, en] }: Kind) =>
  documentService<CorrectionAnswers>({
    key,
    series,
    form: 'F-2.01',
    name,
    ...(short && { short }),
    summary,
    sought,
    topic: topics.correction,
    icon: 'pen',
    journey,
    papers: [
      original('akta', 'Kutipan akta yang bersangkutan', 'The certificate concerned'),
      original('ruling', 'Penetapan pengadilan', 'Ruling of the court', { when: { path: 'change.by', is: 'court' }, maxFiles: 6 }),
      original('proof', id, en, {
        when: { path: 'change.by', is: 'papers' },
        maxFiles: 6,
      }),
      original('family-card', 'Kartu Keluarga', 'Family card'),
    ],
    citation: 'UU 23/2006 pasal 71 dan 72; Permendagri 108/2019',
    days: 5,
    product,
    about: ({ akta }) => akta.name,
    people: ({ akta }) => [{ who: said('pemilik akta', 'the bearer'), nik: akta.nik }],
    expects: ({ akta }) => ({ names: [akta.name], niks: [] }),
    alike: ({ akta }) => [{ reason: 'Akta yang sama', key: `${key} ${akta.number.toLowerCase()} ${akta.nik}` }],
  });

/** A slip of the pen or a mistake in an akta is put right. */
export const aktaCorrection = ofAkta({
  key: 'pembetulan-akta',
  series: 'PBA',
  name: { id: 'pembetulan akta', en: 'correction of a civil certificate' },
  short: { id: 'Pembetulan akta', en: 'Correct a certificate' },
  summary: said('Kesalahan tulis atau data yang keliru dalam akta.', 'A slip of the pen or wrong data in a civil certificate.'),
  sought: said('salah nama salah ketik salah tulis perbaiki akte', 'wrong name misspelled typo fix certificate'),
  product: { id: 'Kutipan akta yang dibetulkan', en: 'Corrected certificate' },
  journey: corrected,
  proof: ['Dokumen otentik sebagai dasar', 'Authentic papers as the ground'],
});

/** An akta that should never have been is taken away. */
export const aktaAnnulment = ofAkta({
  key: 'pembatalan-akta',
  series: 'PTA',
  name: { id: 'pembatalan akta', en: 'annulment of a civil certificate' },
  short: { id: 'Pembatalan akta', en: 'Annul a certificate' },
  summary: said('Akta yang dibatalkan pengadilan atau terbit ganda.', 'A civil certificate annulled by the court, or made twice.'),
  sought: said('batalkan akte ganda', 'cancel double certificate'),
  product: { id: 'Surat keterangan pembatalan akta', en: 'Statement of annulment' },
  journey: annulled,
  proof: ['Kutipan akta yang lain', 'The other certificate'],
});

/** A change noted in the margin, such as another name. */
export const marginNote = ofAkta({
  key: 'catatan-pinggir',
  series: 'CTP',
  name: { id: 'catatan pinggir', en: 'margin note' },
  summary: said('Ganti nama dan perubahan lain yang dicatat pada akta.', 'Another name and other changes noted on a civil certificate.'),
  sought: said('ganti nama ubah nama kewarganegaraan', 'change of name rename nationality'),
  product: { id: 'Kutipan akta dengan catatan pinggir', en: 'Certificate with a margin note' },
  journey: noted,
  proof: ['Dokumen resmi tentang perubahan', 'Official papers of the change'],
});
