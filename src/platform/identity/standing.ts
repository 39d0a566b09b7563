import { AppError, type PersonActor } from '#kernel';
import type { Request } from '#web';
import { sql } from 'kysely';
import { isStrong, PROOF_MINUTES, type Proof } from './proof.ts';
import { type IdentityDeps, webHeaders } from './session.ts';

/** What an account can prove itself by, and what its present session has proved. */
export interface Standing {
  readonly sessionId: string;
  readonly proof: Proof | null;
  readonly provedAt: Date | null;
  readonly password: boolean;
  readonly authenticator: boolean;
  /** The recovery codes were put away. */
  readonly codesKept: boolean;
  readonly passkeys: number;
}

/** What is still to be given before a change to what keeps the account safe; nothing where all are false. */
export interface Needs {
  readonly password: boolean;
  readonly code: boolean;
  /** A passkey will do instead of all the rest; where it alone is true, nothing else will. */
  readonly passkey: boolean;
}

export const nothingNeeded: Needs = { password: false, code: false, passkey: false };

export function isProven({ password, code, passkey }: Needs): boolean {
  return !password && !code && !passkey;
}

/** Reads the standing of whoever sends a request. Throws SIGN_IN_REQUIRED when their session has just ended. */
export async function readStanding({ db, auth }: IdentityDeps, request: Request, actor: PersonActor): Promise<Standing> {
  const token = await auth.api.readSessionToken({ headers: webHeaders(request) });
  const { rows } = await sql<Standing>`
    select s.id as "sessionId", s.proof, s."provedAt",
           exists (select from identity.account a where a."userId" = s."userId" and a."providerId" = 'credential') as password,
           f.id is not null as authenticator, f."codesKeptAt" is not null as "codesKept",
           (select count(*)::integer from identity.passkey k where k.user_id = s."userId") as passkeys
      from identity.session s
      left join identity."twoFactor" f on f."userId" = s."userId" and f.verified
     where s.token = ${token} and s."userId" = ${actor.accountId}`.execute(db);
  const [standing] = rows;
  if (!standing) throw new AppError('SIGN_IN_REQUIRED');
  return standing;
}

/**
 * What is missing: nothing to a session that proved itself within the last minutes by everything the account has. An
 * account with a second factor is never changed on its password alone. `always`: the password is asked in any case.
 */
export function needsOf(standing: Standing, { always = false } = {}): Needs {
  const { proof, provedAt, password, authenticator, passkeys } = standing;
  const factors = authenticator || passkeys > 0;
  const recent = provedAt !== null && Date.now() - provedAt.getTime() < PROOF_MINUTES * 60_000;
  const enough = recent && (!factors || isStrong(proof));
  if (enough && !(always && password)) return nothingNeeded;
  if (enough) return { password, code: false, passkey: passkeys > 0 };
  // Signing in anew is the only proof of an account that has nothing of its own here.
  if (!factors && !password) throw new AppError('SIGN_IN_REQUIRED', { why: 'again' });
  return { password: password && (authenticator || !factors), code: authenticator, passkey: passkeys > 0 };
}
