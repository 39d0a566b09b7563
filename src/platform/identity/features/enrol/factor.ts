import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { Auth } from '../../auth.ts';
import type { EnrolStep } from './pages.tsx';

/** Begins a second factor that counts for nothing until a code of it was given, in the place of one begun before. */
export async function beginFactor(tx: Tx, auth: Auth, accountId: string): Promise<void> {
  const { secret: key } = await auth.$context;
  const secret = await symmetricEncrypt({ key, data: generateRandomString(32) });
  await tx.deleteFrom('identity.twoFactor').where('userId', '=', accountId).where('verified', '=', false).execute();
  await tx.insertInto('identity.twoFactor').values({ userId: accountId, secret, backupCodes: '[]', verified: false }).execute();
}

/** Gives the second factor up, and with it every session but this one: those may have been opened by it. */
export async function endFactor(tx: Tx, accountId: string, sessionId: string): Promise<void> {
  await tx.deleteFrom('identity.twoFactor').where('userId', '=', accountId).execute();
  await tx.updateTable('identity.user').set({ twoFactorEnabled: false }).where('id', '=', accountId).execute();
  await tx.deleteFrom('identity.session').where('userId', '=', accountId).where('id', '!=', sessionId).execute();
  await tx
    .updateTable('identity.session')
    .set({ proof: 'password' })
    .where('id', '=', sessionId)
    .where('proof', 'in', ['totp', 'recovery'])
    .execute();
}

/** What the authenticator app scans, of a second factor begun and not yet proven; null without one. */
export async function scanStep(db: Db, auth: Auth, actor: PersonActor): Promise<EnrolStep | null> {
  const begun = await db
    .selectFrom('identity.twoFactor')
    .select('secret')
    .where('userId', '=', actor.accountId)
    .where('verified', '=', false)
    .executeTakeFirst();
  if (!begun) return null;
  const { secret } = await auth.$context;
  const key = await symmetricDecrypt({ key: secret, data: begun.secret });
  const totp = new TOTP({ issuer: 'Wantilan', label: actor.email, secret: Secret.fromUTF8(key) });
  return { step: 'scan', qr: renderSVG(totp.toString(), { border: 2 }), key: totp.secret.base32 };
}
