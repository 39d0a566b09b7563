import type { Db, Tx } from '#db';
import { AppError, newId, type Scope } from '#kernel';
import { hashOf } from './secrets.ts';

/** Another system that acts in an agency's name. */
export interface Client {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
  /** Who answers for it. */
  readonly contact: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly string[];
  /** Requests a minute, where it has a limit of its own. */
  readonly perMinute: number | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface ClientSecret {
  readonly id: string;
  /** The last four signs. */
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

const columns = [
  'id',
  'agency_id as agencyId',
  'person_id as personId',
  'name',
  'contact',
  'scopes',
  'roles',
  'per_minute as perMinute',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

/** The clients of an agency, those that still count first, then by name. */
export async function listClients(db: Db, agencyId: string): Promise<readonly Client[]> {
  const rows = await db
    .selectFrom('clients.client')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .orderBy('revoked_at', (by) => by.asc().nullsFirst())
    .orderBy('name')
    .execute();
  return rows as readonly Client[];
}

/** A client of one of these agencies; throws NOT_FOUND for any other. */
export async function getClient(db: Db | Tx, id: string, agencyIds: readonly string[]): Promise<Client> {
  const client = await db
    .selectFrom('clients.client')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
  if (!client) throw new AppError('NOT_FOUND', { client: id });
  return client as Client;
}

/** The client that acts as this person; undefined where the person is none. */
export async function findClientOf(db: Db | Tx, personId: string): Promise<Client | undefined> {
  const client = await db.selectFrom('clients.client').select(columns).where('person_id', '=', personId).executeTakeFirst();
  return client as Client | undefined;
}

/** Those of these clients that were not ended. */
export async function findActiveClients(db: Db | Tx, ids: readonly string[]): Promise<readonly Client[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('clients.client')
    .select(columns)
    .where('id', 'in', [...ids])
    .where('revoked_at', 'is', null)
    .execute();
  return rows as readonly Client[];
}

/** The secrets of a client that count now, newest first. */
export async function listSecrets(db: Db | Tx, clientId: string, now: Date): Promise<readonly ClientSecret[]> {
  return db
    .selectFrom('clients.secret')
    .select(['id', 'hint', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('client_id', '=', clientId)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .execute();
}

export async function insertSecret(tx: Tx, clientId: string, secret: string, at: Date): Promise<void> {
  await tx
    .insertInto('clients.secret')
    .values({ id: newId(), client_id: clientId, hash: hashOf(secret), hint: secret.slice(-4), created_at: at })
    .execute();
}

/** The client a secret belongs to, where both still count. */
export async function findBySecret(db: Db | Tx, id: string, secret: string, now: Date): Promise<Client | undefined> {
  const found = await db
    .selectFrom('clients.client as c')
    .innerJoin('clients.secret as s', 's.client_id', 'c.id')
    .select(columns.map((column) => `c.${column}` as const))
    .where('c.id', '=', id)
    .where('c.revoked_at', 'is', null)
    .where('s.hash', '=', hashOf(secret))
    .where((eb) => eb.or([eb('s.expires_at', 'is', null), eb('s.expires_at', '>', now)]))
    .executeTakeFirst();
  return found as Client | undefined;
}

export interface FoundToken {
  readonly clientId: string;
  readonly perMinute: number | null;
  readonly scopes: readonly Scope[];
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** What a token stands for; undefined where it has ended, or its client. */
export async function findToken(db: Db, token: string, now: Date): Promise<FoundToken | undefined> {
  const found = await db
    .selectFrom('clients.token as t')
    .innerJoin('clients.client as c', 'c.id', 't.client_id')
    .select([
      'c.id as clientId',
      'c.per_minute as perMinute',
      't.scopes',
      'c.agency_id as agencyId',
      'c.person_id as personId',
      'c.name',
      'c.roles',
    ])
    .where('t.hash', '=', hashOf(token))
    .where('t.expires_at', '>', now)
    .where('c.revoked_at', 'is', null)
    .executeTakeFirst();
  return found as FoundToken | undefined;
}

export async function insertToken(
  tx: Tx,
  { clientId, token, scopes, at, until }: { clientId: string; token: string; scopes: readonly Scope[]; at: Date; until: Date },
): Promise<void> {
  await tx
    .insertInto('clients.token')
    .values({ hash: hashOf(token), client_id: clientId, scopes: [...scopes], issued_at: at, expires_at: until })
    .execute();
  await tx.updateTable('clients.client').set({ last_used_at: at }).where('id', '=', clientId).execute();
}

/** Ends one token of a client; one it does not have changes nothing. */
export async function deleteToken(tx: Tx, clientId: string, token: string): Promise<void> {
  await tx.deleteFrom('clients.token').where('client_id', '=', clientId).where('hash', '=', hashOf(token)).execute();
}

/** Forgets tokens and secrets that have ended. Returns how many. */
export async function deleteEnded(tx: Tx, now: Date): Promise<number> {
  const tokens = await tx.deleteFrom('clients.token').where('expires_at', '<=', now).executeTakeFirst();
  const secrets = await tx.deleteFrom('clients.secret').where('expires_at', '<=', now).executeTakeFirst();
  return Number(tokens.numDeletedRows) + Number(secrets.numDeletedRows);
}
