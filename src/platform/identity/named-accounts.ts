import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import type { Auth } from './auth.ts';
import { newCardPassword, plainCardPassword } from './domain/card-password.ts';
import { addressOfName, readUserName } from './domain/user-name.ts';
import { enterPerson } from './tables.ts';

/** A password as it is printed, and as it is kept. */
export interface CardPassword {
  readonly shown: string;
  readonly hash: string;
}

/** Makes passwords for cards. Hashing is slow by design: call it before the transaction, not in it. */
export function cardPasswords(auth: Auth): () => Promise<CardPassword> {
  return async () => {
    const { password } = await auth.$context;
    const shown = newCardPassword();
    return { shown, hash: await password.hash(plainCardPassword(shown)) };
  };
}

/**
 * Opens an account for somebody without an e-mail address, with its person; returns the person's id. Its password is one of a
 * card (`hash`), replaced before anything else is done with it. Throws ACTION_NOT_ALLOWED (`name-taken`, `no-name`).
 */
export async function openNamedAccount(
  tx: Tx,
  { name, username, hash }: { readonly name: string; readonly username: string; readonly hash: string },
  at: Date,
): Promise<string> {
  if (readUserName(username) !== username) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-name' });
  const userId = newId();
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('identity.user')
    .values({ id: userId, name, email: addressOfName(username), emailVerified: true, username, firstPassword: true })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'name-taken' });
  await tx
    .insertInto('identity.account')
    .values({ accountId: userId, userId, providerId: 'credential', password: hash, updatedAt: at })
    .execute();
  return enterPerson(tx, { userId, name }, at);
}

/**
 * Gives a named account a new password of a card (`hash`): the one before holds no longer, and every session ends. Throws
 * NOT_FOUND where the person has no such account: nobody else's password is anybody's to replace.
 */
export async function renewFirstPassword(
  tx: Tx,
  { personId, hash }: { readonly personId: string; readonly hash: string },
  at: Date,
): Promise<void> {
  const account = await tx
    .selectFrom('identity.user as u')
    .innerJoin('identity.person as p', 'p.user_id', 'u.id')
    .select('u.id')
    .where('p.id', '=', personId)
    .where('u.username', 'is not', null)
    .executeTakeFirst();
  if (!account) throw new AppError('NOT_FOUND', { person: personId });
  await tx.updateTable('identity.user').set({ firstPassword: true, updatedAt: at }).where('id', '=', account.id).execute();
  await tx
    .updateTable('identity.account')
    .set({ password: hash, updatedAt: at })
    .where('userId', '=', account.id)
    .where('providerId', '=', 'credential')
    .execute();
  await tx.deleteFrom('identity.session').where('userId', '=', account.id).execute();
}

/**
 * Has named accounts bear the name that was put right where they were opened. An account somebody opened for themselves keeps
 * what they wrote of themselves.
 */
export async function renameNamedAccount(
  tx: Tx,
  { personId, name }: { readonly personId: string; readonly name: string },
  at: Date,
): Promise<void> {
  const account = await tx
    .updateTable('identity.user as u')
    .from('identity.person as p')
    .set({ name, updatedAt: at })
    .whereRef('p.user_id', '=', 'u.id')
    .where('p.id', '=', personId)
    .where('u.username', 'is not', null)
    .returning('u.id')
    .executeTakeFirst();
  if (account) await tx.updateTable('identity.person').set({ name, updated_at: at }).where('id', '=', personId).execute();
}

/** What somebody with a named account signs in by, and whether their card was ever used. */
export interface NamedAccount {
  readonly personId: string;
  readonly username: string;
  /** The password of the card was not replaced yet. */
  readonly unused: boolean;
}

/** Named accounts of some persons; those without one are left out. */
export async function namedAccounts(db: Db | Tx, personIds: readonly string[]): Promise<readonly NamedAccount[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('identity.user as u')
    .innerJoin('identity.person as p', 'p.user_id', 'u.id')
    .select(['p.id as personId', 'u.username', 'u.firstPassword as unused'])
    .where('p.id', 'in', [...personIds])
    .where('u.username', 'is not', null)
    .execute();
  return rows.map((row) => ({ ...row, username: row.username ?? '' }));
}

/** An account that still waits for the password of its card to be replaced, and the hash of that password. */
export interface AwaitingAccount {
  readonly userId: string;
  readonly personId: string;
  readonly name: string;
  readonly hash: string;
}

/** The account of an address, where it still waits for the password of its card to be replaced. */
export async function findAwaiting(db: Db | Tx, email: string): Promise<AwaitingAccount | undefined> {
  const row = await db
    .selectFrom('identity.user as u')
    .innerJoin('identity.person as p', 'p.user_id', 'u.id')
    .innerJoin('identity.account as a', (join) => join.onRef('a.userId', '=', 'u.id').on('a.providerId', '=', 'credential'))
    .select(['u.id as userId', 'p.id as personId', 'p.name', 'a.password as hash'])
    .where('u.email', '=', email)
    .where('u.firstPassword', '=', true)
    .executeTakeFirst();
  return row && { ...row, hash: row.hash ?? '' };
}

/** Whether this is the password of the card. */
export async function isCardPassword(auth: Auth, { hash }: AwaitingAccount, typed: string): Promise<boolean> {
  const { password } = await auth.$context;
  return password.verify({ hash, password: plainCardPassword(typed) });
}

/** Keeps the password somebody chose in place of the card's. False where the account does not wait for one any more. */
export async function replaceCardPassword(tx: Tx, { userId, before, hash }: { userId: string; before: string; hash: string }, at: Date) {
  const user = await tx
    .updateTable('identity.user')
    .set({ firstPassword: false, updatedAt: at })
    .where('id', '=', userId)
    .where('firstPassword', '=', true)
    .executeTakeFirst();
  if (user.numUpdatedRows === 0n) return false;
  const account = await tx
    .updateTable('identity.account')
    .set({ password: hash, updatedAt: at })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', '=', before)
    .executeTakeFirst();
  // A new card was printed meanwhile: what it replaces is nobody's password any more.
  if (account.numUpdatedRows === 0n) throw new AppError('CONFLICT', { reason: 'card-renewed' });
  return true;
}
