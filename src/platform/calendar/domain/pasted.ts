import { isDay } from '#kernel';

/** A day as a line of a decree names it. */
export interface PastedDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly nameId: string;
  readonly nameEn: string;
}

/** Why a line is none: no date and name, a date that does not exist, or a day named before. */
export type LineFault = 'shape' | 'no-day' | 'twice';

export interface Pasted {
  readonly days: readonly PastedDay[];
  /** Lines from 1. */
  readonly faults: readonly { readonly line: number; readonly text: string; readonly fault: LineFault }[];
}

const LONGEST_NAME = 120;

/**
 * Reads days from lines as they are copied out of a decree or a sheet: the date (31-12-2026, 31/12/2026, 31.12.2026 or
 * 2026-12-31), then the name, then the English name where there is one, apart by a semicolon or a tab. Empty lines do
 * not count.
 */
export function readPasted(text: string): Pasted {
  const days: PastedDay[] = [];
  const faults: Pasted['faults'][number][] = [];
  for (const [index, raw] of text
    .normalize('NFC')
    .split(/\r\n|[\n\r]/)
    .entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const read = readLine(line);
    const fault = typeof read === 'string' ? read : days.some(({ day }) => day === read.day) ? 'twice' : undefined;
    if (fault !== undefined) faults.push({ line: index + 1, text: line.slice(0, LONGEST_NAME), fault });
    else if (typeof read !== 'string') days.push(read);
  }
  return { days, faults };
}

function readLine(line: string): PastedDay | LineFault {
  const [, date = '', rest = ''] = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[;\t\s]+(.+)$/.exec(line) ?? [];
  const [nameId = '', nameEn = ''] = rest.split(/[;\t]/).map((part) => part.trim().slice(0, LONGEST_NAME));
  if (!/\p{L}/u.test(nameId)) return 'shape';
  const parts = date.split(/[-/.]/);
  const [year = '', month = '', day = ''] = date.indexOf('-') === 4 ? parts : parts.toReversed();
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(whole) ? { day: whole, nameId, nameEn: nameEn === '' ? nameId : nameEn } : 'no-day';
}
