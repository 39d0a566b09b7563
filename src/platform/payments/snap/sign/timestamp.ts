/** Where a bank keeps its day. Indonesia has no summer time. */
export type BankZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';

const hoursOf: Readonly<Record<BankZone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The moment `X-TIMESTAMP` or a time in a body names: `2026-12-01T09:22:18+07:00`, with `Z` or milliseconds too, as some
 * banks write it; null where it is none, has no zone or names a day the calendar does not have.
 */
export function readTimestamp(written: string): Date | null {
  const parts = SHAPE.exec(written);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = parts;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)));
  const isReal = at.toISOString().slice(0, 19) === `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const offset = zone === 'Z' ? 0 : minutesOf(zone);
  if (!isReal || offset === null) return null;
  return new Date(at.getTime() - offset * 60_000 + Number(fraction.slice(0, 3).padEnd(3, '0')));
}

/** `yyyy-MM-ddTHH:mm:ss+07:00` in the zone of a bank. */
export function writeTimestamp(at: Date, zone: BankZone): string {
  const hours = hoursOf[zone];
  return `${new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 19)}+${String(hours).padStart(2, '0')}:00`;
}

/** The day a moment belongs to at a bank, `2026-12-01`: within it an X-EXTERNAL-ID comes once. */
export function dayAt(at: Date, zone: BankZone): string {
  return new Date(at.getTime() + hoursOf[zone] * 3_600_000).toISOString().slice(0, 10);
}

/** Whether two clocks are no further apart than `seconds`. */
export function isWithinSkew(said: Date, now: Date, seconds: number): boolean {
  return Math.abs(said.getTime() - now.getTime()) <= seconds * 1000;
}

function minutesOf(zone: string): number | null {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
