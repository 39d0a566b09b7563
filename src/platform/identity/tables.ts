import type { Db, Tx } from '#db';
import { AppError, type Mandate, newId, type RoleAt } from '#kernel';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { nikIndexes, openPerson, sealPerson } from './sealed.ts';
import { strongProofs } from './proof.ts';

/** An office a person holds, with the agency's name for people to read. */
export interface Office extends RoleAt {
  readonly agency: string;
}

/** The offices a person holds on a day (YYYY-MM-DD), as part of a query: `access` knows them and stands above this module. */
export type OfficesOf = (personId: Expression<string | null>, on: string) => RawBuilder<readonly Office[]>;

/** The mandates a person holds on a day (YYYY-MM-DD), as part of a query: who knows them stands above this module. */
export type MandatesOf = (personId: Expression<string | null>, on: string) => RawBuilder<readonly Mandate[]>;

export interface Person {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly nik: string | null;
  readonly locale: 'id' | 'en';
}

const columns = ['id', 'user_id as userId', 'name', 'email', 'phone', 'nik', 'locale'] as const;

export async function getPersonById(db: Db | Tx, id: string): Promise<Person> {
  const person = await db.selectFrom('identity.person').select(columns).where('id', '=', id).executeTakeFirst();
  if (!person) throw new AppError('NOT_FOUND', { person: id });
  return openPerson(db, person as Person);
}

/** A session with its account, the person behind it and the offices they hold. */
export interface FoundSession {
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  /** Two factors were given in this session, and whoever has recovery codes has put them away. */
  readonly strong: boolean;
  /** null: they have never come in. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly offices: readonly Office[];
  readonly mandates: readonly Mandate[];
  /** They asked to have their account erased, before this session. */
  readonly erasing: boolean;
}

/** Who a session belongs to, in one round trip: every page of somebody signed in begins with it. */
export async function findSession(
  db: Db,
  token: string,
  { officesOf, mandatesOf }: { readonly officesOf: OfficesOf; readonly mandatesOf: MandatesOf },
  on: string,
): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundSession>`
    select s.id as "sessionId", s."expiresAt", s."createdAt", s."seenAt", u.id as "userId", u.name as "userName", u.email, p.id as "personId", p.name as "personName",
           coalesce(s.proof = any(${[...strongProofs]}) and (s.proof not in ('totp', 'recovery') or f."codesKeptAt" is not null), false)
             as strong,
           exists (select from identity.erasure e where e.person_id = p.id) as erasing,
           ${officesOf(sql.ref<string>('p.id'), on)} as offices,
           ${mandatesOf(sql.ref<string>('p.id'), on)} as mandates
      from identity.session s
      join identity.user u on u.id = s."userId"
      left join identity."twoFactor" f on f."userId" = u.id and f.verified
      left join identity.person p on p.user_id = u.id
     where s.token = ${token}`.execute(db);
  return rows[0];
}

export async function listOffices(db: Db, personId: string, officesOf: OfficesOf, on: string): Promise<readonly Office[]> {
  const { offices } = await db.selectNoFrom(officesOf(sql`${personId}::uuid`, on).as('offices')).executeTakeFirstOrThrow();
  return offices;
}

/** Enters a person; returns the id. */
export async function enterPerson(tx: Tx, person: Partial<Omit<Person, 'id'>> & { readonly name: string }, at: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('identity.person')
    .values({
      id,
      user_id: person.userId ?? null,
      name: person.name,
      email: person.email ?? null,
      ...sealPerson(tx, id, { nik: person.nik ?? null, phone: person.phone ?? null }),
      locale: person.locale ?? 'id',
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** Changes what a person says about themselves. */
export async function changePerson(
  tx: Tx,
  id: string,
  {
    name,
    locale,
    ...numbers
  }: { readonly name: string; readonly phone: string | null; readonly nik: string | null; readonly locale: 'id' | 'en' },
  at: Date,
): Promise<void> {
  const before = await getPersonById(tx, id);
  await tx
    .updateTable('identity.person')
    .set({ name, locale, ...sealPerson(tx, id, numbers), updated_at: at })
    // Another number was shown to nobody.
    .$if(before.nik !== numbers.nik, (query) => query.set({ nik_proven_at: null, nik_proven_by: null }))
    .where('id', '=', id)
    .execute();
}

/** The language somebody is told things in. */
export async function changeLocale(tx: Tx, id: string, locale: 'id' | 'en', at: Date): Promise<void> {
  await tx.updateTable('identity.person').set({ locale, updated_at: at }).where('id', '=', id).execute();
}

export async function isAccount(db: Db | Tx, userId: string): Promise<boolean> {
  return (await db.selectFrom('identity.user').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined;
}

/** Forgets an account whose address nobody confirmed: whoever signs up next with the address begins afresh. */
export async function dropUnconfirmed(tx: Tx, email: string): Promise<void> {
  const user = await tx
    .selectFrom('identity.user')
    .select('id')
    .where('email', '=', email)
    .where('emailVerified', '=', false)
    .forUpdate()
    .executeTakeFirst();
  if (!user) return;
  await tx.deleteFrom('identity.person').where('user_id', '=', user.id).execute();
  await tx.deleteFrom('identity.user').where('id', '=', user.id).execute();
}

/** Somebody whose NIK was asked about. */
export type NikHolder = Pick<Person, 'id' | 'userId' | 'name' | 'email'>;

/** Everybody who gave this NIK, whoever checked it or not; the oldest first. */
export async function personsOfNik(db: Db | Tx, nik: string): Promise<readonly NikHolder[]> {
  return db
    .selectFrom('identity.person')
    .select(['id', 'user_id as userId', 'name', 'email'])
    .where('nik_index', 'in', [...nikIndexes(db, nik)])
    .orderBy('created_at')
    .limit(20)
    .execute();
}

/** Forgets somebody without an account, of whom nothing else in the books speaks; whoever has one stays. */
export async function dropNamed(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('identity.person').where('id', '=', personId).where('user_id', 'is', null).execute();
}

/** Forgets who some people were that have no account; what refers to them stays. */
export async function forgetNames(tx: Tx, personIds: readonly string[], at: Date): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .updateTable('identity.person')
    .set({ name: '–', email: null, phone: null, nik: null, nik_index: null, updated_at: at, erased_at: at })
    .where('id', 'in', personIds)
    .where('user_id', 'is', null)
    .execute();
}

/** The person behind the account of an address. */
export async function findOwner(db: Db | Tx, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.person as p')
    .innerJoin('identity.user as u', 'u.id', 'p.user_id')
    .select('p.id')
    .where('u.email', '=', email)
    .executeTakeFirst();
  return row?.id;
}

export async function findEmail(db: Db | Tx, userId: string): Promise<string | undefined> {
  return (await db.selectFrom('identity.user').select('email').where('id', '=', userId).executeTakeFirst())?.email;
}

/** Notes that a session is used. */
export async function noteUse(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.updateTable('identity.session').set({ seenAt: now }).where('id', '=', sessionId).execute();
}

/** Ends one session of an account; false where it has none of this id. */
export async function endSession(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows: n } = await tx
    .deleteFrom('identity.session')
    .where('id', '=', sessionId)
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return n > 0n;
}

/** The person whose account has this address and has confirmed it. */
export async function findConfirmedPerson(db: Db | Tx, email: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('identity.person as p')
    .innerJoin('identity.user as u', 'u.id', 'p.user_id')
    .select(['p.id', 'p.name'])
    .where('u.email', '=', email.toLowerCase())
    .where('u.emailVerified', '=', true)
    .executeTakeFirst();
}
