import type { Tx } from '#db';
import { AppError } from '#kernel';
import { canonical } from '#platform/audit';
import { createHash } from 'node:crypto';

export interface Claim {
  readonly personId: string;
  /** As the sender chose it. */
  readonly key: string;
  /** Name of the operation in the document of the API. */
  readonly operation: string;
  /** All that was asked, address and body. */
  readonly asked: unknown;
}

/**
 * Does work once for a key: asked again it gives the first result, which is kept with what was done. Work that is refused
 * spends no key. The result goes through JSON and says ids, not what stands behind them. Throws IDEMPOTENCY_KEY_REUSED where
 * the key came before with another question.
 */
export async function once<T>(tx: Tx, { personId, key, operation, asked }: Claim, at: Date, work: () => Promise<T>): Promise<T> {
  const digest = createHash('sha256').update(canonical(asked)).digest('hex');
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('clients.command')
    .values({ person_id: personId, key, operation, digest, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return resultOf<T>(tx, { personId, key, operation, digest });
  const result = await work();
  await tx
    .updateTable('clients.command')
    .set({ result: JSON.stringify(result) })
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute();
  return result;
}

async function resultOf<T>(tx: Tx, { personId, key, operation, digest }: Omit<Claim, 'asked'> & { readonly digest: string }): Promise<T> {
  const before = await tx
    .selectFrom('clients.command')
    .select(['operation', 'digest', 'result'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (before.operation !== operation || before.digest !== digest) throw new AppError('IDEMPOTENCY_KEY_REUSED', { operation });
  return before.result as T;
}

const DAYS = 7;

/** Forgets keys of more than a week ago. */
export async function deleteOldCommands(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('clients.command')
    .where('at', '<', new Date(now.getTime() - DAYS * 86_400_000))
    .execute();
}
