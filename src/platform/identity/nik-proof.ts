import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { nikIndexes } from './sealed.ts';
import { getPersonById } from './tables.ts';

/** An account and the number on the card its holder shows. */
export interface ShownCard {
  /** Address of the account. */
  readonly email: string;
  /** As it stands on the card. */
  readonly nik: string;
}

/**
 * Notes that an officer saw the card with this NIK in the hands of whoever has the account. The account must have given
 * the same NIK and confirmed its address; which of these failed is not told. Another account of the same NIK is proven no
 * longer: whoever stands there with the card last is taken at their word. Returns whose it is; undefined where it does not
 * fit. Both are recorded.
 */
export async function proveNik(tx: Tx, actor: PersonActor, { email, nik }: ShownCard, at: Date): Promise<string | undefined> {
  const found = await tx
    .selectFrom('identity.person as p')
    .innerJoin('identity.user as u', 'u.id', 'p.user_id')
    .select('p.id')
    .where('u.email', '=', email.toLowerCase())
    .where('u.emailVerified', '=', true)
    .where('p.nik_index', 'in', [...nikIndexes(tx, nik)])
    .executeTakeFirst();
  // Nobody vouches for themselves.
  if (!found || found.id === actor.personId) {
    await appendAudit(tx, { actor, action: 'identity.nik-not-proven', subject: { type: 'person', id: actor.personId }, at });
    return undefined;
  }
  await tx
    .updateTable('identity.person')
    .set({ nik_proven_at: null, nik_proven_by: null })
    .where('nik_index', 'in', [...nikIndexes(tx, nik)])
    .where('id', '!=', found.id)
    .execute();
  await tx.updateTable('identity.person').set({ nik_proven_at: at, nik_proven_by: actor.personId }).where('id', '=', found.id).execute();
  await appendAudit(tx, { actor, action: 'identity.prove-nik', subject: { type: 'person', id: found.id }, at });
  return found.id;
}

/** The NIK of a person, and since when it is proven to be theirs. */
export async function readNikProof(
  db: Db | Tx,
  personId: string,
): Promise<{ readonly nik: string | null; readonly provenAt: Date | null }> {
  const { nik } = await getPersonById(db, personId);
  const { nik_proven_at: at } = await db
    .selectFrom('identity.person')
    .select('nik_proven_at')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return { nik, provenAt: nik === null ? null : at };
}
