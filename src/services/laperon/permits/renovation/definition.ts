import { formatNumber, said } from '#i18n';
import { defineService, type ProductInput } from '#platform/cases';
import { type AnswersIn, choice, journey, longText, number, text } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { t } from '../../actions/words.ts';
import { paymentActions, sumActions } from '../../actions/sum.ts';
import { payBeside } from '../../pay/beside.ts';
import { desks as all, roles } from '../../desks.ts';
import { isLevyConfirmed, levyRules, uses } from '../../domain/levy-rules.ts';
import { labelled } from '../../domain/rule-labels.ts';
import { mendingDays } from '../../domain/terms.ts';
import { type LevyAnswers, levyFor, levySheet } from '../../levy-sheet.ts';
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

const useNames = Object.fromEntries(uses.map((use) => [use, t((m) => m.buildings.uses[use])])) as Record<
  (typeof uses)[number],
  ReturnType<typeof t>
>;
const degrees = {
  'renovation-medium': {
    label: t((m) => m.buildings.works['renovation-medium']),
    hint: said('Tanpa mengubah struktur utama.', 'The main structure stays.'),
  },
  'renovation-heavy': {
    label: t((m) => m.buildings.works['renovation-heavy']),
    hint: said('Struktur utama diubah atau diganti.', 'The main structure is changed.'),
  },
};

const questions = journey
  .page('applicant', applicantTitle, applicantFields())
  .page('work', said('Bangunan dan pekerjaannya', 'The building and the work'), {
    permit: text({ label: said('Nomor IMB atau PBG', 'Number of its permit') }, { max: 80 }),
    name: text({ label: t((m) => m.buildings.name), hint: t((m) => m.buildings.nameHint) }, { max: 80 }),
    use: choice({ label: t((m) => m.buildings.use) }, useNames),
    degree: choice({ label: said('Beratnya pekerjaan', 'How heavy the work is') }, degrees),
    what: longText({ label: said('Apa yang diubah', 'What is changed') }, { min: 5, max: 2000, rows: 4 }),
    area: number({
      label: said('Luas lantai yang direnovasi', 'Floor area renovated'),
      min: 1,
      max: 500_000,
      decimals: 2,
      unit: () => 'm²',
    }),
    floors: number({ label: t((m) => m.buildings.floors), min: 1, max: 50 }),
    complexity: choice(
      { label: t((m) => m.buildings.complexity) },
      { simple: t((m) => m.buildings.simple), 'not-simple': t((m) => m.buildings.notSimple) },
    ),
    permanence: choice(
      { label: t((m) => m.buildings.permanence) },
      { permanent: t((m) => m.buildings.permanent), 'non-permanent': t((m) => m.buildings.nonPermanent) },
    ),
    ownership: choice({ label: t((m) => m.project.ownership) }, { private: t((m) => m.project.private), state: t((m) => m.project.state) }),
  })
  .page('site', whereTitle, whereFields())
  .page('declaration', declarationTitle, declarationFields());

export type RenovationAnswers = AnswersIn<typeof questions>;

const { owner: _owner, 'spatial-planning': _planning, ...desks } = all;

/** The renovation permit: work on a building that stands, levied by the index of its weight. */
export const renovation = defineService({
  key: 'izin-renovasi',
  title: said('Izin renovasi bangunan', 'Renovation permit'),
  summary: said('Mengubah atau memperbaiki bangunan yang sudah berizin.', 'Change or repair a building that has its permit.'),
  topic: topics.building,
  sought: said('perbaiki rumah rombak tambah lantai kamar', 'repair rebuild extend house'),
  series: 'RNV',
  icon: 'pen',
  beside: [payBeside],
  journey: questions,
  checklist: terms.checklist,
  desks,
  start: [{ desk: 'front-office' }],
  actions: (w) => ({
    ...frontOfficeActions(w, 'technical-review'),
    assessWork: w
      .at('technical-review', said('Gambar memenuhi standar', 'The drawings meet the standards'))
      .told(said('Gambar renovasi dinilai', 'The drawings were reviewed'))
      .asks({ findings: longText({ label: t((m) => m.asks.findings) }, { min: 5, max: 4000 }) })
      .undoable()
      .then(w.to('field-inspection')),
    ...otherwiseFrom(w, 'technical-review'),
    ...visitActions(w, { next: 'levy', back: 'technical-review' }),
    ...otherwiseFrom(w, 'field-inspection'),
    ...sumActions(w, { bill: 'bill', days: terms.deskDays, owed }),
    ...paymentActions(w, 'bill'),
    ...headActions(w, 'technical-review'),
    ...applicantActions(w, w.callIn('bill')),
  }),
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {
    bill: permitBill<RenovationAnswers>({
      kind: 'levy',
      about: 'Retribusi Persetujuan Bangunan Gedung: Renovasi',
      days: terms.deskDays,
      object: ({ answers: { work, site }, rules }) => `${degrees[work.degree].label('id')} ${work.name} di ${placeInWords(site, rules)}`,
      owed,
    }),
    permit: letterOf<RenovationAnswers>({
      title: said('Izin Renovasi', 'Renovation permit'),
      series: 'renovasi',
      numbering: terms.numbering,
      template: 'renovation',
      says: letter,
    }),
  },
  rules: labelled([...rulesOfAll, ...billRules.levy, ...levyRules]),
  standard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('site.village'),
  subject: ({ applicant, site }, rules) => subjectOf('renovasi', applicant.name, site, rules),
  prefill: prefilled,
  registered: registeredApplicant,
  statements: (given, rules) => {
    const { work } = given as Partial<RenovationAnswers>;
    return work
      ? [
          levySheet(
            leviedIn(work),
            rules,
            t((m) => m.levy.estimate),
            t((m) => m.levy.estimateLead),
          ),
        ]
      : [];
  },
});

function owed({ work }: RenovationAnswers, rules: RuleBook) {
  const levied = leviedIn(work);
  return {
    rupiah: levyFor(levied, rules).totalRupiah,
    sheet: levySheet(
      levied,
      rules,
      t((m) => m.levy.assessment),
    ),
  };
}

/** What the permit's own formula is given: one building, no infrastructure. */
function leviedIn({ name, use, degree, area, floors, complexity, permanence, ownership, what }: RenovationAnswers['work']): LevyAnswers {
  const building = { name, use, work: degree, area, floors, complexity, permanence, basements: 0, height: 1, heightException: undefined };
  return { project: { purpose: what, ownership, nib: undefined, simbg: undefined }, buildings: [building] };
}

function letter({ answers, state, rules }: ProductInput<RenovationAnswers>) {
  const { work, site } = answers;
  return {
    building: work.name,
    use: useNames[work.use]('id'),
    degree: degrees[work.degree].label('id'),
    what: work.what,
    size: `${work.floors} lantai, ${formatNumber(work.area, 'id')} m²`,
    permit: work.permit,
    site: placeInWords(site, rules),
    levy: owedIn({ state }),
    confirmed: isLevyConfirmed(rules),
  };
}
