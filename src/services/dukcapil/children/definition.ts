import { said, type Text } from '#i18n';
import { type AnswersIn, choice, date, type Journey, type Requirement, shownIf, text } from '#platform/forms';
import { begin, declare } from '../kit/applicant.ts';
import { born, named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const child = begin.page('child', said('Anaknya', 'The child'), {
  ...born('anak', 'child'),
  akta: text({ label: said('Nomor akta kelahiran anak', 'Number of the child’s birth certificate') }, { max: 80 }),
});
const title = said('Dasarnya', 'The ground');
const by = { label: said('Berdasarkan', 'By') };
const court = said('Penetapan pengadilan', 'A ruling of the court');
const day = (id: string, en: string) => date({ label: said(id, en), when: 'past' });
const rulingNumber = text({ label: said('Nomor penetapan pengadilan', 'Number of the ruling') }, { max: 80 });
const parents = <A>(questions: Journey<A>) =>
  declare(
    questions
      .page('mother', said('Ibu', 'The mother'), named('ibu', 'mother'))
      .page('father', said('Ayah', 'The father'), named('ayah', 'father')),
  );

// What parents write themselves has no number; what a court or this registry made has one.
const acknowledged = parents(
  child.page('ground', title, {
    by: choice(by, { court, statement: said('Pernyataan ayah, disetujui ibu', 'A statement of the father, agreed to by the mother') }),
    number: shownIf('by', 'court', rulingNumber),
    on: day('Tanggal penetapan atau pernyataan', 'Day of the ruling or statement'),
  }),
);
const legitimated = parents(
  child.page('ground', title, {
    by: choice(by, { court, marriage: said('Perkawinan kedua orang tua', 'The marriage of both parents') }),
    number: text(
      { label: said('Nomor akta perkawinan atau penetapan pengadilan', 'Number of the marriage certificate or ruling') },
      { max: 80 },
    ),
    on: day('Tanggal perkawinan atau penetapan', 'Day of the marriage or ruling'),
  }),
);
const adopted = parents(child.page('ground', title, { number: rulingNumber, on: day('Tanggal penetapan', 'Day of the ruling') }));

type ChildAnswers = AnswersIn<typeof adopted>;

interface Kind<A> {
  readonly key: string;
  readonly series: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly short?: { readonly id: string; readonly en: string };
  readonly summary: Text;
  readonly sought: Text;
  readonly product: { readonly id: string; readonly en: string };
  readonly journey: Journey<A>;
  /** What shows the ground. */
  readonly proof: readonly Requirement[];
}

const ruling = (rest: Partial<Requirement> = {}) =>
  original('ruling', 'Penetapan pengadilan', 'Ruling of the court', { maxFiles: 6, ...rest });

/** What is registered of a child after its birth: its ground is asked for as each is, all else the same. */
const ofChild = <A extends ChildAnswers>({ key, series, name, short, summary, sought, product, journey, proof }: Kind<A>) =>
  documentService<A>({
    key,
    series,
    form: 'F-2.01',
    name,
    ...(short && { short }),
    summary,
    sought,
    topic: topics.birth,
    icon: 'person',
    journey,
    papers: [
      ...proof,
      original('birth-akta', 'Kutipan akta kelahiran anak', 'Birth certificate of the child'),
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
  journey: acknowledged,
  proof: [
    ruling({ when: { path: 'ground.by', is: 'court' } }),
    original('statement', 'Pernyataan pengakuan ayah yang disetujui ibu', 'Statement of the father, agreed to by the mother', {
      when: { path: 'ground.by', is: 'statement' },
    }),
  ],
});

/** A child counts as born in wedlock once its parents married (pengesahan anak). */
export const legitimation = ofChild({
  key: 'pengesahan-anak',
  series: 'PSA',
  name: { id: 'pengesahan anak', en: 'legitimation of a child' },
  summary: said('Anak disahkan sesudah orang tuanya kawin.', 'A child is legitimated after its parents married.'),
  sought: said('sahkan anak orang tua menikah', 'parents married later child'),
  product: { id: 'Kutipan Akta Pengesahan Anak', en: 'Certificate of legitimation' },
  journey: legitimated,
  proof: [
    ruling({ when: { path: 'ground.by', is: 'court' } }),
    original('marriage-akta', 'Kutipan akta perkawinan orang tua', 'Marriage certificate of the parents', {
      when: { path: 'ground.by', is: 'marriage' },
    }),
  ],
});

/** Adoption (pengangkatan anak), noted in the margin of the birth akta. */
export const adoption = ofChild({
  key: 'pengangkatan-anak',
  series: 'PGA',
  name: { id: 'pengangkatan anak', en: 'adoption of a child' },
  summary: said(
    'Dicatat pada akta kelahiran anak, atas penetapan pengadilan.',
    'Noted on the child’s birth certificate, by a ruling of the court.',
  ),
  sought: said('adopsi anak angkat', 'adopt adopted child'),
  product: { id: 'Kutipan Akta Kelahiran dengan catatan pinggir', en: 'Birth certificate with a margin note' },
  journey: adopted,
  proof: [ruling()],
});
