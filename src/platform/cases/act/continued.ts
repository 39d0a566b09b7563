import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { originalsOf } from '#platform/files';
import type { StoredStatement } from '#platform/forms';
import type { Origin, Successor } from '../domain/continuation.ts';
import { findRecord } from '../domain/state.ts';
import { viewerOf } from '../domain/subjects.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';
import { enter, ownershipOf } from './enter.ts';

/**
 * What a new case keeps of the one it goes on from. Throws NOT_FOUND where that is not a case of the same applicant, or
 * does not go on as this service.
 */
export async function originOf(
  tx: Tx,
  { registry }: CasesDeps,
  {
    actor,
    caseId,
    applicant,
    service,
  }: { readonly actor: PersonActor; readonly caseId: string; readonly applicant: string; readonly service: string },
): Promise<Origin> {
  const row = await findCase(tx, { id: caseId });
  const continuation = row && registry.get(row.service).continues?.find((one) => one.service === service);
  const theirs = row && (row.applicantPersonId === applicant || row.state.members.some(({ personId }) => personId === applicant));
  if (!row || !theirs || !continuation || !viewerOf(actor, ownershipOf(row)).isApplicant) throw new AppError('NOT_FOUND', { case: caseId });
  const sheets = (continuation.sheets ?? []).flatMap((action) => {
    const sheet = findRecord(row.state, action)?.value.sheet;
    return sheet === undefined ? [] : [sheet as StoredStatement];
  });
  return { caseId, number: row.number, service: row.service, sheets };
}

interface Going {
  readonly from: string;
  readonly successor: Successor;
  /** Files of the new case by requirement. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** Writes into the old case what it went on as, and lets services take along what they keep beside it. */
export async function goneOn(tx: Tx, deps: CasesDeps, actor: PersonActor, { from, successor, files }: Going): Promise<void> {
  await enter(tx, deps, actor, { caseId: from, key: `continued:${successor.caseId}`, asked: successor, expectedVersion: null }, () => ({
    action: 'continued',
    input: {},
    effects: [{ kind: 'continued', successor }],
    revokes: [],
    role: null,
  }));
  if (!deps.takeAlong) return;
  const copies = await originalsOf(tx, Object.values(files).flat());
  const requirementOf = new Map(Object.entries(files).flatMap(([requirement, ids]) => ids.map((id) => [id, requirement] as const)));
  const along = [...copies].map(([original, fileId]) => {
    return [original, { fileId, requirement: requirementOf.get(fileId) ?? '', revision: 1 }] as const;
  });
  await deps.takeAlong(tx, { from, to: successor.caseId, files: new Map(along) });
}
