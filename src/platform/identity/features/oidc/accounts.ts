import { type Db, transaction, type Tx } from '#db';
import { appendAudit } from '#platform/audit';
import type { Claims } from '../../oidc.ts';
import type { IdentityDeps } from '../../session.ts';
import { dropUnconfirmed, enterPerson } from '../../tables.ts';

/** The account an identity elsewhere was joined to. */
export async function findJoined(db: Db | Tx, { account }: Claims): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.account')
    .select('userId')
    .where('providerId', '=', 'oidc')
    .where('accountId', '=', account)
    .executeTakeFirst();
  return row?.userId;
}

/** Whether somebody's account is joined to an identity elsewhere. */
export async function isJoined(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'oidc')
    .executeTakeFirst();
  return row !== undefined;
}

/** Joins an account to an identity elsewhere; false where that leads to an account already. */
export async function join(tx: Tx, userId: string, { account }: Claims): Promise<boolean> {
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('identity.account')
    .values({ providerId: 'oidc', accountId: account, userId, updatedAt: new Date() })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return n === 1n;
}

/** An account made of an identity elsewhere, or why none is: without an address that was verified there, or one taken here. */
export async function makeAccount(
  { db, clock }: IdentityDeps,
  claims: Claims,
  locale: 'id' | 'en',
): Promise<string | 'unverified' | 'taken'> {
  const { email, emailVerified, name } = claims;
  if (email === null || !emailVerified) return 'unverified';
  const at = clock.now();
  return transaction(db, async (tx) => {
    // Nobody has shown yet that an unconfirmed account is theirs; who has the address verified has shown more.
    await dropUnconfirmed(tx, email);
    const user = await tx
      .insertInto('identity.user')
      .values({ name: name ?? email, email, emailVerified: true, updatedAt: at })
      .onConflict((on) => on.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!user) return 'taken';
    await join(tx, user.id, claims);
    const personId = await enterPerson(tx, { userId: user.id, name: name ?? email, email, locale }, at);
    const actor = { kind: 'system', name: 'identity' } as const;
    await appendAudit(tx, { actor, action: 'identity.sign-up', subject: { type: 'person', id: personId }, detail: { by: 'oidc' }, at });
    return user.id;
  });
}
