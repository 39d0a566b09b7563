/** What speaks against putting a register in force: it holds far fewer people than the one there is, or is of a day before it. */
export type Doubt = 'shrinks' | 'older';

interface Extent {
  /** Lines that can be taken; null before they were looked at. */
  readonly kept: number | null;
  /** YYYY-MM-DD */
  readonly asOf: string;
}

/** A register loses people by deaths and moves, never one in ten from one version to the next. */
const LEAST = 0.9;

/** Doubts about a version in place of the one in force, which somebody has to answer for; none where there is nothing yet. */
export function doubtsOf(version: Extent, inForce: Extent | undefined): readonly Doubt[] {
  if (!inForce) return [];
  const shrinks = (version.kept ?? 0) < LEAST * (inForce.kept ?? 0);
  const older = version.asOf < inForce.asOf;
  return [...(shrinks ? (['shrinks'] as const) : []), ...(older ? (['older'] as const) : [])];
}
