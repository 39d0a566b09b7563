import type { Db, Tx } from '#db';
import { formatTime } from '#i18n';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { cutOff, isCutOff } from '../domain/rules.ts';

/** Whether an agency takes payments at an instant, by the clock on its wall. */
export async function isClosedAt(db: Db | Tx, agencyId: string, at: Date): Promise<boolean> {
  const rules = await rulesAt(db, [cutOff], { agencyId, on: officeDay(at) });
  const [hours = 0, minutes = 0] = formatTime(at, 'id').split(/\D/).map(Number);
  return isCutOff(rules.value(cutOff), hours * 60 + minutes);
}
