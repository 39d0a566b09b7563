import type { Locale } from '#i18n';
import { type Db, transaction, type Tx } from '#db';
import type { Actor, Clock } from '#kernel';
import type { Request } from '#web';
import { officeDay } from '#platform/calendar';
import type { IncomingHttpHeaders } from 'node:http';
import { ADDRESS_HEADER, type Auth, sessionAges } from './auth.ts';
import { hasEnded, isDueToNote, type SessionLimits } from './domain/session-age.ts';
import { cancelErasure, type Erasing } from './erasing.ts';
import type { OidcGate } from './oidc.ts';
import { rememberTokens } from './session-token.ts';
import { endSession, enterPerson, findSession, noteUse, type FoundSession, type MandatesOf, type OfficesOf } from './tables.ts';

/** What the owner of an account is told of, in case it was not them. */
export type AccountNews =
  | 'factor-on'
  | 'factor-off'
  | 'codes-renewed'
  | 'code-used'
  | 'passkey-added'
  | 'passkey-removed'
  | 'password-changed'
  | 'wrong-guesses'
  | 'new-device'
  | 'oidc-joined'
  | 'oidc-parted'
  | 'erasure-asked'
  | 'erasure-cancelled';

export interface IdentityDeps {
  readonly db: Db;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly officesOf: OfficesOf;
  readonly mandatesOf: MandatesOf;
  /** Address people type: passkeys belong to it. */
  readonly publicUrl: string;
  /** Another system people may sign in by; null where there is none. */
  readonly oidc: OidcGate | null;
  /** What an office is called; null where no service knows it. */
  roleTitle(role: string, locale: Locale): string | null;
  /** Tells the owner of an account that somebody tried to sign up with its address. */
  warnOwner(email: string): Promise<void>;
  /** Tells somebody that what keeps their account safe was changed. */
  tell(tx: Tx, personId: string, news: AccountNews, at: Date, device?: string): Promise<void>;
  /** How long sessions live, by the rules of today. */
  sessionLimits(): Promise<SessionLimits>;
  readonly erasing: Erasing;
}

/** Fetch headers of a request: what better-auth reads. */
export function webHeaders({ headers, ip }: Pick<Request, 'headers' | 'ip'>): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) copy.set(name, Array.isArray(value) ? value.join(', ') : value);
  copy.set(ADDRESS_HEADER, ip);
  return copy;
}

/** Whether a browser brings the cookie of a session, which may have ended. */
export function hadSession({ cookie }: IncomingHttpHeaders): boolean {
  return cookie?.includes('wl.session_token') === true;
}

/** Who sends a request, by its cookies; null for anybody else. */
export type ResolveActor = (headers: IncomingHttpHeaders) => Promise<Actor | null>;

/**
 * Resolves who sends a request. Session, offices and mandates are read at every request, so that none outlives its end; a
 * session near its end, or past it, is left to better-auth, which prolongs or removes it.
 */
export function makeResolveActor(deps: IdentityDeps): ResolveActor {
  const { db, auth, clock, sessionLimits } = deps;
  const readToken = rememberTokens((cookie) => auth.api.readSessionToken({ headers: new Headers({ cookie }) }));
  return async (headers) => {
    const { cookie } = headers;
    if (cookie === undefined || !hadSession(headers)) return null;
    const token = await readToken(cookie);
    if (token === null) return null;
    const found = await findSession(db, token, deps, officeDay(clock.now()));
    if (!found) return null;
    const limits = await sessionLimits();
    const span = found.offices.length > 0 ? limits.officer : limits.citizen;
    const now = new Date();
    if (hasEnded(found, span, now)) {
      await transaction(db, (tx) => endSession(tx, found.userId, found.sessionId));
      return null;
    }
    if (found.erasing && found.personId !== null) await cancelErasure(deps, found.personId);
    if (isDueToNote(found, now)) await transaction(db, (tx) => noteUse(tx, found.sessionId, now));
    if (isAgeing(found) && !(await auth.api.getSession({ headers: new Headers({ cookie }) }))) return null;
    const { userId, email, strong } = found;
    return {
      kind: 'person',
      personId: found.personId ?? (await firstVisit(db, found, clock)),
      accountId: userId,
      name: found.personName ?? found.userName,
      email,
      roles: found.offices.map(({ role, agencyId }) => ({ role, agencyId })),
      ...(found.mandates.length > 0 && { mandates: found.mandates }),
      strong,
      idleSeconds: span.idle,
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
