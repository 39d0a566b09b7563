import type { Agency } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { momentOfDay, officersTime } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { calendarOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';

/** A morning at an agency, in days there, YYYY-MM-DD. */
export interface Morning {
  readonly agency: Agency;
  readonly today: string;
  /** The working days before and after. */
  readonly before: string;
  readonly next: string;
  /** When the summary of the working day before was due. */
  readonly since: Date;
}

/** Undefined on a holiday, and before the hour. */
export async function morningAt(deps: CasesDeps, agency: Agency): Promise<Morning | undefined> {
  const { db, clock } = deps;
  const today = officeDay(clock.now());
  const calendar = await calendarOf(db, deps, agency);
  if (!calendar.isWorkingDay(today)) return undefined;
  const rules = await rulesAt(db, [officersTime], { agencyId: agency.id, on: today });
  const time = rules.value(officersTime);
  if (clock.now() < momentOfDay(today, time)) return undefined;
  const before = calendar.addWorkingDays(today, -1);
  return { agency, today, before, next: calendar.addWorkingDays(today, 1), since: momentOfDay(before, time) };
}
