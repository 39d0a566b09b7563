import { said } from '#i18n';
import { registeredApplicant } from '../person-fields.ts';
import { type CaseSubject, defineService } from '#platform/cases';
import type { Statement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { dataCheck } from '../data-check.ts';
import { roles } from '../desks.ts';
import { middleOf } from '../domain/parcel.ts';
import { labelled } from '../domain/rule-labels.ts';
import { areaTolerance } from '../domain/terms.ts';
import { districtsBy, villageName, villages } from '../domain/villages.ts';
import { spatialPaths } from '../spatial/paths.ts';
import { topics } from '../topics.ts';
import { contestActions, fieldActions, headActions, informationActions, registrationActions } from './actions.ts';
import { desks } from './desks.ts';
import { type ItrAnswers, itrJourney } from './journey.ts';
import { itrLetterProduct } from './letter.ts';
import { itrChecklist, itrDeskDays, itrMendingDays, itrRules, itrServiceDays } from './rules.ts';
import { itrStandard } from './standard.ts';
import { texts } from './texts/index.ts';

/** The official letter of spatial information of Kabupaten Badung, from application to objection. */
export const itrLetter = defineService({
  key: 'surat-itr',
  shortTitle: said('Surat tata ruang (ITR)', 'Spatial letter (ITR)'),
  title: texts.text((m) => m.title),
  summary: texts.text((m) => m.summary),
  topic: topics.land,
  sought: said('zona jalur hijau boleh bangun beli tanah peruntukan lahan', 'zone zoning green belt buy land may I build'),
  beforehand: [{ title: texts.text((m) => m.beforehand), lead: texts.text((m) => m.beforehandLead), href: spatialPaths.itr() }],
  series: 'ITR',
  icon: 'pin',
  journey: itrJourney,
  checklist: itrChecklist,
  desks,
  start: [{ desk: 'information' }],
  actions: (w) => ({
    ...informationActions(w),
    ...fieldActions(w),
    ...registrationActions(w),
    ...headActions(w),
    ...contestActions(w),
  }),
  clocks: { service: itrServiceDays, desks: itrDeskDays, mending: itrMendingDays },
  products: { letter: itrLetterProduct },
  rules: labelled([itrChecklist, ...itrRules, itrStandard, villages, areaTolerance]),
  statements,
  standard: itrStandard,
  escalatesTo: roles.head,
  carries: ['site.place', 'plan.activity'],
  districts: districtsBy('land.village'),
  subject,
  registered: registeredApplicant,
  prefill: ({ name, nik, email, phone }) => ({
    applicant: Object.fromEntries(Object.entries({ name, nik, email, phone }).filter(([, known]) => known !== null)),
  }),
});

/** What the title says of the land beside what its border encloses. */
function statements(given: object, rules: RuleBook): readonly Statement[] {
  const { land, site } = given as Partial<ItrAnswers>;
  const check = dataCheck({ ...(land && { land }), ...(site && { site }) }, rules);
  return check.lines.length > 0 ? [check] : [];
}

function subject({ applicant, land, site }: ItrAnswers, rules: RuleBook): CaseSubject {
  const { lat, lon } = middleOf(site.place);
  return {
    applicantName: applicant.name,
    place: `${land.address}, ${villageName(rules.value(villages), land.village)}`,
    // Four decimals of a degree: about eleven metres.
    likenessKeys: [{ reason: texts('id').likeness, key: `itr ${lat.toFixed(4)} ${lon.toFixed(4)}` }],
  };
}
