import { said, type Text } from '#i18n';
import { type AnswersIn, choice, date, text } from '#platform/forms';
import { begin, declare } from '../kit/applicant.ts';
import { born, named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const questions = declare(
  begin
    .page('child', said('Anaknya', 'The child'), {
      ...born('anak', 'child'),
      akta: text({ label: said('Nomor akta kelahiran anak', 'Number of the child’s birth akta') }, { max: 80 }),
    })
    .page('ground', said('Dasarnya', 'The ground'), {
      by: choice(
        { label: said('Berdasarkan', 'By') },
        {
          court: said('Penetapan pengadilan', 'A ruling of the court'),
          statement: said('Pernyataan orang tua', 'A statement of the parents'),
        },
      ),
      number: text({ label: said('Nomor penetapan atau pernyataan', 'Number of ruling or statement') }, { max: 80 }),
      on: date({ label: said('Tanggal', 'Day'), when: 'past' }),
    })
    .page('mother', said('Ibu', 'The mother'), named('ibu', 'mother'))
    .page('father', said('Ayah', 'The father'), named('ayah', 'father')),
);

type ChildAnswers = AnswersIn<typeof questions>;

interface Kind {
  readonly key: string;
  readonly series: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly short?: { readonly id: string; readonly en: string };
  readonly summary: Text;
  readonly sought: Text;
  readonly product: { readonly id: string; readonly en: string };
}

/** What is registered of a child after its birth: the same questions, another akta. */
const ofChild = ({ key, series, name, short, summary, sought, product }: Kind) =>
  documentService<ChildAnswers>({
    key,
    series,
    form: 'F-2.01',
    name,
    ...(short && { short }),
    summary,
    sought,
    topic: topics.birth,
    icon: 'person',
    journey: questions,
    papers: [
      original('ruling', 'Penetapan pengadilan', 'Ruling of the court', { when: { path: 'ground.by', is: 'court' }, maxFiles: 6 }),
      original('statement', 'Pernyataan orang tua', 'Statement of the parents', { when: { path: 'ground.by', is: 'statement' } }),
      original('birth-akta', 'Kutipan akta kelahiran anak', 'Birth akta of the child'),
      original('family-card', 'Kartu Keluarga', 'Family card'),
      original('parents-cards', 'KTP-el kedua orang tua', 'Identity cards of both parents', { maxFiles: 2 }),
    ],
    citation: 'UU 23/2006; Permendagri 108/2019',
    days: 5,
    product,
    about: ({ child }) => child.name,
    people: ({ child, mother, father }) => [
      { who: said('anak', 'the child'), nik: child.nik, bornOn: child.bornOn },
      { who: said('ibu', 'the mother'), nik: mother.nik, female: true },
      { who: said('ayah', 'the father'), nik: father.nik, female: false },
    ],
    expects: ({ child }) => ({ names: [child.name], niks: [] }),
    alike: ({ child }) => [{ reason: 'NIK anak sama', key: `${key} ${child.nik}` }],
  });

/** A father acknowledges a child (pengakuan anak). */
export const acknowledgement = ofChild({
  key: 'pengakuan-anak',
  series: 'PAN',
  name: { id: 'pengakuan anak', en: 'acknowledgement of a child' },
  short: { id: 'Pengakuan anak', en: 'Acknowledging a child' },
  summary: said('Ayah mengakui anak dari ibunya.', 'A father acknowledges the child of its mother.'),
  sought: said('akui anak di luar nikah ayah kandung', 'child out of wedlock father recognise'),
  product: { id: 'Kutipan Akta Pengakuan Anak', en: 'Certificate of acknowledgement' },
});

/** A child counts as born in wedlock once its parents married (pengesahan anak). */
export const legitimation = ofChild({
  key: 'pengesahan-anak',
  series: 'PSA',
  name: { id: 'pengesahan anak', en: 'legitimation of a child' },
  summary: said('Anak disahkan sesudah orang tuanya kawin.', 'A child is legitimated after its parents married.'),
  sought: said('sahkan anak orang tua menikah', 'parents married later child'),
  product: { id: 'Kutipan Akta Pengesahan Anak', en: 'Certificate of legitimation' },
});

/** Adoption (pengangkatan anak), noted in the margin of the birth akta. */
export const adoption = ofChild({
  key: 'pengangkatan-anak',
  series: 'PGA',
  name: { id: 'pengangkatan anak', en: 'adoption of a child' },
  summary: said(
    'Dicatat pada akta kelahiran anak, atas penetapan pengadilan.',
    'Noted on the child’s birth akta, by a ruling of the court.',
  ),
  sought: said('adopsi anak angkat', 'adopt adopted child'),
  product: { id: 'Kutipan Akta Kelahiran dengan catatan pinggir', en: 'Birth certificate with a margin note' },
});
