import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { nikIndexes } from '#platform/identity';
import { vaultOf } from '#platform/keys';
import { placeOf, sealNik } from './sealed.ts';

export const relations = ['child', 'spouse', 'parent'] as const;
export type Relation = (typeof relations)[number];

/** Somebody of one's family, as one noted them. */
export interface Relative {
  readonly id: string;
  readonly relation: Relation;
  readonly name: string;
  readonly nik: string;
  /** YYYY-MM-DD. */
  readonly born: string;
  readonly agreedAt: Date;
}

/** More than a household has. */
export const MOST_RELATIVES = 20;

export type RelativeRefusal = 'noted-already' | 'full';

const refuse = (reason: RelativeRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });

/** The family somebody noted: children first, each by name. */
export async function listRelatives(db: Db | Tx, personId: string): Promise<readonly Relative[]> {
  const rows = await db
    .selectFrom('mandates.relative')
    .select(['id', 'relation', 'name', 'nik', 'born', 'agreed_at as agreedAt'])
    .where('person_id', '=', personId)
    .orderBy('relation')
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_RELATIVES)
    .execute();
  const vault = vaultOf(db);
  return rows.map(({ relation, ...row }) => ({ ...row, relation: relation as Relation, nik: vault.open(placeOf(row.id), row.nik) }));
}

/** Notes one more, who agreed to it. Throws ACTION_NOT_ALLOWED with `noted-already`, or `full`. */
export async function noteRelative(
  tx: Tx,
  actor: PersonActor,
  { relation, name, nik, born }: Omit<Relative, 'id' | 'agreedAt'>,
  at: Date,
): Promise<string> {
  // Two presses at once take turns.
  await tx.selectFrom('identity.person').select('id').where('id', '=', actor.personId).forUpdate().execute();
  const there = await listRelatives(tx, actor.personId);
  if (there.some((one) => one.nik === nik)) throw refuse('noted-already');
  if (there.length >= MOST_RELATIVES) throw refuse('full');
  const id = newId();
  await tx
    .insertInto('mandates.relative')
    .values({ id, person_id: actor.personId, relation, name, ...sealNik(tx, id, nik), born, agreed_at: at })
    .execute();
  await appendAudit(tx, { actor, action: 'mandates.note-relative', subject: { type: 'relative', id }, detail: { relation }, at });
  return id;
}

/** Forgets one at once. Throws NOT_FOUND for anybody else's. */
export async function forgetRelative(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<void> {
  const { numDeletedRows: n } = await tx
    .deleteFrom('mandates.relative')
    .where('id', '=', id)
    .where('person_id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('NOT_FOUND', { relative: id });
  await appendAudit(tx, { actor, action: 'mandates.forget-relative', subject: { type: 'relative', id }, at });
}

/** Forgets all of them, since the account is erased. */
export async function forgetRelativesOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('mandates.relative').where('person_id', '=', personId).execute();
}

/** Of which of these numbers somebody holds a mandate on a day, YYYY-MM-DD. */
export async function mandatedAmong(db: Db, personId: string, niks: readonly string[], on: string): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const nik of niks) {
    const found = await db
      .selectFrom('mandates.mandate as m')
      .innerJoin('identity.person as q', 'q.id', 'm.principal_person_id')
      .select('m.id')
      .where('m.representative_person_id', '=', personId)
      .where('m.status', '=', 'granted')
      .where('m.valid_from', '<=', on)
      .where((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>=', on)]))
      .where('q.nik_index', 'in', [...nikIndexes(db, nik)])
      .limit(1)
      .executeTakeFirst();
    if (found) held.add(nik);
  }
  return held;
}
