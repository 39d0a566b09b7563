import { said } from '#i18n';
import { registeredApplicant } from './person-fields.ts';
import { type CaseSubject, defineService } from '#platform/cases';
import type { Statement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { applicantActions } from './actions/applicant.ts';
import { archiveActions } from './actions/archive.ts';
import { headActions } from './actions/head.ts';
import { levyActions } from './actions/levy.ts';
import { ownerActions } from './actions/owner.ts';
import { frontOfficeActions, inspectionActions, planningActions, technicalActions } from './actions/review.ts';
import { paymentActions } from './actions/sum.ts';
import { dataCheck } from './data-check.ts';
import { deadlines } from './deadlines.ts';
import { desks, roles } from './desks.ts';
import { permitChecklist } from './domain/checklist.ts';
import { letterRules } from './domain/letter-rules.ts';
import { levyRules } from './domain/levy-rules.ts';
import { middleOf } from './domain/parcel.ts';
import { labelled } from './domain/rule-labels.ts';
import { permitStandard } from './domain/standard.ts';
import { deskDays, mendingDays, serviceDays, termRules } from './domain/terms.ts';
import { districtsBy, villageName, villages } from './domain/villages.ts';
import { drawingsBeside } from './drawings/beside.ts';
import { estimatePaths } from './estimate/paths.ts';
import { texts as estimateTexts } from './estimate/texts.ts';
import { type PermitAnswers, permitJourney } from './journey.ts';
import { levySheet } from './levy-sheet.ts';
import { permitMeasures } from './measures.ts';
import { drawingExamination } from './plan-check/official.ts';
import { activityMatrix } from './spatial/domain/activities.ts';
import { intensity } from './spatial/domain/intensity.ts';
import { spatialPaths } from './spatial/paths.ts';
import { texts } from './messages/index.ts';
import { texts as checkTexts } from './plan-check/messages/index.ts';
import { planCheckPaths } from './plan-check/paths.ts';
import { payBeside } from './pay/beside.ts';
import { permitLetter } from './products.ts';
import { topics } from './topics.ts';
import { skrd } from './skrd.ts';

/** The building permit (PBG, formerly IMB) of Kabupaten Badung, from application to archive. */
export const permit = defineService({
  key: 'imb-pbg',
  shortTitle: said('Izin bangunan (PBG)', 'Building permit (PBG)'),
  title: texts.text((m) => m.title),
  summary: texts.text((m) => m.summary),
  topic: topics.building,
  sought: said('bangun rumah membangun ruko vila toko mendirikan izin', 'build house building shop villa construct'),
  beforehand: [
    { title: texts.text((m) => m.itr.title), lead: texts.text((m) => m.itr.lead), href: spatialPaths.itr() },
    { title: checkTexts.text((m) => m.beforehand), lead: checkTexts.text((m) => m.beforehandLead), href: planCheckPaths.check() },
    { title: estimateTexts.text((m) => m.offer), lead: estimateTexts.text((m) => m.offerLead), href: estimatePaths.estimate() },
  ],
  beside: [drawingsBeside, payBeside],
  series: 'PBG',
  icon: 'house',
  journey: permitJourney,
  checklist: permitChecklist,
  desks,
  start: [
    // No broker acts unseen: what a proxy asks for waits until the owner has confirmed it.
    { when: { path: 'applicant.role', is: 'proxy' }, desk: 'owner', flag: 'awaiting-owner' },
    { desk: 'front-office' },
  ],
  actions: (w) => ({
    ...ownerActions(w),
    ...frontOfficeActions(w),
    ...planningActions(w),
    ...technicalActions(w),
    ...inspectionActions(w),
    ...levyActions(w),
    ...paymentActions(w, 'skrd'),
    ...headActions(w),
    ...archiveActions(w),
    ...applicantActions(w),
  }),
  clocks: { service: serviceDays, desks: deskDays, mending: mendingDays },
  deadlines,
  products: { permit: permitLetter, skrd },
  rules: labelled([...levyRules, ...letterRules, ...termRules, villages, intensity, activityMatrix]),
  standard: permitStandard,
  escalatesTo: roles.head,
  carries: ['site.place'],
  districts: districtsBy('land.village'),
  subject,
  parties: { owner: texts.text((m) => m.parties.owner) },
  guests: ({ principal, applicant }) =>
    principal
      ? [{ party: 'owner', name: principal.name, email: principal.email, askedAt: 'principal.email', askerEmail: applicant.email }]
      : [],
  registered: registeredApplicant,
  prefill: ({ name, nik, email, phone }) => ({
    applicant: Object.fromEntries(Object.entries({ name, nik, email, phone }).filter(([, known]) => known !== null)),
  }),
  statements,
  examines: drawingExamination,
  measures: permitMeasures,
});

function subject(answers: PermitAnswers, rules: RuleBook): CaseSubject {
  const { land, site, owners, applicant } = answers;
  const { lat, lon } = middleOf(site.place);
  return {
    applicantName: owners[0]?.name ?? applicant.name,
    place: `${land.address}, ${villageName(rules.value(villages), land.village)}`,
    likenessKeys: [
      { reason: texts('id').likeness.land, key: `${land.title} ${land.number.toUpperCase().replace(/[^A-Z0-9]/g, '')} ${land.village}` },
      // Four decimals of a degree: about eleven metres.
      { reason: texts('id').likeness.place, key: `${lat.toFixed(4)} ${lon.toFixed(4)}` },
    ],
  };
}

/** The sheets beside an application: the levy as soon as the buildings are known, and the check of its data. */
function statements(given: object, rules: RuleBook): readonly Statement[] {
  const answers = given as Partial<PermitAnswers>;
  const { project, buildings, infrastructure } = answers;
  const check = dataCheck(answers, rules);
  return [
    ...(project && buildings && buildings.length > 0
      ? [
          levySheet(
            { project, buildings, ...(infrastructure && { infrastructure }) },
            rules,
            texts.text((m) => m.levy.estimate),
            texts.text((m) => m.levy.estimateLead),
          ),
        ]
      : []),
    ...(check.lines.length > 0 ? [check] : []),
  ];
}
