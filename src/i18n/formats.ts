import type { Locale } from './catalogue.ts';

/** Bali, Nusa Tenggara, most of Kalimantan and Sulawesi: WITA, UTC+8. */
export const WITA = 'Asia/Makassar';

const tags: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

/** Makes a formatter once per language and options: making one takes a hundred times as long as using it. */
function madeOnce<Options, Formatter>(make: (tag: string, options: Options) => Formatter): (locale: Locale, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale, options) => {
    const key = locale + JSON.stringify(options);
    const known = made.get(key) ?? make(tags[locale], options);
    made.set(key, known);
    return known;
  };
}

const dates = madeOnce((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options));
const numbers = madeOnce((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options));
const spans = madeOnce((tag, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(tag, options));

/** A day in words: "24 November 2026". Takes YYYY-MM-DD, or an instant read at `zone`. */
export function formatDate(day: string | Date, locale: Locale, zone = WITA): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))
    return dates(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return dates(locale, { ...options, timeZone: zone }).format(new Date(day));
}

/** A moment in words: "Selasa, 24 November 2026 pukul 09.14 WITA". Takes an instant or its ISO form. */
export function formatDateTime(at: Date | string, locale: Locale, zone = WITA): string {
  const instant = new Date(at);
  const day = dates(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(instant);
  const time = formatTime(instant, locale, zone);
  return locale === 'id' ? `${day} pukul ${time} WITA` : `${day} at ${time} WITA`;
}

/** A day with its weekday: "Senin, 30 November 2026". Takes YYYY-MM-DD. */
export function formatWeekday(day: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return dates(locale, options).format(new Date(`${day}T00:00:00Z`));
}

/** The time of a moment, without its day and zone: "09.14", "09:14". */
export function formatTime(at: Date | string, locale: Locale, zone = WITA): string {
  return dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(at));
}

/** A day as lists show it: "24 Nov 2026". */
export function formatShortDate(day: string | Date, locale: Locale): string {
  const instant = typeof day === 'string' && day.length === 10 ? new Date(`${day}T00:00:00+08:00`) : new Date(day);
  return dates(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: WITA }).format(instant);
}

/** A number in the notation of the language: 1.250,5 or 1,250.5. */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  return numbers(locale, { maximumFractionDigits: decimals ?? 6, minimumFractionDigits: decimals ?? 0 }).format(value);
}

/** How many there are, where nobody counts beyond `most`: "lebih dari 1.000", else the number itself. */
export function formatCount(count: number, locale: Locale, most: number): string {
  if (count <= most) return formatNumber(count, locale);
  return `${locale === 'id' ? 'lebih dari' : 'more than'} ${formatNumber(most, locale)}`;
}

/** Whole rupiah: "Rp 460.212". */
export function formatRupiah(value: number, locale: Locale): string {
  return `Rp ${formatNumber(Math.round(value), locale)}`;
}

/** How long ago, in the coarsest unit that still says something: "3 hari yang lalu". */
export function formatAgo(at: Date | string, now: Date, locale: Locale): string {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
  const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return spans(locale, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

/** Bytes for people: "1,4 MB". */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)), locale)} kB`;
  if (bytes < 1_000_000_000) return `${formatNumber(Math.round(bytes / 100_000) / 10, locale)} MB`;
  return `${formatNumber(Math.round(bytes / 100_000_000) / 10, locale)} GB`;
}
