import { formatDate, formatNumber, said } from '#i18n';
import { defineService, type ProductInput } from '#platform/cases';
import { type AnswersIn, choice, date, journey, longText, number, optional, text, yesNo } from '#platform/forms';
import { note } from '../../actions/words.ts';
import { desks as all, roles } from '../../desks.ts';
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
import { standard, terms } from './rules.ts';

const methods = {
  hand: said('Dengan tangan, bagian demi bagian', 'By hand, part by part'),
  machine: said('Dengan alat berat', 'With heavy machines'),
};

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page('building', said('Bangunan yang dibongkar', 'The building to be pulled down'), {
    permit: optional(text({ label: said('Nomor IMB atau PBG, bila ada', 'Number of its permit, if any') }, { max: 80 })),
    use: text({ label: said('Fungsi bangunan', 'What it served as') }, { max: 120 }),
    area: number({
      label: said('Luas lantai yang dibongkar', 'Floor area pulled down'),
      min: 1,
      max: 500_000,
      decimals: 2,
      unit: () => 'm²',
    }),
    floors: number({ label: said('Jumlah lantai', 'Storeys'), min: 1, max: 50 }),
    heritage: yesNo({
      label: said('Cagar budaya, atau bagian dari pura atau puri', 'Heritage, or part of a temple or palace'),
      hint: said('Ditanyakan kepada instansi kebudayaan lebih dahulu.', 'The office for culture is asked first.'),
    }),
    hazard: yesNo({ label: said('Mengandung asbes atau bahan berbahaya', 'Holds asbestos or hazardous matter') }),
  })
  .page('work', said('Pelaksanaan', 'The work'), {
    method: choice({ label: said('Cara membongkar', 'How it is pulled down') }, methods),
    from: date({ label: said('Mulai tanggal', 'From'), when: 'future' }),
    days: number({ label: said('Lama pekerjaan', 'How long'), min: 1, max: 365, unit: said('hari', 'days') }),
    reason: longText({ label: said('Mengapa dibongkar', 'Why it is pulled down') }, { min: 5, max: 1000, rows: 3 }),
  })
  .page('site', whereTitle, whereFields())
  .page('declaration', declarationTitle, declarationFields());

export type DemolitionAnswers = AnswersIn<typeof questions>;

const { 'front-office': front, 'technical-review': review, 'field-inspection': visit, head, refusal, archive } = all;

/** The approval of a demolition (persetujuan pembongkaran): what, how, and how the neighbours stay safe. */
export const demolition = defineService({
  key: 'pembongkaran',
  shortTitle: said('Pembongkaran bangunan', 'Demolition'),
  title: said('Persetujuan pembongkaran bangunan', 'Approval of a demolition'),
  summary: said(
    'Membongkar rumah atau gedung dengan rencana yang aman. Gratis.',
    'Pull down a house or building by a safe plan. Free of charge.',
  ),
  topic: topics.building,
  sought: said('robohkan bongkar rumah', 'tear down knock house'),
  series: 'BKR',
  icon: 'house',
  journey: questions,
  checklist: terms.checklist,
  desks: { 'front-office': front, 'technical-review': review, 'field-inspection': visit, head, refusal, archive },
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'technical-review'),
    assessPlan: w
      .at('technical-review', said('Rencana pembongkaran aman', 'The plan is safe'))
      .told(said('Rencana pembongkaran dinilai', 'The plan of the demolition was reviewed'))
      .asks({
        conditions: longText({ label: said('Syarat keselamatan', 'Conditions for safety') }, { min: 5, max: 2000, rows: 4 }),
        note: note(),
      })
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
    permit: letterOf<DemolitionAnswers>({
      title: said('Persetujuan Pembongkaran', 'Approval of the demolition'),
      series: 'pembongkaran',
      numbering: terms.numbering,
      template: 'demolition',
      says: letter,
    }),
  },
  rules: labelled(rulesOfAll),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('site.village'),
  subject: ({ applicant, site }, rules) => subjectOf('bongkar', applicant.name, site, rules),
  prefill: prefilled,
  registered: registeredApplicant,
});

function letter({ answers, state, rules }: ProductInput<DemolitionAnswers>) {
  const { building, work, site } = answers;
  return {
    building: `${building.use}, ${building.floors} lantai, ${formatNumber(building.area, 'id')} m²`,
    permit: building.permit ?? null,
    heritage: building.heritage,
    method: methods[work.method]('id'),
    time: `${work.days} hari sejak ${formatDate(work.from, 'id')}`,
    site: placeInWords(site, rules),
    conditions: String(state.records.findLast(({ name }) => name === 'assessPlan')?.value.conditions ?? ''),
  };
}
