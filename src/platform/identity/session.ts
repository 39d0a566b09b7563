import type { Db } from '#db';
import type { Actor, Clock, RoleAt } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { IncomingHttpHeaders } from 'node:http';
import type { Auth } from './auth.ts';
import { enterPerson, findPersonByUser } from './tables.ts';

/** An office a person holds, with the agency's name for people to read. */
export interface Office extends RoleAt {
  readonly agency: string;
}

export interface IdentityDeps {
  readonly db: Db;
  readonly auth: Auth;
  readonly clock: Clock;
  /** The offices a person holds on a day (YYYY-MM-DD): `access` knows them and stands above this module. */
  officesOf(personId: string, on: string): Promise<readonly Office[]>;
  /** Tells the owner of an account that somebody tried to sign up with its address. */
  warnOwner(email: string): Promise<void>;
}

/** Fetch headers of a Node request: what better-auth reads. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) copy.set(name, Array.isArray(value) ? value.join(', ') : value);
  return copy;
}

/** Who sends a request, by the session cookie; null for anybody else. Offices count only as they hold today. */
export async function resolveActor({ db, auth, clock, officesOf }: IdentityDeps, headers: IncomingHttpHeaders): Promise<Actor | null> {
  if (!headers.cookie?.includes('wl.session_token')) return null;
  const session = await auth.api.getSession({ headers: webHeaders(headers) });
  if (!session) return null;
  const { user } = session;
  const person = (await findPersonByUser(db, user.id)) ?? (await firstVisit(db, user, clock));
  const offices = await officesOf(person.id, officeDay(clock.now()));
  return {
    kind: 'person',
    personId: person.id,
    accountId: user.id,
    name: person.name,
    email: user.email,
    roles: offices.map(({ role, agencyId }) => ({ role, agencyId })),
    strong: user.twoFactorEnabled === true,
  };
}

/** The account is better-auth's; the person behind it is ours, entered when they first come in. */
async function firstVisit(db: Db, user: { id: string; name: string; email: string }, clock: Clock): Promise<{ id: string; name: string }> {
  const id = await db.transaction().execute((tx) => enterPerson(tx, { userId: user.id, name: user.name, email: user.email }, clock.now()));
  return { id, name: user.name };
}
