import { transaction } from '#db';
import { balineseHolidays, enterHolidays } from '#platform/calendar';
import type { Deps } from './compose.ts';

/** Enters what every installation needs and the database may not know yet. Safe to run at every start. */
export async function seed({ db, clock }: Deps): Promise<void> {
  const year = clock.now().getUTCFullYear();
  await transaction(db, async (tx) => {
    await enterHolidays(tx, balineseHolidays(year - 2, year + 3));
  });
}
