import { Temporal } from 'temporal-polyfill';
import { readDate } from '#platform/forms';

/** A time that can be chosen: YYYY-MM-DD and HH:MM as the office reads its clock. */
export interface When {
  readonly day: string;
  readonly hour: string;
}

/** What somebody means of the times that are free: a day, a time of it, or one that is not free. */
export type WhenMeant =
  | { readonly kind: 'day'; readonly day: string }
  | ({ readonly kind: 'time' } & When)
  | { readonly kind: 'no-such-day'; readonly day: string }
  | ({ readonly kind: 'no-such-hour' } & When);

interface Around {
  readonly today: string;
  /** The day of which an hour is asked, or on which a meeting stands: an hour alone is one of that day. */
  readonly day?: string | undefined;
  /** What a number alone is an answer to; null where nothing was asked. */
  readonly asked: 'day' | 'hour' | null;
}

const WEEKDAYS: readonly (readonly string[])[] = [
  ['minggu', 'sunday', 'sun'],
  ['senin', 'sen', 'monday', 'mon'],
  ['selasa', 'sel', 'tuesday', 'tue'],
  ['rabu', 'rab', 'wednesday', 'wed'],
  ['kamis', 'kam', 'thursday', 'thu'],
  ['jumat', 'jum', 'friday', 'fri'],
  ['sabtu', 'sab', 'saturday', 'sat'],
];
const AHEAD: Readonly<Record<string, number>> = {
  'hari ini': 0,
  today: 0,
  besok: 1,
  besuk: 1,
  tomorrow: 1,
  lusa: 2,
  'day after tomorrow': 2,
};

/** Words around a time that do not change it. */
const AROUND =
  /(?<![\p{L}\p{N}])(?:eh|oh|kalo begitu|boleh|bisakah|saya|aku|kami|mau|bisa|bisanya|datang|ke sana|kesana|di|pada|untuk|ganti|pindah|pindahkan|jadi|saja|aja|kalau|kalo|ya|yah|dong|pak|bu|kak|min|wita|tanggal|tgl|depan|on|the|please|next|i|can|come|move it to|oclock)(?![\p{L}\p{N}])/gu;
const PART = '(?: ?(pagi|siang|sore|malam|am|pm))?';
/** "jam 9", "pukul 09.30", "setengah 10", "9 pagi", "09:30"; a number alone is no hour here. */
const HOURS = [
  new RegExp(`(?:^| )(?:jam|pukul|jm|pkl|at) ?(setengah |half )?(\\d{1,2})(?:[.:](\\d{2}))?${PART}(?= |$)`),
  new RegExp(`(?:^| )(setengah |half )(\\d{1,2})()${PART}(?= |$)`),
  new RegExp(`(?:^| )()(\\d{1,2})[.:]([0-5]\\d)${PART}(?= |$)`),
  /(?:^| )()(\d{1,2})() ?(pagi|siang|sore|am|pm)(?= |$)/,
];

/** The time somebody writes instead of pressing it: "besok jam 9", "senin", "7 desember", "09.30"; undefined for other words. Pure. */
export function whenMeant(said: string, free: readonly When[], { today, day, asked }: Around): WhenMeant | undefined {
  const words = wordsOf(said);
  if (asked === 'hour' && day !== undefined && /^\d{1,2}$/.test(words)) return ofHour(day, hourOf(Number(words), '00', ''), free);
  const spoken = HOURS.map((pattern) => pattern.exec(words)).find((found) => found !== null);
  const [part = '', half = '', hour = '', minute = '', time = ''] = spoken ?? [];
  const rest = spoken ? words.replace(part, ' ').trim() : words.replace(/ (?:pagi|siang|sore|malam)$/, '');
  const meant = rest === '' ? (spoken ? day : undefined) : dayOf(rest, free, { today, asked });
  if (meant === undefined) return undefined;
  if (spoken === undefined)
    return free.some((one) => one.day === meant) ? { kind: 'day', day: meant } : { kind: 'no-such-day', day: meant };
  const half30 = half.trim() !== '';
  return ofHour(meant, hourOf(Number(hour) - (half30 ? 1 : 0), half30 ? '30' : minute === '' ? '00' : minute, time), free);
}

function ofHour(day: string, hours: readonly string[], free: readonly When[]): WhenMeant {
  const some = free.filter((one) => one.day === day);
  if (some.length === 0) return { kind: 'no-such-day', day };
  const found = hours.find((hour) => some.some((one) => one.hour === hour));
  return found === undefined ? { kind: 'no-such-hour', day, hour: hours[0] ?? '' } : { kind: 'time', day, hour: found };
}

/** As HH:MM; "jam 1" at an office is after noon, where nothing is said of it. */
function hourOf(hour: number, minute: string, part: string): readonly string[] {
  const at = (one: number) => `${String(one).padStart(2, '0')}:${minute}`;
  if (/^(?:siang|sore|pm)$/.test(part) && hour < 11) return [at(hour + 12)];
  return part === '' && hour < 7 ? [at(hour + 12), at(hour)] : [at(hour)];
}

function dayOf(words: string, free: readonly When[], { today, asked }: Around): string | undefined {
  const ahead = AHEAD[words];
  if (ahead !== undefined) return dayAfter(today, ahead);
  const named = words.replace(/^hari /, '');
  const weekday = WEEKDAYS.findIndex((names) => names.includes(named));
  if (weekday >= 0) {
    const next = [1, 2, 3, 4, 5, 6, 7].map((days) => dayAfter(today, days)).find((day) => weekdayOf(day) === weekday);
    return free.find(({ day }) => weekdayOf(day) === weekday)?.day ?? next;
  }
  if (/^\d{1,2}$/.test(words)) {
    if (asked !== 'day') return undefined;
    const next = Array.from({ length: 62 }, (_, days) => dayAfter(today, days)).find((day) => Number(day.slice(8)) === Number(words));
    return free.find(({ day }) => Number(day.slice(8)) === Number(words))?.day ?? next;
  }
  const dated = named.replace(/^\p{L}+ (?=\d)/u, '').replace(/[/.]/g, '-');
  const year = Number(today.slice(0, 4));
  const read = [dated, `${dated} ${year}`, `${dated}-${year}`, `${dated} ${year + 1}`, `${dated}-${year + 1}`].map(readDate);
  return read.find((day) => day !== undefined && day >= today);
}

const wordsOf = (said: string) =>
  said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/jum['’]at/g, 'jumat')
    .replace(/o['’]clock/g, 'oclock')
    .replace(/[^\p{L}\p{N}.:/-]+|[.:](?!\d)/gu, ' ')
    .replace(AROUND, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const dayAfter = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** 0 for Sunday … 6 for Saturday. */
const weekdayOf = (day: string) => Temporal.PlainDate.from(day).dayOfWeek % 7;
