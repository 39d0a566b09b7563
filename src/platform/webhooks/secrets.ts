import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import { sealedTable, vaultOf } from '#platform/keys';
import { freshSecret } from './domain/signature.ts';

/** Hours an old secret still signs beside the one that takes its place: time to bring it into every process. */
export const OVERLAP_HOURS = 24;

const placeOf = (id: string) => `webhooks.secret.sealed#${id}`;

/** Gives a subscription a new secret; the ones before it sign for a day more. Returns it once. */
export async function enterSecret(tx: Tx, subscriptionId: string, at: Date): Promise<string> {
  const secret = freshSecret();
  const id = newId();
  await tx
    .updateTable('webhooks.secret')
    .set({ expires_at: new Date(at.getTime() + OVERLAP_HOURS * 3_600_000) })
    .where('subscription_id', '=', subscriptionId)
    .where('expires_at', 'is', null)
    .execute();
  await tx
    .insertInto('webhooks.secret')
    .values({
      id,
      subscription_id: subscriptionId,
      sealed: vaultOf(tx).seal(placeOf(id), secret),
      hint: secret.slice(-4),
      created_at: at,
    })
    .execute();
  return secret;
}

/** The secrets that sign now, newest first. */
export async function openSecrets(db: Db | Tx, subscriptionId: string, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('webhooks.secret')
    .select(['id', 'sealed'])
    .where('subscription_id', '=', subscriptionId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, sealed }) => vaultOf(db).open(placeOf(id), sealed));
}

/** Forgets secrets that sign no more. */
export async function dropEndedSecrets(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('webhooks.secret').where('expires_at', '<=', now).execute();
}

/** Secrets, for whoever seals everything anew. */
export const sealedSecrets = sealedTable({
  name: 'webhooks.secret',
  rows: (tx) => tx.selectFrom('webhooks.secret').select(['id', 'sealed']),
  anew: async (tx, { id, sealed }) => {
    const vault = vaultOf(tx);
    if (vault.isCurrent(sealed)) return false;
    const anew = vault.seal(placeOf(id), vault.open(placeOf(id), sealed));
    await tx.updateTable('webhooks.secret').set({ sealed: anew }).where('id', '=', id).execute();
    return true;
  },
});
