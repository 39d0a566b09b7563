import type { ServiceDefinition } from '#platform/cases';
import { drawingPaths } from './paths.ts';
import { texts } from './texts/index.ts';

/** The way from a case to its drawings. */
export const drawingsBeside: NonNullable<ServiceDefinition['beside']>[number] = {
  title: texts.text((m) => m.title),
  lead: texts.text((m) => m.besideLead),
  href: (caseId) => drawingPaths.list({ caseId }),
};
