import type { Db } from '#db';
import type { Belonging } from './domain/belonging.ts';

/** Whether somebody teaches a subject in any class today. */
export async function teaches(db: Db, { places }: Belonging, subject: string): Promise<boolean> {
  if (places.length === 0) return false;
  const row = await db
    .selectFrom('lentera.teaching')
    .select('member_id')
    .where('subject', '=', subject)
    .where(
      'member_id',
      'in',
      places.map(({ memberId }) => memberId),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
