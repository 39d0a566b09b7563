import type { Locale } from '#i18n';
import { type Quarter, quarterOf, quartersOf } from '#platform/survey';
import { Type } from 'typebox';

/** A year (`2026`) or a quarter of it (`2026-Q4`), as addresses have it. */
export const Period = Type.String({ pattern: '^20\\d\\d(-Q[1-4])?$' });

/** First year anybody can ask for. */
const FIRST = 2020;

export interface Chosen {
  readonly period: string;
  readonly year: number;
}

/** The period somebody asked for; this year where they asked for none, or for one that has not begun. */
export function chosenPeriod(asked: string | undefined, today: string): Chosen {
  const year = Number((asked ?? today).slice(0, 4));
  const known =
    asked !== undefined && year >= FIRST && asked.length > 4
      ? asked <= quarterOf(today)
      : asked !== undefined && year >= FIRST && asked <= today.slice(0, 4);
  const period = known && asked !== undefined ? asked : today.slice(0, 4);
  return { period, year: Number(period.slice(0, 4)) };
}

/** The periods to choose from: this year and the one before, and the quarters that have begun of the year chosen. */
export function periodsAround({ year }: Chosen, today: string): readonly string[] {
  const now = Number(today.slice(0, 4));
  const years = [...new Set([now - 1, now, year])].toSorted((a, b) => a - b);
  const quarters = quartersOf(year).filter((quarter: Quarter) => quarter <= quarterOf(today));
  return [...years.map(String), ...quarters];
}

/** A period in words: 2026, Triwulan 4 2026. */
export function periodWords(period: string, locale: Locale): string {
  const quarter = /Q([1-4])$/.exec(period)?.[1];
  if (quarter === undefined) return period;
  return locale === 'en' ? `Quarter ${quarter} of ${period.slice(0, 4)}` : `Triwulan ${quarter} ${period.slice(0, 4)}`;
}
