import type { Db } from '#db';

/** When something was last written of a subject; null where nothing ever was. */
export async function newestOf(db: Db, { type, id }: { readonly type: string; readonly id: string }): Promise<Date | null> {
  const row = await db
    .selectFrom('audit.entry')
    .select('at')
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
