/** Attitude as rapor say it: very good, good, fair, needs guidance. */
export const attitudes = ['SB', 'B', 'C', 'K'] as const;

export const scales = ['points', 'attitude', 'rubric', 'criteria'] as const;
export type ScaleKey = (typeof scales)[number];

/** What a teacher gave one student for one work. Nothing given is no value at all, which is not zero. */
export type MarkValue =
  | { readonly kind: 'points'; readonly points: number }
  /** Of an attitude or a rubric. */
  | { readonly kind: 'level'; readonly level: string }
  /** Criteria that were met. */
  | { readonly kind: 'criteria'; readonly met: readonly string[] }
  /** The work does not count for this student. */
  | { readonly kind: 'excused'; readonly reason: string };

/** Whether two say the same. */
export function sameMark(a: MarkValue | null, b: MarkValue | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'points' && b.kind === 'points') return a.points === b.points;
  if (a.kind === 'level' && b.kind === 'level') return a.level === b.level;
  if (a.kind === 'excused' && b.kind === 'excused') return a.reason === b.reason;
  if (a.kind === 'criteria' && b.kind === 'criteria') return a.met.length === b.met.length && a.met.every((one) => b.met.includes(one));
  return false;
}

/** A mark as typed, `85` or `85,5`, not above `max`; null where it is none. */
export function readPoints(typed: string, max: number): number | null {
  const plain = typed.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(plain)) return null;
  const points = Number(plain);
  return points <= max ? points : null;
}
