import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { SignalKind } from '../domain/signals.ts';
import type { CasesDeps, CaseView } from '../types.ts';
import { readSignals } from './read.ts';

/**
 * Lays a signal of a case aside, for the evidence the officer saw and no other; a second time changes nothing. Nothing
 * becomes of the case. Throws NOT_FOUND where there is no such signal any more.
 */
export async function laySignal(
  deps: CasesDeps,
  officer: PersonActor,
  view: CaseView,
  { kind, digest, reason }: { readonly kind: SignalKind; readonly digest: string; readonly reason: string },
): Promise<void> {
  const found = (await readSignals(deps, view)).signals.find((one) => one.kind === kind && one.digest === digest);
  if (!found) throw new AppError('NOT_FOUND', { signal: kind });
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const laid = await tx
      .insertInto('cases.signal_laid')
      .values({ case_id: view.id, kind, evidence: digest, officer_person_id: officer.personId, reason, at })
      .onConflict((on) => on.doNothing())
      .returning('kind')
      .executeTakeFirst();
    if (!laid) return;
    const subject = { type: 'case', id: view.id };
    // The reason is for colleagues; the chain holds nobody's words.
    await appendAudit(tx, { actor: officer, action: 'cases.lay-signal', subject, detail: { kind, count: found.count }, at });
  });
}
