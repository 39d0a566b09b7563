import type { ServiceDefinition } from '#platform/cases';
import { appointmentPaths } from './paths.ts';
import { texts } from './texts/index.ts';

/** The way from a case to its meetings, at the desks where its service books. */
export const meetingBeside = (...desks: readonly string[]): NonNullable<ServiceDefinition['beside']>[number] => ({
  title: texts.text((m) => m.title),
  lead: texts.text((m) => m.beside),
  href: (caseId) => appointmentPaths.ofCase({ caseId }),
  at: desks,
});
