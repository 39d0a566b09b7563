import { type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import { symmetricDecrypt } from 'better-auth/crypto';
import { Secret, TOTP } from 'otpauth';
import type { Auth } from './auth.ts';

/** Steps before and after the present one that a code may be of: what better-auth takes, and one more as time passes. */
const WINDOW = 2;

interface UsedStep {
  readonly factorId: string;
  /** Thirty seconds each, since 1970. */
  readonly step: number;
}

/** Whether this code of the account, or a later one, was used before. A code that does not fit was not. */
export async function wasUsed(db: Db, auth: Auth, userId: string, code: string): Promise<boolean> {
  const found = await stepOf(db, auth, userId, code);
  if (!found) return false;
  const last = await db.selectFrom('identity.used_step').select('step').where('factor_id', '=', found.factorId).executeTakeFirst();
  return last !== undefined && Number(last.step) >= found.step;
}

/** Uses a code that has just been found right; false when somebody was faster with it (RFC 6238, section 5.2). */
export async function useCode(db: Db, auth: Auth, userId: string, code: string): Promise<boolean> {
  const found = await stepOf(db, auth, userId, code);
  return found !== null && transaction(db, (tx) => claimStep(tx, found));
}

/** Takes a step for good; false when it, or a later one, is taken. Two at once: one of them waits, and is told so. */
async function claimStep(tx: Tx, { factorId, step }: UsedStep): Promise<boolean> {
  const taken = await tx
    .insertInto('identity.used_step')
    .values({ factor_id: factorId, step })
    .onConflict((on) => on.column('factor_id').doUpdateSet({ step }).where('identity.used_step.step', '<', step))
    .returning('step')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Ends what a code used twice had opened, and keeps that it happened. */
export async function refuseReuse(tx: Tx, { userId, token }: { userId: string; token?: string }, clock: Clock): Promise<void> {
  if (token !== undefined) await tx.deleteFrom('identity.session').where('token', '=', token).execute();
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'identity' },
    action: 'identity.code-used-twice',
    subject: { type: 'account', id: userId },
    at: clock.now(),
  });
}

async function stepOf(db: Db, auth: Auth, userId: string, code: string): Promise<UsedStep | null> {
  const factor = await db.selectFrom('identity.twoFactor').select(['id', 'secret']).where('userId', '=', userId).executeTakeFirst();
  if (!factor || !/^\d{6}$/.test(code)) return null;
  const { secret } = await auth.$context;
  const totp = new TOTP({ secret: Secret.fromUTF8(await symmetricDecrypt({ key: secret, data: factor.secret })) });
  const now = Date.now();
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : { factorId: factor.id, step: Math.floor(now / 30_000) + delta };
}

/** Whose second factor is awaited by a browser, by the cookie of its first; null where none is. */
export async function awaitedAccount(auth: Auth, cookies: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const { createAuthCookie, internalAdapter } = await auth.$context;
  const cookie = cookies[createAuthCookie('two_factor').name];
  // Whether the signature holds is better-auth's to say, before anything is opened.
  const identifier = cookie?.slice(0, cookie.lastIndexOf('.'));
  return identifier ? ((await internalAdapter.findVerificationValue(identifier))?.value ?? null) : null;
}
