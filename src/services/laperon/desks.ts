import type { Desk } from '#platform/cases';
import { texts } from './messages/index.ts';

const t = texts.text;

/** The offices of the permit at the agency, by the key under which they are held. */
export const roles = {
  frontOffice: 'front-office',
  spatialPlanner: 'spatial-planner',
  technicalReviewer: 'technical-reviewer',
  fieldInspector: 'field-inspector',
  treasurer: 'treasurer',
  levyChecker: 'levy-checker',
  head: 'head',
  archivist: 'archivist',
} as const;

/** Where a file can lie, in the order it usually travels. */
export const desks = {
  owner: { title: t((m) => m.desks.owner), role: 'owner', side: 'third-party' },
  'front-office': { title: t((m) => m.desks.frontOffice), role: roles.frontOffice, judges: true },
  'spatial-planning': { title: t((m) => m.desks.spatialPlanning), role: roles.spatialPlanner, judges: true },
  'technical-review': { title: t((m) => m.desks.technicalReview), role: roles.technicalReviewer, judges: true },
  'field-inspection': { title: t((m) => m.desks.fieldInspection), role: roles.fieldInspector },
  levy: { title: t((m) => m.desks.levy), role: roles.treasurer },
  payment: { title: t((m) => m.desks.payment), role: roles.treasurer, side: 'applicant' },
  'levy-check': { title: t((m) => m.desks.levyCheck), role: roles.levyChecker },
  head: { title: t((m) => m.desks.head), role: roles.head },
  refusal: { title: t((m) => m.desks.refusal), role: roles.head },
  archive: { title: t((m) => m.desks.archive), role: roles.archivist },
} as const satisfies Readonly<Record<string, Desk>>;

export type PermitDesk = keyof typeof desks;
