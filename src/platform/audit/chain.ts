import { createHash } from 'node:crypto';

/** The fields of an entry that its hash vouches for. */
export interface Sealed {
  readonly lane: number;
  readonly seq: number;
  /** ISO instant, UTC, with milliseconds. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: unknown;
}

/** SHA-256 of the hash before and of the entry in a form with one spelling only. */
export function seal(before: Buffer, entry: Sealed): Buffer {
  return createHash('sha256').update(before).update(canonical(entry)).digest();
}

/** The canonical spelling of an entry, cut where its number goes: PostgreSQL gives the number while it holds the lane. */
export function aroundSeq(entry: Omit<Sealed, 'seq'>): readonly [before: string, after: string] {
  // Keys are sorted: no text a caller chose stands between `lane` and `subjectId`.
  const lane = `"lane":${entry.lane},`;
  const spelled = canonical(entry);
  const cut = spelled.lastIndexOf(`${lane}"subjectId":`) + lane.length;
  return [`${spelled.slice(0, cut)}"seq":`, `,${spelled.slice(cut)}`];
}

/** JSON with sorted keys: the same value always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The lane a subject's entries go to: always the same, so that its entries stand in order. */
export function laneOf(subjectId: string): number {
  return (createHash('sha256').update(subjectId).digest()[0] ?? 0) % 64;
}
