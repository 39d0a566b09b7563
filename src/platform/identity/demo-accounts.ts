import { type Db, transaction } from '#db';
import { AppError, type Clock } from '#kernel';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Auth } from './auth.ts';
import { confirmCodes } from './recovery-codes.ts';
import { enterPerson } from './tables.ts';

/** Every account of the demonstration has it; it is printed at start and shown on the demo's own page. */
export const DEMO_PASSWORD = 'wantilan-contoh-2026';

export interface DemoAccounts {
  readonly db: Db;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly secret: string;
}

/** Hashing is slow by design; the demonstration's one password is hashed once for all its accounts. */
let hashed: Promise<string> | undefined;

/** Makes a confirmed account and its person; returns the person's id. */
export async function createDemoAccount(
  { db, auth, clock }: DemoAccounts,
  person: { readonly name: string; readonly email: string; readonly nik: string | null; readonly phone: string | null },
): Promise<string> {
  const known = await db.selectFrom('identity.person').select('id').where('email', '=', person.email).executeTakeFirst();
  if (known) return known.id;
  const { internalAdapter, password } = await auth.$context;
  hashed ??= password.hash(DEMO_PASSWORD);
  const user = await internalAdapter.createUser(
    { name: person.name, email: person.email, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: await hashed });
  return transaction(db, (tx) => enterPerson(tx, { userId: user.id, ...person }, clock.now()));
}

/** Gives a demo officer a second factor already proven, without the two slow sign-ins of the page. */
export async function enrolDemoOfficer({ db, auth, secret, clock }: DemoAccounts, email: string): Promise<void> {
  const user = await db.selectFrom('identity.user').select(['id', 'twoFactorEnabled']).where('email', '=', email).executeTakeFirst();
  if (!user || user.twoFactorEnabled) return;
  const { adapter, internalAdapter } = await auth.$context;
  const key = generateRandomString(32);
  const sealed = await symmetricEncrypt({ key: secret, data: key });
  await adapter.create({ model: 'twoFactor', data: { userId: user.id, secret: sealed, backupCodes: '[]', verified: true } });
  await transaction(db, (tx) => confirmCodes(tx, user.id, clock.now()));
  await internalAdapter.updateUser(user.id, { twoFactorEnabled: true });
}

/** The code a demo officer's authenticator would show now. */
export async function demoCode({ db, auth, secret }: DemoAccounts, email: string): Promise<string> {
  const row = await db
    .selectFrom('identity.twoFactor as f')
    .innerJoin('identity.user as u', 'u.id', 'f.userId')
    .select('f.secret')
    .where('u.email', '=', email)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  const key = await symmetricDecrypt({ key: secret, data: row.secret });
  const { code } = await auth.api.generateTOTP({ body: { secret: key } });
  return code;
}

/**
 * Opens a session for a demo person as if they had proven themselves with every factor they have, without the slow hash
 * of a password; returns the cookies to set. Throws NOT_FOUND for an address without an account.
 */
export async function signInDemo({ db, auth }: DemoAccounts, email: string): Promise<string[]> {
  const user = await db.selectFrom('identity.user').select(['id', 'twoFactorEnabled']).where('email', '=', email).executeTakeFirst();
  if (!user) throw new AppError('NOT_FOUND');
  const proof = user.twoFactorEnabled ? 'totp' : 'password';
  const opened = await auth.api.openSession({ body: { userId: user.id, proof }, headers: new Headers(), asResponse: true });
  return opened.headers.getSetCookie();
}
