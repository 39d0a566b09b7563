import { Type, type Static } from 'typebox';

/** Bytes of one answer as JSON: an essay of some four thousand words. */
export const MOST_VALUE = 30_000;
/** Entries in one request. */
export const MOST_ENTRIES = 200;

/** One line of a device's log. */
export const EntrySchema = Type.Object({
  /** From 1 on, without a hole, in the device's own numbering. */
  seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** The item answered; 0: something happened, which `value` names. */
  item: Type.Integer({ minimum: 0, maximum: 1000 }),
  /** The answer, or null where it was taken back. */
  value: Type.Unknown(),
  /** When, by the device's reckoning of the server's time: milliseconds since 1970. */
  at: Type.Integer({ minimum: 0, maximum: 9_000_000_000_000 }),
});
export type Entry = Static<typeof EntrySchema>;

/** An entry as it lies in the log. */
export interface LoggedEntry extends Entry {
  readonly device: number;
  readonly receivedAt: number;
}

/**
 * The answer that stands for each item: the latest given, by the time it was given, then by device and number. The order
 * in which entries came does not matter, so a device that was away for hours is read as if it had been there. Nothing
 * given after `until` (milliseconds since 1970; of an item, where sections close one by one) counts.
 */
export function standing(
  entries: Iterable<LoggedEntry>,
  until: number | ((item: number) => number) = Infinity,
): ReadonlyMap<number, LoggedEntry> {
  const untilOf = typeof until === 'number' ? () => until : until;
  const latest = new Map<number, LoggedEntry>();
  for (const entry of entries) {
    if (entry.item === 0 || entry.at > untilOf(entry.item)) continue;
    const known = latest.get(entry.item);
    if (!known || isLater(entry, known)) latest.set(entry.item, entry);
  }
  return latest;
}

function isLater(a: LoggedEntry, b: LoggedEntry): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.device !== b.device ? a.device > b.device : a.seq > b.seq;
}

/** The device's word of when, held between the start of the attempt and the moment it came. */
export function heldTime(at: number, startedAt: number, receivedAt: number): number {
  return Math.min(Math.max(at, startedAt), receivedAt);
}
