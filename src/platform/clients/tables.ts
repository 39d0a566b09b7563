import { likeLiteral, type Db, type Tx } from '#db';
import { AppError, newId, type Scope } from '#kernel';
import { sql } from 'kysely';
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

/** A client with the number of its secrets that count now. */
export type ListedClient = Client & { readonly secrets: number };

export interface ClientFilter {
  readonly agencyIds: readonly string[];
  /** Part of its name or of who answers for it. */
  readonly q?: string;
  /** This one alone. */
  readonly only?: string | undefined;
  readonly now: Date;
}

/** The clients of some agencies, those that still count first, then by name. */
export async function listClients(
  db: Db,
  { agencyIds, q = '', only, now }: ClientFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ListedClient[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('clients.client').where('agency_id', 'in', [...agencyIds]);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '') query = query.where(sql<boolean>`(lower(name) like ${part} or lower(contact) like ${part})`);
  if (only !== undefined) query = query.where('id', '=', only);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(
      sql<number>`(select count(*)::int from clients.secret s
                    where s.client_id = client.id and (s.expires_at is null or s.expires_at > ${now}))`.as('secrets'),
    )
    .orderBy('revoked_at', (by) => by.asc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows as readonly ListedClient[], total: Number(total) };
}

/** The persons that clients of some agencies act as, those ended too. */
export function clientPersons(db: Db, agencyIds: readonly string[]): Promise<{ readonly personId: string; readonly name: string }[]> {
  return db
    .selectFrom('clients.client')
    .select(['person_id as personId', 'name'])
    .where('agency_id', 'in', [...agencyIds])
    .orderBy('name')
    .execute();
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
