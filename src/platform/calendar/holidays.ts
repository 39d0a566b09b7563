import type { Db, Tx } from '#db';

export interface EnteredHoliday {
  readonly day: string;
  readonly region: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly closed: boolean;
  readonly citation: string;
  readonly confirmed: boolean;
}

/**
 * Bali's own days off, decreed each year by the governor. From the Pawukon calendar of 210 days: Galungan falls on
 * Wednesday of Dungulan, Kuningan ten days later; the days before and after Galungan are free. Unconfirmed until the
 * decree of the year has been entered.
 */
export function balineseHolidays(fromYear: number, toYear: number): EnteredHoliday[] {
  // Galungan of 19 November 2025 is an anchor of the cycle.
  const anchor = Date.parse('2025-11-19T00:00:00Z');
  const cycle = 210 * 86_400_000;
  const days: EnteredHoliday[] = [];
  for (let at = anchor - cycle * 8; new Date(at).getUTCFullYear() <= toYear; at += cycle) {
    const near: readonly [number, string, string][] = [
      [-1, 'Penampahan Galungan', 'Penampahan Galungan'],
      [0, 'Galungan', 'Galungan'],
      [1, 'Manis Galungan', 'Manis Galungan'],
      [10, 'Kuningan', 'Kuningan'],
    ];
    for (const [shift, nameId, nameEn] of near) {
      const day = new Date(at + shift * 86_400_000).toISOString().slice(0, 10);
      if (Number(day.slice(0, 4)) >= fromYear)
        days.push({
          day,
          region: 'ID-BA',
          nameId,
          nameEn,
          closed: true,
          citation: 'Kalender Bali (Pawukon); menunggu keputusan Gubernur tahun berjalan',
          confirmed: false,
        });
    }
  }
  return days;
}

/** Enters days that are not there yet, by a person or, null, by the house. Returns which they were, YYYY-MM-DD. */
export async function enterHolidays(
  tx: Tx,
  holidays: readonly EnteredHoliday[],
  enteredBy: string | null = null,
): Promise<readonly string[]> {
  if (holidays.length === 0) return [];
  const rows = holidays.map(({ nameId, nameEn, ...holiday }) => ({ ...holiday, name_id: nameId, name_en: nameEn, entered_by: enteredBy }));
  const added = await tx
    .insertInto('calendar.holiday')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .returning('day')
    .execute();
  return added.map(({ day }) => day);
}

/** An entered day with who stands behind it. */
export interface KeptHoliday extends EnteredHoliday {
  readonly enteredBy: string | null;
  readonly removalAskedBy: string | null;
}

/** What was entered for these regions between two days, both included. */
export async function listHolidays(
  db: Db,
  { regions, from, to }: { readonly regions: readonly string[]; readonly from: string; readonly to: string },
): Promise<readonly KeptHoliday[]> {
  if (regions.length === 0) return [];
  return db
    .selectFrom('calendar.holiday')
    .select(['day', 'region', 'name_id as nameId', 'name_en as nameEn', 'closed', 'citation', 'confirmed'])
    .select(['entered_by as enteredBy', 'removal_asked_by as removalAskedBy'])
    .where('region', 'in', regions)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('region')
    .execute();
}
