import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';

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

export async function findPersonByUser(db: Db | Tx, userId: string): Promise<Person | undefined> {
  return (await db.selectFrom('identity.person').select(columns).where('user_id', '=', userId).executeTakeFirst()) as Person | undefined;
}

export async function getPersonById(db: Db | Tx, id: string): Promise<Person> {
  const person = await db.selectFrom('identity.person').select(columns).where('id', '=', id).executeTakeFirst();
  if (!person) throw new AppError('NOT_FOUND', { person: id });
  return person as Person;
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
      phone: person.phone ?? null,
      nik: person.nik ?? null,
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
  change: { readonly name: string; readonly phone: string | null; readonly nik: string | null; readonly locale: 'id' | 'en' },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('identity.person')
    .set({ ...change, updated_at: at })
    .where('id', '=', id)
    .execute();
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
