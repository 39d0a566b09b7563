import type { Tx } from '#db';

/**
 * Ends everything somebody signs in by: authenticator, recovery codes, passkeys, password, and every session with the
 * devices that are told by it. What is left is the mailbox, by which they choose a new password and begin anew.
 */
export async function endEveryFactor(tx: Tx, personId: string): Promise<void> {
  const person = await tx.selectFrom('identity.person').select('user_id').where('id', '=', personId).executeTakeFirstOrThrow();
  const userId = person.user_id;
  if (userId === null) return;
  await tx.deleteFrom('identity.twoFactor').where('userId', '=', userId).execute();
  await tx.deleteFrom('identity.passkey').where('user_id', '=', userId).execute();
  await tx.deleteFrom('identity.account').where('userId', '=', userId).where('providerId', '=', 'credential').execute();
  await endEverySession(tx, personId);
  await tx.updateTable('identity.user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
}

/** Signs somebody out everywhere, at the next request of each device; how many sessions there were. */
export async function endEverySession(tx: Tx, personId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('identity.session')
    .where('userId', '=', tx.selectFrom('identity.person').select('user_id').where('id', '=', personId))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
