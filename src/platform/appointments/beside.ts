import type { Text } from '#i18n';
import type { ServiceDefinition } from '#platform/cases';
import { appointmentPaths } from './paths.ts';
import { texts } from './texts/index.ts';

/** What meetings write into the record of a case. */
export type MeetingNote = 'meeting-booked' | 'meeting-moved' | 'meeting-cancelled' | 'meeting-held' | 'meeting-missed';

const notes: Readonly<Record<MeetingNote, Text>> = {
  'meeting-booked': texts.text((m) => m.noted.booked),
  'meeting-moved': texts.text((m) => m.noted.moved),
  'meeting-cancelled': texts.text((m) => m.noted.cancelled),
  'meeting-held': texts.text((m) => m.noted.held),
  'meeting-missed': texts.text((m) => m.noted.missed),
};

/** The way from cases of a service to their meetings, where it has one. */
export function meetingsOf({ beside = [] }: Pick<ServiceDefinition, 'beside'>) {
  return beside.find((one) => one.notes === notes);
}

/** The way from a case to its meetings, at the desks where its service books. */
export const meetingBeside = (...desks: readonly string[]): NonNullable<ServiceDefinition['beside']>[number] => ({
  title: texts.text((m) => m.title),
  lead: texts.text((m) => m.beside),
  href: (caseId) => appointmentPaths.ofCase({ caseId }),
  at: desks,
  notes,
});
