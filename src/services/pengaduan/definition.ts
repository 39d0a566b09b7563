import { said } from '#i18n';
import { defineService } from '#platform/cases';
import { complaintActions } from './actions.ts';
import { desks, roles } from './desks.ts';
import { standard } from './domain/standard.ts';
import { archiveGrounds, mendingDays, proofNumbering, terms } from './domain/terms.ts';
import { complaintJourney } from './journey.ts';

/** A complaint (pengaduan) to an agency of the hall, worked like every other case of it. */
export const complaint = defineService({
  key: 'pengaduan',
  title: said('Pengaduan', 'Complaint'),
  summary: said(
    'Sampaikan kepada instansi apa yang tidak semestinya, dan ikuti sampai dijawab. Boleh anonim.',
    'Tell an agency what is not as it should be, and follow it until it is answered. Anonymously if you wish.',
  ),
  topic: said('Pengaduan', 'Complaints'),
  sought: said('keluhan lapor kecewa lama pungli aduan komplain', 'complain report slow bribe rude grievance'),
  series: 'ADU',
  icon: 'message',
  journey: complaintJourney,
  checklist: terms.checklist,
  desks,
  start: [{ when: { path: 'officer.about', in: ['handling', 'named'] }, desk: 'supervision' }, { desk: 'verification' }],
  actions: complaintActions,
  clocks: { service: terms.serviceDays, desks: terms.deskDays, mending: mendingDays },
  products: {},
  rules: [archiveGrounds, proofNumbering],
  standard,
  escalatesTo: roles.supervisor,
  confided: true,
  nameless: ({ privacy }) => privacy.identity === 'anonymous',
  subject: ({ reporter, matter }) => ({ applicantName: reporter?.name ?? 'Anonim', place: matter.title, likenessKeys: [] }),
  prefill: ({ name, phone }) => ({
    reporter: Object.fromEntries(Object.entries({ name, phone }).filter(([, known]) => known !== null)),
  }),
});
