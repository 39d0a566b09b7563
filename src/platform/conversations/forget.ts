import type { Tx } from '#db';

/** Forgets which messages were about cases that are removed; their words have a rule of their own. */
export async function forgetCasesInChats(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.updateTable('conversations.message').set({ case_id: null }).where('case_id', 'in', caseIds).execute();
}

/** Those of some people with whom there is no chat. */
export async function withoutChat(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom('conversations.conversation')
    .select('person_id as personId')
    .where('person_id', 'in', personIds)
    .execute();
  const writing = new Set(rows.map(({ personId }) => personId));
  return personIds.filter((id) => !writing.has(id));
}
