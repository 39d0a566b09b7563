import { Temporal } from 'temporal-polyfill';

/** Clocks of Bali: WITA. */
const ZONE = 'Asia/Makassar';

/** A day (YYYY-MM-DD) and a time as people write it (`7.30`, `07:30`) as an instant; null where either is none. */
export function instantAt(day: string, time: string): Date | null {
  const match = /^\s*([01]?\d|2[0-3])[.:]([0-5]\d)\s*$/.exec(time);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !match) return null;
  try {
    const at = Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: ZONE,
      plainTime: { hour: Number(match[1]), minute: Number(match[2]) },
    });
    return new Date(at.epochMilliseconds);
  } catch {
    return null;
  }
}

/** Day and time of an instant as the fields of a form hold them. */
export function localParts(at: Date): { readonly day: string; readonly time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE);
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '.') };
}
