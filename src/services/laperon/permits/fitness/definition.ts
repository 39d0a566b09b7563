import { formatDate, formatNumber, said } from '#i18n';
import { defineService, type ProductInput } from '#platform/cases';
import { type AnswersIn, choice, journey, longText, number, shownIf, text } from '#platform/forms';
import { Temporal } from 'temporal-polyfill';
import { note, t } from '../../actions/words.ts';
import { desks as all, roles } from '../../desks.ts';
import { uses } from '../../domain/levy-rules.ts';
import { labelled } from '../../domain/rule-labels.ts';
import { mendingDays } from '../../domain/terms.ts';
import { topics } from '../../topics.ts';
import {
  applicantActions,
  applicantFields,
  applicantTitle,
  declarationFields,
  declarationTitle,
  frontOfficeActions,
  headActions,
  letterOf,
  otherwiseFrom,
  placeInWords,
  prefilled,
  registeredApplicant,
  subjectOf,
  visitActions,
  whereFields,
  whereTitle,
} from '../kit/index.ts';
import { districtsBy } from '../../domain/villages.ts';
import { rulesOfAll } from '../kit/rules-of-all.ts';
import { standard, terms, validYears } from './rules.ts';

const useNames = Object.fromEntries(uses.map((use) => [use, t((m) => m.buildings.uses[use])])) as Record<
  (typeof uses)[number],
  ReturnType<typeof t>
>;

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page('building', said('Bangunannya', 'The building'), {
    permit: text({ label: said('Nomor IMB atau PBG', 'Number of its permit') }, { max: 80 }),
    use: choice({ label: said('Fungsi sekarang', 'Present use') }, useNames),
    change: choice(
      { label: said('Apakah fungsinya berubah', 'Does its use change') },
      { same: said('Tetap', 'It stays'), changed: said('Berubah', 'It changes') },
    ),
    newUse: shownIf('change', 'changed', choice({ label: said('Fungsi baru', 'New use') }, useNames)),
    area: number({ label: t((m) => m.buildings.area), min: 1, max: 500_000, decimals: 2, unit: () => 'm²' }),
    floors: number({ label: t((m) => m.buildings.floors), min: 1, max: 50 }),
    assessor: text({ label: said('Pengkaji teknis', 'Technical assessor') }, { max: 120 }),
  })
  .page('site', whereTitle, whereFields())
  .page('declaration', declarationTitle, declarationFields());

export type FitnessAnswers = AnswersIn<typeof questions>;

const {
  'front-office': front,
  'spatial-planning': planning,
  'technical-review': review,
  'field-inspection': visit,
  head,
  refusal,
  archive,
} = all;

/** The certificate of fitness (SLF), with or without a change of use. */
export const fitness = defineService({
  key: 'slf',
  shortTitle: said('Laik fungsi (SLF)', 'Certificate of fitness'),
  title: said('Sertifikat laik fungsi dan perubahan fungsi', 'Certificate of fitness and change of use'),
  summary: said(
    'Menyatakan bangunan laik dipakai, juga bila fungsinya berubah. Gratis.',
    'States that a building is fit for use, also where its use changes. Free of charge.',
  ),
  topic: topics.building,
  sought: said('SLF bangunan selesai ubah fungsi rumah jadi toko', 'building finished house into shop'),
  series: 'SLF',
  icon: 'shield',
  journey: questions,
  checklist: terms.checklist,
  desks: {
    'front-office': front,
    'spatial-planning': planning,
    'technical-review': review,
    'field-inspection': visit,
    head,
    refusal,
    archive,
  },
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'spatial-planning'),
    assessUse: w
      .at('spatial-planning', said('Fungsinya sesuai tata ruang', 'The use fits the spatial plan'))
      .told(said('Fungsi diperiksa menurut tata ruang', 'The use was checked against the plan'))
      .asks({ zone: text({ label: t((m) => m.asks.zone) }, { max: 120 }), note: note() })
      .undoable()
      .then(w.to('technical-review')),
    ...otherwiseFrom(w, 'spatial-planning'),
    assessFitness: w
      .at('technical-review', said('Dokumen menunjukkan laik fungsi', 'The papers show it is fit'))
      .told(said('Kelaikan dinilai dari dokumen', 'Its fitness was reviewed on paper'))
      .asks({ findings: longText({ label: t((m) => m.asks.findings) }, { min: 5, max: 4000 }) })
      .undoable()
      .then(w.to('field-inspection')),
    ...otherwiseFrom(w, 'technical-review'),
    ...visitActions(w, { next: 'head', back: 'technical-review' }),
    ...otherwiseFrom(w, 'field-inspection'),
    ...headActions(w, 'technical-review'),
    ...applicantActions(w),
  }),
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {
    permit: letterOf<FitnessAnswers>({
      title: said('Sertifikat Laik Fungsi', 'Certificate of fitness'),
      series: 'slf',
      numbering: terms.numbering,
      template: 'fitness',
      says: letter,
      validUntil: ({ answers, rules, on }) => validUntil(on, answers.building, rules.value(validYears)),
    }),
  },
  rules: labelled([...rulesOfAll, validYears]),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('site.village'),
  subject: ({ applicant, site }, rules) => subjectOf('slf', applicant.name, site, rules),
  prefill: prefilled,
  registered: registeredApplicant,
});

/** The use the certificate is for: the new one, where it changes. */
const useOf = ({ use, newUse }: FitnessAnswers['building']) => newUse ?? use;

/** Last day of a certificate signed on that day, YYYY-MM-DD. */
export function validUntil(
  on: string,
  building: FitnessAnswers['building'],
  { dwellingYears, otherYears }: (typeof validYears)['value'],
): string {
  const years = useOf(building) === 'house' ? dwellingYears : otherYears;
  return Temporal.PlainDate.from(on).add({ years }).subtract({ days: 1 }).toString();
}

function letter({ answers, rules, on }: ProductInput<FitnessAnswers>) {
  const { building, site } = answers;
  return {
    permit: building.permit,
    use: useNames[useOf(building)]('id'),
    before: building.newUse === undefined ? null : useNames[building.use]('id'),
    size: `${building.floors} lantai, ${formatNumber(building.area, 'id')} m²`,
    assessor: building.assessor,
    site: placeInWords(site, rules),
    until: formatDate(validUntil(on, building, rules.value(validYears)), 'id'),
    confirmed: rules.version(validYears).confirmed,
  };
}
