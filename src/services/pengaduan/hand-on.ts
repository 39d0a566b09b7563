import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { type CasesDeps, type Followed, findApplicant, submitCase, currentFiles } from '#platform/cases';
import { copyFiles } from '#platform/files';
import { getPersonById } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { officeDay } from '#platform/calendar';
import { complaint } from './definition.ts';
import { handedOn } from './domain/raising.ts';

/**
 * A complaint that is another agency's of this hall goes there at once, in the moment it is handed on: with its answers
 * and its evidence, and with the day it was first sent written into it. Whoever complained is told by both.
 */
export async function handOnComplaint(tx: Tx, cases: CasesDeps, { caseId, service, state, at }: Followed): Promise<void> {
  if (service.key !== complaint.key) return;
  const handed = handedOn(state);
  if (!handed || handed.at !== at.toISOString() || state.records.at(-1) !== handed) return;
  const to = cases.registry.offersOf(complaint.key).find(({ agency }) => agency.key === handed.value.to)?.agency;
  const from = await findApplicant(tx, caseId);
  if (!to || !from || to.id === from.agencyId) return;
  const person = await getPersonById(tx, from.personId);
  const actor: PersonActor = {
    kind: 'person',
    personId: person.id,
    accountId: person.id,
    name: person.name,
    email: person.email ?? '',
    roles: [],
    strong: false,
  };
  const files: Record<string, readonly string[]> = {};
  for (const requirement of Object.keys(state.files)) {
    const ids = currentFiles(state, requirement).map(({ fileId }) => fileId);
    files[requirement] = [...(await copyFiles(tx, ids, person.id, at)).values()];
  }
  const rules = await rulesAt(tx, [complaint.checklist, ...complaint.rules], { agencyId: to.id, on: officeDay(at) });
  await submitCase(tx, cases, {
    actor,
    service: complaint,
    agencyId: to.id,
    answers: state.answers as never,
    files,
    rules,
    idempotencyKey: `handed-on:${caseId}`,
    also: [{ kind: 'recorded', name: 'handed', value: { number: state.number, since: state.submittedAt } }],
  });
}
