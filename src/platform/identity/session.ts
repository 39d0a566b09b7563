import type { Locale } from '#i18n';
import { type Db, transaction, type Tx } from '#db';
import type { Actor, Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { IncomingHttpHeaders } from 'node:http';
import { type Auth, sessionAges } from './auth.ts';
import { rememberTokens } from './session-token.ts';
import { enterPerson, findSession, type FoundSession, type OfficesOf } from './tables.ts';

/** What the owner of an account is told of, in case it was not them. */
export type AccountNews =
  | 'factor-on'
  | 'factor-off'
  | 'codes-renewed'
  | 'code-used'
  | 'passkey-added'
  | 'passkey-removed'
  | 'password-changed'
  | 'wrong-guesses';

export interface IdentityDeps {
  readonly db: Db;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly officesOf: OfficesOf;
  /** Address people type: passkeys belong to it. */
  readonly publicUrl: string;
  /** What an office is called; null where no service knows it. */
  roleTitle(role: string, locale: Locale): string | null;
  /** Tells the owner of an account that somebody tried to sign up with its address. */
  warnOwner(email: string): Promise<void>;
  /** Tells somebody that what keeps their account safe was changed. */
  tell(tx: Tx, personId: string, news: AccountNews, at: Date): Promise<void>;
}

/** Fetch headers of a Node request: what better-auth reads. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) copy.set(name, Array.isArray(value) ? value.join(', ') : value);
  return copy;
}

/** Who sends a request, by its cookies; null for anybody else. */
export type ResolveActor = (headers: IncomingHttpHeaders) => Promise<Actor | null>;

/**
 * Resolves who sends a request. Session and offices are read at every request, so that neither outlives its end; a
 * session near its end, or past it, is left to better-auth, which prolongs or removes it.
 */
export function makeResolveActor({ db, auth, clock, officesOf }: IdentityDeps): ResolveActor {
  const readToken = rememberTokens((cookie) => auth.api.readSessionToken({ headers: new Headers({ cookie }) }));
  return async ({ cookie }) => {
    if (!cookie?.includes('wl.session_token')) return null;
    const token = await readToken(cookie);
    if (token === null) return null;
    const found = await findSession(db, token, officesOf, officeDay(clock.now()));
    if (!found) return null;
    if (isAgeing(found) && !(await auth.api.getSession({ headers: new Headers({ cookie }) }))) return null;
    const { userId, email, strong } = found;
    return {
      kind: 'person',
      personId: found.personId ?? (await firstVisit(db, found, clock)),
      accountId: userId,
      name: found.personName ?? found.userName,
      email,
      roles: found.offices.map(({ role, agencyId }) => ({ role, agencyId })),
      strong,
    };
  };
}

/** Whether a session is due to be prolonged, or has ended. Sessions are better-auth's and live by the machine's clock. */
function isAgeing({ expiresAt }: FoundSession): boolean {
  return expiresAt.getTime() - Date.now() < (sessionAges.expiresIn - sessionAges.updateAge) * 1000;
}

/** The account is better-auth's; the person behind it is ours, entered when they first come in. */
async function firstVisit(db: Db, { userId, userName: name, email }: FoundSession, clock: Clock): Promise<string> {
  return transaction(db, (tx) => enterPerson(tx, { userId, name, email }, clock.now()));
}
