import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { faultIn, type Rule } from './domain/rule.ts';
import { enterVersion } from './enter.ts';
import { type Proposal, lockOpenProposal } from './proposals.ts';
import { publish } from './tables.ts';

/** Who decides, and when. `today` is the day at the agency, YYYY-MM-DD. */
export interface Deciding {
  readonly actor: PersonActor;
  readonly today: string;
  readonly at: Date;
}

/**
 * Enters what was proposed, by somebody else than who proposed it; whether they may approve there is asked before.
 * A version never begins in the past: where the day has come meanwhile, it holds from today. Throws FORBIDDEN for the
 * proposer, CONFLICT where it is open no more, INVALID_INPUT where the rule has come to ask for another shape.
 */
export async function approveProposal(tx: Tx, rule: Rule, id: string, deciding: Deciding): Promise<void> {
  const proposal = await lockOpenProposal(tx, id);
  byAnother(proposal, deciding.actor);
  const versionId = proposal.kind === 'change' ? await enterProposed(tx, rule, proposal, deciding) : null;
  if (proposal.kind === 'call-off') await callOff(tx, proposal, deciding);
  await decide(tx, proposal, 'approved', deciding, { note: null, versionId });
}

/** Turns a proposal down, by somebody else than who proposed it, with a note that says why. Throws as approving does. */
export async function rejectProposal(tx: Tx, id: string, note: string, deciding: Deciding): Promise<void> {
  const proposal = await lockOpenProposal(tx, id);
  byAnother(proposal, deciding.actor);
  await decide(tx, proposal, 'rejected', deciding, { note, versionId: null });
}

/** Takes one's own proposal back. Throws FORBIDDEN for anybody else, CONFLICT where it is open no more. */
export async function withdrawProposal(tx: Tx, id: string, deciding: Deciding): Promise<void> {
  const proposal = await lockOpenProposal(tx, id);
  if (proposal.proposedBy !== deciding.actor.personId) throw new AppError('FORBIDDEN', { why: 'not-own-proposal' });
  await decide(tx, proposal, 'withdrawn', deciding, { note: null, versionId: null });
}

function byAnother({ proposedBy }: Proposal, { personId }: PersonActor): void {
  if (proposedBy === personId) throw new AppError('FORBIDDEN', { why: 'own-proposal' });
}

async function enterProposed(
  tx: Tx,
  rule: Rule,
  proposal: Extract<Proposal, { kind: 'change' }>,
  { today, at }: Deciding,
): Promise<string> {
  const { agencyId, value, citation, confirmed, proposedBy, validFrom } = proposal;
  if (faultIn(rule, value)) throw new AppError('INVALID_INPUT', { fields: [{ field: 'value', why: rule.key }] });
  const entry = { agencyId, value, citation, confirmed, validFrom: validFrom < today ? today : validFrom, enteredBy: proposedBy, at };
  return (await enterVersion(tx, rule, entry)).id;
}

async function callOff(tx: Tx, { targetId }: Extract<Proposal, { kind: 'call-off' }>, { today }: Deciding): Promise<void> {
  const called = await tx
    .updateTable('rules.version')
    .set({ called_off_on: today })
    .where('id', '=', targetId)
    .where('valid_from', '>', today)
    .where('called_off_on', 'is', null)
    .returning('id')
    .executeTakeFirst();
  // It began to hold while the proposal lay open: cases may have begun under it.
  if (!called) throw new AppError('CONFLICT', { why: 'version-holds', version: targetId });
  publish(tx);
}

async function decide(
  tx: Tx,
  proposal: Proposal,
  state: 'approved' | 'rejected' | 'withdrawn',
  { actor, at }: Deciding,
  { note, versionId }: { readonly note: string | null; readonly versionId: string | null },
): Promise<void> {
  await tx
    .updateTable('rules.proposal')
    .set({ state, decided_by: actor.personId, decided_at: at, note, version_id: versionId })
    .where('id', '=', proposal.id)
    .execute();
  await appendAudit(tx, {
    actor,
    action: `rules.${({ approved: 'approve', rejected: 'reject', withdrawn: 'withdraw' } as const)[state]}`,
    subject: { type: 'rule-proposal', id: proposal.id },
    detail: { key: proposal.key, agency: proposal.agencyId, kind: proposal.kind, ...(versionId && { version: versionId }) },
    at,
  });
}
