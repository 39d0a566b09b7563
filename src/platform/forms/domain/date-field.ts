import { formatDate, type Text } from '#i18n';
import { Temporal } from 'temporal-polyfill';
import { Type } from 'typebox';
import { type Field, type Parsed, single } from './field.ts';
import { texts } from './texts.ts';

interface DateAsking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
  /** Which side of today is accepted. */
  readonly when?: 'past' | 'future' | 'any';
  readonly usually?: 'today';
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['januari', 'january', 'jan'],
    ['februari', 'february', 'feb', 'peb', 'pebruari'],
    ['maret', 'march', 'mar'],
    ['april', 'apr'],
    ['mei', 'may'],
    ['juni', 'june', 'jun'],
    ['juli', 'july', 'jul'],
    ['agustus', 'august', 'agu', 'agt', 'ags', 'aug'],
    ['september', 'sep', 'sept'],
    ['oktober', 'october', 'okt', 'oct'],
    ['november', 'nov', 'nop', 'nopember'],
    ['desember', 'december', 'des', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

/** A day, kept as YYYY-MM-DD. Typed as 31-12-2026, 31/12/2026, 31 Desember 2026 or 2026-12-31. */
export function date({ when = 'any', ...asking }: DateAsking): Field<string> {
  return {
    ...asking,
    optional: false,
    control: { kind: 'date' },
    schema: Type.String({ format: 'date' }),
    parse: (raw, { today }): Parsed<string> => {
      const day = readDate(single(raw));
      if (!day) return { ok: false, error: texts.text((m) => m.notADate) };
      if (day < '1900-01-01') return { ok: false, error: texts.text((m) => m.dateTooEarly) };
      if (day > '2200-01-01') return { ok: false, error: texts.text((m) => m.dateTooLate) };
      if (when === 'past' && day > today) return { ok: false, error: texts.text((m) => m.dateFuture) };
      if (when === 'future' && day < today) return { ok: false, error: texts.text((m) => m.datePassed) };
      return { ok: true, value: day };
    },
    toRaw: (value) => value.split('-').reverse().join('-'),
    show: (value, locale) => formatDate(value, locale),
  };
}

/** "Senin, tanggal 3 Maret 2026" is that day. */
const BEFORE =
  /^(?:(?:hari )?(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[\s,]+)?(?:(?:tanggal|tgl\.?)\s+)?(?=\d)/i;

/** The latest day up to `today` of what is typed without a year, or said as people do: "20 november", "kemarin"; undefined for others. */
export function readLately(typed: string, today: string): string | undefined {
  const said = typed.trim().toLowerCase();
  const back = LATELY.findIndex((words) => words.includes(said));
  if (back >= 0) return Temporal.PlainDate.from(today).subtract({ days: back }).toString();
  const year = Number(today.slice(0, 4));
  return [year, year - 1].map((one) => readDate(`${said} ${one}`)).find((day) => day !== undefined && day <= today);
}

/** Today, yesterday, the day before. */
const LATELY: readonly (readonly string[])[] = [
  ['hari ini', 'tadi', 'tadi pagi', 'tadi siang', 'tadi malam', 'today'],
  ['kemarin', 'kemaren', 'kemarin pagi', 'kemarin siang', 'kemarin sore', 'kemarin malam', 'yesterday'],
  ['kemarin lusa', 'kemaren lusa', 'kemarin dulu', 'dua hari lalu', '2 hari lalu', '2 hari yang lalu', 'dua hari yang lalu'],
];

/** YYYY-MM-DD of a day typed by hand, or undefined when no such day exists. */
export function readDate(typed: string): string | undefined {
  const bare = typed.replace(BEFORE, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s./-]+(\d{4})$/i.exec(bare);
  if (!parts) return undefined;
  const month = /^\d/.test(parts[2] ?? '') ? Number(parts[2]) : MONTHS[(parts[2] ?? '').toLowerCase()];
  return month === undefined ? undefined : existing(Number(parts[3]), month, Number(parts[1]));
}

function existing(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
