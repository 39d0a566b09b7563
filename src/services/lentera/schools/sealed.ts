import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';
import { sql } from 'kysely';
import type { ReadList } from './intake/read-file.ts';

const phoneOf = (studentId: string, relation: string) => `lentera.parent.phone#${studentId}:${relation}`;

/** The telephone number of a parent as it is stored. */
export const sealPhone = (tx: Tx, studentId: string, relation: string, phone: string | null): string | null =>
  phone === null ? null : vaultOf(tx).seal(phoneOf(studentId, relation), phone);

export const openPhone = (db: Db | Tx, studentId: string, relation: string, stored: string | null): string | null =>
  stored === null ? null : vaultOf(db).open(phoneOf(studentId, relation), stored);

const listOf = (intakeId: string) => `lentera.intake.rows#${intakeId}`;

/** The lines of a list that was sent in, as they lie until it is taken or given up; how many there are can be read. */
export const sealList = (tx: Tx, intakeId: string, rows: ReadList['rows']): string =>
  JSON.stringify({ lines: rows.length, sealed: vaultOf(tx).seal(listOf(intakeId), JSON.stringify(rows)) });

/** What is stored is an array where the list is over, or from before it was sealed. */
export function openList(db: Db | Tx, intakeId: string, stored: unknown): ReadList['rows'] {
  if (Array.isArray(stored)) return stored as ReadList['rows'];
  return JSON.parse(vaultOf(db).open(listOf(intakeId), (stored as { sealed: string }).sealed)) as ReadList['rows'];
}

/** How many lines a stored list has. */
export const linesIn = sql<number>`case jsonb_typeof(i.rows) when 'array' then jsonb_array_length(i.rows) else (i.rows ->> 'lines')::integer end`;

const ofParents: SealedTable = sealedTable({
  name: 'lentera.parent',
  rows: (tx) =>
    tx
      .selectFrom('lentera.student')
      .select('id')
      .where((eb) =>
        eb.exists(
          eb.selectFrom('lentera.parent as p').whereRef('p.student_id', '=', 'lentera.student.id').where('p.phone', 'is not', null),
        ),
      ),
  anew: async (tx, { id }) => {
    const parents = await tx.selectFrom('lentera.parent').select(['relation', 'phone']).where('student_id', '=', id).execute();
    const old = parents.filter(({ phone }) => phone !== null && !vaultOf(tx).isCurrent(phone));
    for (const { relation, phone } of old)
      await tx
        .updateTable('lentera.parent')
        .set({ phone: sealPhone(tx, id, relation, openPhone(tx, id, relation, phone)) })
        .where('student_id', '=', id)
        .where('relation', '=', relation)
        .execute();
    return old.length > 0;
  },
});

const ofLists: SealedTable = sealedTable({
  name: 'lentera.intake',
  rows: (tx) => tx.selectFrom('lentera.intake').select(['id', 'rows']).where('ended_at', 'is', null),
  anew: async (tx, { id, rows }) => {
    const { sealed } = rows as { sealed?: string };
    if (sealed !== undefined && vaultOf(tx).isCurrent(sealed)) return false;
    await tx
      .updateTable('lentera.intake')
      .set({ rows: sealList(tx, id, openList(tx, id, rows)) })
      .where('id', '=', id)
      .execute();
    return true;
  },
});

/** Telephone numbers of parents and lists that wait, for whoever seals everything anew. */
export const sealedSchools: readonly SealedTable[] = [ofParents, ofLists];
