import { said } from '#i18n';
import { meetingBeside } from '#platform/appointments';
import { type CaseSubject, defineService } from '#platform/cases';
import { roles } from '../desks.ts';
import { middleOf } from '../domain/parcel.ts';
import { labelled } from '../domain/rule-labels.ts';
import { drawingsBeside } from '../drawings/beside.ts';
import { spatialPaths } from '../spatial/paths.ts';
import { topics } from '../topics.ts';
import { texts as itrTexts } from '../itr-letter/texts/index.ts';
import { goingOn } from './going-on.ts';
import { agreeing, answering, meeting, puttingRight } from './actions.ts';
import { desks } from './desks.ts';
import { type ConsultationAnswers, consultationJourney } from './journey.ts';
import { minutesLetter } from './minutes.ts';
import { consultationChecklist, consultationDeskDays, consultationMendingDays, consultationServiceDays } from './rules.ts';
import { consultationStandard } from './standard.ts';
import { texts } from './texts/index.ts';

/** A consultation with an officer before anything is applied for. */
export const consultation = defineService({
  key: 'konsultasi',
  shortTitle: said('Konsultasi bangunan', 'Building consultation'),
  title: texts.text((m) => m.title),
  summary: texts.text((m) => m.summary),
  topic: topics.land,
  sought: said('tanya petugas janji temu bertemu', 'ask an officer appointment meet'),
  beforehand: [{ title: itrTexts.text((m) => m.beforehand), lead: itrTexts.text((m) => m.beforehandLead), href: spatialPaths.itr() }],
  beside: [drawingsBeside, meetingBeside('meeting')],
  books: ['meeting'],
  meetsAt: ({ plan }) => (plan.way === 'written' ? null : plan.way),
  arranges: ['arrange', 'rearrange'],
  continues: goingOn,
  series: 'KONS',
  icon: 'message',
  journey: consultationJourney,
  checklist: consultationChecklist,
  desks,
  start: [{ desk: 'consultation' }],
  actions: (w) => ({ ...answering(w), ...meeting(w), ...agreeing(w), ...puttingRight(w) }),
  clocks: { service: consultationServiceDays, desks: consultationDeskDays, mending: consultationMendingDays },
  products: { minutes: minutesLetter },
  rules: labelled([consultationChecklist, consultationServiceDays, consultationDeskDays, consultationMendingDays, consultationStandard]),
  standard: consultationStandard,
  escalatesTo: roles.head,
  carries: ['site.place', 'plan.activity'],
  subject,
  prefill: ({ name, email, phone }) => ({
    applicant: Object.fromEntries(Object.entries({ name, email, phone }).filter(([, known]) => known !== null)),
  }),
});

function subject({ applicant, site }: ConsultationAnswers): CaseSubject {
  const { lat, lon } = middleOf(site.place);
  const at = `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
  return { applicantName: applicant.name, place: at, likenessKeys: [] };
}
