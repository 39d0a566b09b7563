import type { Db, Tx } from '#db';
import { type RawBuilder, sql } from 'kysely';

/** Who applied, and where: of a case by its id. */
export async function findApplicant(
  db: Db | Tx,
  caseId: string,
): Promise<{ readonly personId: string; readonly agencyId: string } | undefined> {
  return db
    .selectFrom('cases.case')
    .select(['applicant_person_id as personId', 'agency_id as agencyId'])
    .where('id', '=', caseId)
    .executeTakeFirst();
}

/** The agency somebody applied at last; undefined where they never did. */
export async function lastAgencyOf(db: Db | Tx, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('cases.case')
    .select('agency_id as agencyId')
    .where('applicant_person_id', '=', personId)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agencyId;
}

/** The id of a case by its number, where it is this person’s own. */
export async function ownCaseNumbered(db: Db | Tx, personId: string, number: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('cases.case')
    .select('id')
    .where('number', '=', number)
    .where('applicant_person_id', '=', personId)
    .executeTakeFirst();
  return row?.id;
}

/** Whether the person in that column of a query applied at one of the agencies: for lists of people. */
export function appliedAt(personColumn: string, agencyIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select from cases.case k
    where k.applicant_person_id = ${sql.ref(personColumn)} and k.agency_id = any(${[...agencyIds]}::uuid[]))`;
}
