import type { Desk } from '#platform/cases';
import { roles } from '../desks.ts';
import { texts } from './texts/index.ts';

const t = texts.text;

/**
 * The lanes of the decree: the information officer checks paper, plan and field, the front office verifies, registers and
 * hands over, the head signs. The offices are those of the permit; who holds them at Badung is unconfirmed.
 */
export const desks = {
  information: { title: t((m) => m.desks.information), role: roles.spatialPlanner, judges: true },
  field: { title: t((m) => m.desks.field), role: roles.fieldInspector },
  registration: { title: t((m) => m.desks.registration), role: roles.frontOffice },
  head: { title: t((m) => m.desks.head), role: roles.head },
  handover: { title: t((m) => m.desks.handover), role: roles.frontOffice },
} as const satisfies Readonly<Record<string, Desk>>;

export type ItrDesk = keyof typeof desks;
