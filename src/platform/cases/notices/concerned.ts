import type { Tx } from '#db';
import type { Text } from '#i18n';
import { officersAt } from '#platform/access';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { holdersOf } from '#platform/mandates';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { OfficerOccasion } from '../domain/occasion.ts';
import { APPLICANT_DESK } from '../domain/position.ts';
import type { CaseState } from '../domain/state.ts';
import { texts as caseTexts } from '../messages/index.ts';
import { type CaseRow, findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

/**
 * Whoever the case was given to, or else everybody at its desk, and of the office's own delay whoever is above it; never
 * whoever did it themselves.
 */
export async function officersConcerned(
  tx: Tx,
  { agencyId }: Pick<CaseRow, 'agencyId'>,
  { desks, escalatesTo }: ServiceDefinition,
  { assignee, position, heldFor, keptAway }: CaseState,
  { occasion, actor, at }: { readonly occasion: OfficerOccasion; readonly actor: string | null; readonly at: Date },
): Promise<ReadonlySet<string>> {
  const on = officeDay(at);
  // While the applicant mends it, the desk that will have it back.
  const desk = position?.desk === APPLICANT_DESK ? heldFor : position?.desk;
  const role = desk ? desks[desk]?.role : undefined;
  const there = assignee || role === undefined ? [] : await officersAt(tx, agencyId, on, role);
  const delayed = occasion === 'late' && position?.side === 'office';
  const above = delayed && escalatesTo !== undefined ? await officersAt(tx, agencyId, on, escalatesTo) : [];
  const all = new Set([
    ...(assignee ? [assignee.personId] : []),
    ...there.map(({ personId }) => personId),
    ...above.map(({ personId }) => personId),
  ]);
  if (actor !== null) all.delete(actor);
  for (const personId of keptAway) all.delete(personId);
  return all;
}

/** The applicant, whoever was joined to the case, and who acted for them by a mandate that still counts. */
export async function applicantsSide(tx: Tx, { applicantPersonId, state }: CaseRow, at: Date): Promise<ReadonlySet<string>> {
  const mandates = state.representatives.map(({ mandateId }) => mandateId);
  const standIns = await holdersOf(tx, mandates, officeDay(at));
  return new Set([applicantPersonId, ...state.members.map(({ personId }) => personId), ...standIns]);
}

/**
 * Who of a side is told of something a service does beside the case: of the office whoever has it or works its desk;
 * never whoever did it.
 */
export async function peopleConcerned(
  tx: Tx,
  { registry }: Pick<CasesDeps, 'registry'>,
  caseId: string,
  side: 'applicant' | 'office',
  { actor, at }: { readonly actor: string; readonly at: Date },
): Promise<ReadonlySet<string>> {
  const row = await findCase(tx, { id: caseId });
  if (!row) throw new AppError('NOT_FOUND', { case: caseId });
  if (side === 'office') return officersConcerned(tx, row, registry.get(row.service), row.state, { occasion: 'messageIn', actor, at });
  const all = new Set(await applicantsSide(tx, row, at));
  all.delete(actor);
  return all;
}

/** What a desk is called to people. */
export function deskOf({ desks }: ServiceDefinition, { position }: CaseState): Text | null {
  if (!position) return null;
  return position.desk === APPLICANT_DESK ? caseTexts.text((m) => m.applicantDesk) : (desks[position.desk]?.title ?? null);
}
