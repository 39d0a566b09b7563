import { type Db, transaction } from '#db';
import { AppError, type Clock, type PersonActor, type Scope, scopes as allScopes } from '#kernel';
import type { Allowance, Allowances } from './allowance.ts';
import { fresh } from './secrets.ts';
import { findBySecret, type FoundToken, findToken, insertToken } from './tables.ts';

/** Seconds a token counts: short, because a client asks for the next one as easily. */
export const TOKEN_SECONDS = 900;

export interface Issued {
  readonly token: string;
  readonly scopes: readonly Scope[];
  readonly seconds: number;
}

/** Why no token is given, by the names of RFC 6749, section 5.2. */
export type TokenRefusal = 'invalid_client' | 'invalid_scope';

/** A token for a client that shows its secret, for some of its scopes or for all (RFC 6749, section 4.4). */
export async function issueToken(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { id, secret, scope }: { readonly id: string; readonly secret: string; readonly scope: string | undefined },
): Promise<Issued | TokenRefusal> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const client = await findBySecret(tx, id, secret, at);
    if (!client) return 'invalid_client';
    const asked = scope === undefined || scope.trim() === '' ? client.scopes : scope.trim().split(/\s+/);
    const granted = allScopes.filter((one) => asked.includes(one) && client.scopes.includes(one));
    if (granted.length < new Set(asked).size) return 'invalid_scope';
    const token = fresh('wlt_');
    const until = new Date(at.getTime() + TOKEN_SECONDS * 1000);
    await insertToken(tx, { clientId: client.id, token, scopes: granted, at, until });
    return { token, scopes: granted, seconds: TOKEN_SECONDS };
  });
}

export interface AdmissionDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly allowances: Allowances;
}

/**
 * Who shows a token: the client as a person who holds its offices and may do what the token says, and what it may still
 * ask this minute. Read at every request, so that a client that was ended is let in no more. Throws SIGN_IN_REQUIRED.
 */
export async function resolveClient(
  { db, clock, allowances }: AdmissionDeps,
  authorization: string,
): Promise<{ readonly actor: PersonActor; readonly allowance: Allowance | null }> {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(authorization) ?? [];
  const found = token === undefined ? undefined : await findToken(db, token, clock.now());
  if (!found) throw new AppError('SIGN_IN_REQUIRED', { why: 'token' });
  return { actor: actorOf(found), allowance: await allowances.spend(found.clientId, found.perMinute, clock.now()) };
}

/** A client as a person who holds its offices. */
export function actorOf({ personId, name, roles, agencyId, scopes }: Omit<FoundToken, 'clientId' | 'perMinute'>): PersonActor {
  // An officer gives a second factor; a program has given a secret no person could remember.
  return {
    kind: 'person',
    personId,
    accountId: '',
    name,
    email: '',
    roles: roles.map((role) => ({ role, agencyId })),
    strong: true,
    scopes,
  };
}
