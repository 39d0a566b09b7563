import type { Desk } from '#platform/cases';
import { roles } from '../desks.ts';
import { texts } from './texts/index.ts';

const t = texts.text;

/** Answering and meeting are the office's time; reading what was answered is the applicant's. */
export const desks = {
  consultation: { title: t((m) => m.desks.consultation), role: roles.spatialPlanner, judges: true },
  meeting: { title: t((m) => m.desks.meeting), role: roles.spatialPlanner },
  agreement: { title: t((m) => m.desks.agreement), role: roles.spatialPlanner, side: 'applicant' },
} as const satisfies Readonly<Record<string, Desk>>;

export type ConsultationDesk = keyof typeof desks;
