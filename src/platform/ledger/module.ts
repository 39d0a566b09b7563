import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { Sweep } from '#platform/jobs';
import { join } from 'node:path';
import { closeDays } from './post.ts';

export const migrations = join(import.meta.dirname, 'migrations');

const DAY = 86_400_000;

/** Every night, hours after midnight, the day before is closed: what was under way at midnight has long been booked. */
export function sweeps({ db, clock }: { readonly db: Db; readonly clock: Clock }): readonly Sweep[] {
  const close = async () => {
    const at = clock.now();
    await transaction(db, (tx) => closeDays(tx, officeDay(new Date(at.getTime() - DAY)), at));
  };
  return [{ name: 'ledger.close', cron: '40 18 * * *', run: close }];
}
