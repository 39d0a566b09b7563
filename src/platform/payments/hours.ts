import type { Db, Tx } from '#db';
import { formatTime } from '#i18n';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { cutOff, isCutOff } from './domain/rules.ts';

/** Hours of the day, by the clock on an agency's wall, in which its codes cannot be paid. */
export interface ClosedHours {
  /** `23.30` */
  readonly from: string;
  readonly to: string;
  /** Whether an instant lies in them. */
  readonly now: boolean;
  /** Day since which the version holds, YYYY-MM-DD. */
  readonly since: string;
  readonly citation: string;
  readonly confirmed: boolean;
}

/** When an agency takes no payments, for everybody to know before; null where it takes them all day. */
export async function closedHours(db: Db | Tx, agencyId: string, at: Date): Promise<ClosedHours | null> {
  const { value, validFrom: since, citation, confirmed } = (await rulesAt(db, [cutOff], { agencyId, on: officeDay(at) })).version(cutOff);
  if (value.from === value.to) return null;
  const [hours = 0, minutes = 0] = formatTime(at, 'id').split(/\D/).map(Number);
  return { from: shown(value.from), to: shown(value.to), now: isCutOff(value, hours * 60 + minutes), since, citation, confirmed };
}

const shown = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
