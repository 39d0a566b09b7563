import { formatDate, formatNumber, said } from '#i18n';
import { defineService, type ProductInput } from '#platform/cases';
import { type AnswersIn, choice, date, journey, longText, number, text } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { Temporal } from 'temporal-polyfill';
import { note, t } from '../../actions/words.ts';
import { paymentActions, sumActions } from '../../actions/sum.ts';
import { payBeside } from '../../pay/beside.ts';
import { desks as all, roles } from '../../desks.ts';
import { levyRounding } from '../../domain/levy-rules.ts';
import { labelled } from '../../domain/rule-labels.ts';
import { mendingDays } from '../../domain/terms.ts';
import { topics } from '../../topics.ts';
import {
  applicantActions,
  billRules,
  applicantFields,
  applicantTitle,
  declarationFields,
  declarationTitle,
  frontOfficeActions,
  headActions,
  letterOf,
  otherwiseFrom,
  owedIn,
  permitBill,
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
import { billboardTariff, type Taxed, taxInFigures, taxOf, taxSheet } from './tax.ts';

const kinds = {
  board: said('Papan atau baliho', 'Board'),
  screen: said('Videotron atau layar', 'Screen'),
  cloth: said('Kain, spanduk, umbul-umbul', 'Cloth, banner, flag'),
  vehicle: said('Berjalan, pada kendaraan', 'On vehicles'),
};

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page('billboard', said('Reklamenya', 'The billboard'), {
    kind: choice({ label: said('Jenis reklame', 'Kind of billboard') }, kinds),
    content: longText(
      { label: said('Isi: nama atau produk yang ditampilkan', 'Content: the name or product shown') },
      { max: 300, rows: 3 },
    ),
    width: number({ label: said('Lebar', 'Width'), min: 0.1, max: 100, decimals: 2, unit: () => 'm' }),
    height: number({ label: said('Tinggi bidang', 'Height of the face'), min: 0.1, max: 50, decimals: 2, unit: () => 'm' }),
    faces: number({ label: said('Jumlah muka', 'Number of faces'), min: 1, max: 10 }),
  })
  .page('time', said('Masa pemasangan', 'How long'), {
    from: date({ label: said('Mulai tanggal', 'From'), when: 'future' }),
    months: number({
      label: said('Berapa bulan', 'How many months'),
      hint: said('Paling lama 12; sesudahnya diajukan lagi.', 'At most 12; then apply again.'),
      min: 1,
      max: 12,
    }),
  })
  .page('site', whereTitle, {
    road: choice(
      { label: said('Letaknya', 'Where it stands') },
      { main: said('Di jalan utama', 'On a main road'), other: said('Di jalan lain', 'On another road') },
    ),
    ...whereFields(),
  })
  .page('declaration', declarationTitle, declarationFields());

export type BillboardAnswers = AnswersIn<typeof questions>;

const { owner: _owner, 'technical-review': _technical, ...desks } = all;

/** The billboard permit (izin reklame): a place, a time with an end, and a tax by size. */
export const billboard = defineService({
  key: 'izin-reklame',
  title: said('Izin reklame', 'Billboard permit'),
  summary: said(
    'Memasang papan, videotron, spanduk, atau reklame berjalan untuk waktu tertentu.',
    'Put up a board, screen or banner for a set time.',
  ),
  topic: topics.occasion,
  sought: said('spanduk baliho papan nama iklan', 'banner sign advertisement'),
  series: 'REK',
  icon: 'message',
  beside: [payBeside],
  journey: questions,
  checklist: terms.checklist,
  desks,
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'spatial-planning'),
    assessPlace: w
      .at('spatial-planning', said('Tempat boleh dipasangi reklame', 'The place may carry a billboard'))
      .told(said('Tempat reklame diperiksa', 'The place was checked'))
      .asks({ zone: text({ label: t((m) => m.asks.zone) }, { max: 120 }), note: note() })
      .undoable()
      .then(w.to('field-inspection')),
    ...otherwiseFrom(w, 'spatial-planning'),
    ...visitActions(w, { next: 'levy', back: 'spatial-planning' }),
    ...otherwiseFrom(w, 'field-inspection'),
    ...sumActions(w, { bill: 'bill', days: terms.deskDays, owed }),
    ...paymentActions(w, 'bill'),
    ...headActions(w, 'spatial-planning'),
    ...applicantActions(w, w.callIn('bill')),
  }),
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {
    bill: permitBill<BillboardAnswers>({
      kind: 'tax',
      about: 'Pajak Reklame',
      days: terms.deskDays,
      object: ({ answers: { billboard: board, time, site }, rules }) =>
        `${kinds[board.kind]('id')}, ${formatNumber(board.width, 'id')} × ${formatNumber(board.height, 'id')} m, ${time.months} bulan, di ${placeInWords(site, rules)}`,
      owed,
    }),
    permit: letterOf<BillboardAnswers>({
      title: said('Izin Reklame', 'Billboard permit'),
      series: 'reklame',
      numbering: terms.numbering,
      template: 'billboard',
      says: letter,
      validUntil: ({ answers }) => lastDay(answers.time),
    }),
  },
  rules: labelled([...rulesOfAll, ...billRules.tax, billboardTariff, levyRounding]),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('site.village'),
  subject: ({ applicant, site }, rules) => subjectOf('reklame', applicant.name, site, rules),
  prefill: prefilled,
  registered: registeredApplicant,
  statements: (given, rules) => {
    const { billboard: board, time, site } = given as Partial<BillboardAnswers>;
    return board && time && site ? [taxSheet({ ...board, road: site.road, months: time.months }, rules)] : [];
  },
});

function owed(answers: BillboardAnswers, rules: RuleBook) {
  return { rupiah: taxOf(taxedIn(answers), rules), sheet: taxSheet(taxedIn(answers), rules) };
}

function taxedIn({ billboard: board, time, site }: BillboardAnswers): Taxed {
  return { ...board, road: site.road, months: time.months };
}

/** Last day of the permit, YYYY-MM-DD: whole months from the first day. */
export function lastDay({ from, months }: BillboardAnswers['time']): string {
  return Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 }).toString();
}

function letter({ answers, state, rules }: ProductInput<BillboardAnswers>) {
  const { billboard: board, time, site } = answers;
  return {
    kind: kinds[board.kind]('id'),
    content: board.content,
    size: `${formatNumber(board.width, 'id')} m × ${formatNumber(board.height, 'id')} m, ${board.faces} muka`,
    site: placeInWords(site, rules),
    from: formatDate(time.from, 'id'),
    until: formatDate(lastDay(time), 'id'),
    tax: { ...owedIn({ state }), formula: taxInFigures(taxedIn(answers), rules, 'id') },
    confirmed: rules.version(billboardTariff).confirmed,
  };
}
