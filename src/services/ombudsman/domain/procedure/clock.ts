import type { Limit } from '../data/limits.ts';
import { type MatterClass, limitsOf, type Stage } from './stages.ts';

/** Counts days of one unit; working days are those of the office's region, with national and Balinese holidays. */
export interface DayCount {
  addWorkingDays(day: string, days: number): string;
  addDays(day: string, days: number): string;
  workingDaysBetween(from: string, to: string): number;
}

/** Which limit runs in a stage; undefined where none does. */
export function limitAt(limits: readonly Limit[], stage: Stage, matterClass: MatterClass | null): Limit | undefined {
  const key = stage === 'examination' ? `class-${matterClass ?? 'none'}` : limitsOf[stage];
  return limits.find((limit) => limit.key === key);
}

/** The last day of a limit that began on a day, YYYY-MM-DD; the day itself does not count. */
export function dueOn({ days, unit }: Pick<Limit, 'days' | 'unit'>, start: string, calendar: DayCount): string {
  return unit === 'working' ? calendar.addWorkingDays(start, days) : calendar.addDays(start, days);
}

/** Days of a unit after one day up to and with another. */
export function daysBetween(unit: Limit['unit'], from: string, to: string, calendar: Pick<DayCount, 'workingDaysBetween'>): number {
  if (unit === 'working') return calendar.workingDaysBetween(from, to);
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
