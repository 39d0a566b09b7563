import type { Tx } from '#db';

/** Lets a person see a case from now on. */
export async function insertMember(tx: Tx, caseId: string, personId: string, as: string): Promise<void> {
  await tx
    .insertInto('cases.member')
    .values({ case_id: caseId, person_id: personId, role: as })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Whoever was joined as that party sees the case no more. */
export async function deleteMembers(tx: Tx, caseId: string, as: string): Promise<void> {
  await tx.deleteFrom('cases.member').where('case_id', '=', caseId).where('role', '=', as).execute();
}

/** Keeps people of the office from a case: no list of theirs holds it. */
export async function keepAway(tx: Tx, caseId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .insertInto('cases.kept_away')
    .values(personIds.map((personId) => ({ case_id: caseId, person_id: personId })))
    .onConflict((on) => on.doNothing())
    .execute();
}
