import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enqueue } from '#platform/jobs';
import { createHash } from 'node:crypto';
import type { Bank } from '../banks.ts';
import { readSettlementFile } from '../domain/settlement-file.ts';
import { compareSettlement } from '../jobs.ts';

/** Rows of one insert. */
const BATCH = 1000;

interface Keeping {
  readonly banks: readonly Bank[];
  /** Agencies whose treasury takes it in. */
  readonly agencyIds: readonly string[];
}

interface Sent {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Keeps a bank's file with its rows, and has them compared. Taken in before, its open rows are looked at once more. Throws
 * ACTION_NOT_ALLOWED with a reason: `unreadable` (no head), `not-ours` (of no bank of these agencies).
 */
export async function takeInFile(
  tx: Tx,
  actor: PersonActor,
  { banks, agencyIds }: Keeping,
  { name, content }: Sent,
  at: Date,
): Promise<{ readonly id: string; readonly again: boolean }> {
  const file = readSettlementFile(content.toString('utf8'));
  if (!file || file.faults.includes('header')) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'unreadable' });
  const bank = banks.find(({ settings }) => settings.key === file.bank);
  const agencyId = bank?.agencyIds.find((id) => agencyIds.includes(id));
  if (!bank || agencyId === undefined) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-ours' });
  const digest = createHash('sha256').update(content).digest('hex');
  const before = await tx
    .selectFrom('payments.settlement')
    .select('id')
    .where('bank', '=', file.bank)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (before) {
    await tx
      .updateTable('payments.settlement_row')
      .set({ state: 'waiting' })
      .where('settlement_id', '=', before.id)
      .where('state', 'in', ['taken', 'amount', 'refused'])
      .where('cleared_at', 'is', null)
      .execute();
    await enqueue(tx, compareSettlement, { settlementId: before.id });
    await appendAudit(tx, { actor, action: 'payments.settlement-again', subject: { type: 'settlement', id: before.id }, at });
    return { id: before.id, again: true };
  }
  const id = newId();
  await tx
    .insertInto('payments.settlement')
    .values({
      id,
      agency_id: agencyId,
      bank: file.bank,
      day: file.day,
      batch: file.batch,
      name,
      digest,
      faults: JSON.stringify(file.faults),
      taken_by: actor.personId,
      taken_at: at,
    })
    .execute();
  const own = bank.settings.partnerServiceId;
  const rows = file.rows.map(({ raw, read }, index) => ({
    settlement_id: id,
    nth: index + 1,
    raw,
    code: read === null ? null : read.account.startsWith(own) ? read.account.slice(own.length) : read.account,
    request_id: read?.requestId ?? null,
    reference: read?.reference ?? null,
    amount: read?.rupiah ?? null,
    paid_at: read?.paidAt ?? null,
    state: read === null ? 'unread' : read.reversed ? 'reversed' : 'waiting',
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await tx
      .insertInto('payments.settlement_row')
      .values(rows.slice(from, from + BATCH))
      .execute();
  await enqueue(tx, compareSettlement, { settlementId: id });
  await appendAudit(tx, {
    actor,
    action: 'payments.settlement',
    subject: { type: 'settlement', id },
    detail: { bank: file.bank, day: file.day, rows: rows.length, faults: file.faults },
    at,
  });
  return { id, again: false };
}
