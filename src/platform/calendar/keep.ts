import type { Tx } from '#db';
import { AppError } from '#kernel';

/** A day of a region. */
export interface HolidayAt {
  readonly region: string;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** Confirms a day by the decree it rests on. Returns who entered it, where a person did. Throws ACTION_NOT_ALLOWED `own-entry` for whoever entered it. */
export async function confirmHoliday(tx: Tx, at: HolidayAt, citation: string, personId: string): Promise<string | null> {
  const { enteredBy } = await lock(tx, at);
  if (enteredBy === personId) throw refuse('own-entry');
  await tx
    .updateTable('calendar.holiday')
    .set({ confirmed: true, confirmed_by: personId, citation })
    .where('region', '=', at.region)
    .where('day', '=', at.day)
    .execute();
  return enteredBy;
}

/**
 * Takes a day away: at once what nobody has confirmed, else once a second person asks for it too. Returns whether it is
 * gone, and who had asked for that before. Throws ACTION_NOT_ALLOWED `asked-already` for whoever asked before.
 */
export async function removeHoliday(
  tx: Tx,
  at: HolidayAt,
  personId: string,
): Promise<{ readonly gone: boolean; readonly askedBy: string | null }> {
  const { confirmed, removalAskedBy } = await lock(tx, at);
  if (removalAskedBy === personId) throw refuse('asked-already');
  if (confirmed && removalAskedBy === null) {
    await askedBy(tx, at, personId);
    return { gone: false, askedBy: null };
  }
  await tx.deleteFrom('calendar.holiday').where('region', '=', at.region).where('day', '=', at.day).execute();
  return { gone: true, askedBy: removalAskedBy };
}

/** Leaves a day that somebody wanted taken away. Returns who that was. */
export async function leaveHoliday(tx: Tx, at: HolidayAt): Promise<string | null> {
  const { removalAskedBy } = await lock(tx, at);
  await askedBy(tx, at, null);
  return removalAskedBy;
}

async function askedBy(tx: Tx, { region, day }: HolidayAt, personId: string | null): Promise<void> {
  await tx
    .updateTable('calendar.holiday')
    .set({ removal_asked_by: personId })
    .where('region', '=', region)
    .where('day', '=', day)
    .execute();
}

async function lock(tx: Tx, { region, day }: HolidayAt) {
  const row = await tx
    .selectFrom('calendar.holiday')
    .select(['confirmed', 'entered_by as enteredBy', 'removal_asked_by as removalAskedBy'])
    .where('region', '=', region)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { holiday: `${region} ${day}` });
  return row;
}

export type HolidayRefusal = 'own-entry' | 'asked-already';

const refuse = (reason: HolidayRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });
