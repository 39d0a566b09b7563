import { said, type Text } from '#i18n';
import { type AnswersIn, choice, longText, type Requirement, text } from '#platform/forms';
import { begin, declare } from '../kit/applicant.ts';
import { named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const questions = declare(
  begin
    .page('akta', said('Aktanya', 'The akta'), {
      kind: choice(
        { label: said('Jenis akta', 'Kind of akta') },
        {
          birth: said('Kelahiran', 'Birth'),
          death: said('Kematian', 'Death'),
          marriage: said('Perkawinan', 'Marriage'),
          divorce: said('Perceraian', 'Divorce'),
        },
      ),
      number: text(
        {
          label: said('Nomor akta', 'Number of the akta'),
          hint: said('Seperti tertulis, apa pun bentuknya.', 'As it is written, whatever its form.'),
        },
        { max: 80 },
      ),
      ...named('pemilik akta', 'bearer'),
    })
    .page('change', said('Yang diminta', 'What is asked for'), {
      what: longText(
        { label: said('Bagian mana, tertulis apa, seharusnya apa', 'Which part, what it says, what it should say') },
        { min: 5, max: 1000, rows: 4 },
      ),
      by: choice(
        { label: said('Berdasarkan', 'By') },
        {
          court: said('Penetapan pengadilan', 'A ruling of the court'),
          papers: said('Dokumen otentik: kesalahan tulis redaksional', 'Authentic papers: a slip of the pen'),
        },
      ),
    }),
);

type CorrectionAnswers = AnswersIn<typeof questions>;

interface Kind {
  readonly key: string;
  readonly series: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly summary: Text;
  readonly sought: Text;
  readonly product: { readonly id: string; readonly en: string };
  readonly papers?: readonly Requirement[];
}

const ofAkta = ({ key, series, name, summary, sought, product, papers = [] }: Kind) =>
  documentService<CorrectionAnswers>({
    key,
    series,
    form: 'F-2.01',
    name,
    summary,
    sought,
    topic: topics.correction,
    icon: 'pen',
    journey: questions,
    papers: [
      original('akta', 'Kutipan akta yang bersangkutan', 'The akta concerned'),
      original('ruling', 'Penetapan pengadilan', 'Ruling of the court', { when: { path: 'change.by', is: 'court' }, maxFiles: 6 }),
      original('proof', 'Dokumen otentik sebagai dasar', 'Authentic papers as the ground', {
        when: { path: 'change.by', is: 'papers' },
        maxFiles: 6,
      }),
      original('family-card', 'Kartu Keluarga', 'Family card'),
      ...papers,
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
  name: { id: 'pembetulan akta', en: 'correction of an akta' },
  summary: said('Kesalahan tulis atau data yang keliru dalam akta.', 'A slip of the pen or wrong data in an akta.'),
  sought: said('salah nama salah ketik salah tulis perbaiki akte', 'wrong name misspelled typo fix certificate'),
  product: { id: 'Kutipan akta yang dibetulkan', en: 'Corrected akta' },
});

/** An akta that should never have been is taken away. */
export const aktaAnnulment = ofAkta({
  key: 'pembatalan-akta',
  series: 'PTA',
  name: { id: 'pembatalan akta', en: 'annulment of an akta' },
  summary: said('Akta yang dibatalkan pengadilan atau terbit ganda.', 'An akta annulled by the court, or made twice.'),
  sought: said('batalkan akte ganda', 'cancel double certificate'),
  product: { id: 'Surat keterangan pembatalan akta', en: 'Statement of annulment' },
});

/** A change noted in the margin, such as another name. */
export const marginNote = ofAkta({
  key: 'catatan-pinggir',
  series: 'CTP',
  name: { id: 'catatan pinggir', en: 'margin note' },
  summary: said('Ganti nama dan perubahan lain yang dicatat pada akta.', 'Another name and other changes noted on an akta.'),
  sought: said('ganti nama ubah nama kewarganegaraan', 'change of name rename nationality'),
  product: { id: 'Kutipan akta dengan catatan pinggir', en: 'Akta with a margin note' },
});
