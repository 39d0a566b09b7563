/** How many share a value. */
export interface Counted {
  readonly days: number;
  readonly count: number;
}

/** The value below which `share` of all lie, between two where it falls between them; null where there are none. */
export function quantile(counted: readonly Counted[], share: number): number | null {
  const sorted = [...counted].sort((a, b) => a.days - b.days);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const place = share * (all - 1);
  const [below, above] = [valueAt(sorted, Math.floor(place)), valueAt(sorted, Math.ceil(place))];
  return below + (above - below) * (place - Math.floor(place));
}

/** The value that stands at a place, from 0, when each is written as often as it is counted. */
function valueAt(sorted: readonly Counted[], place: number): number {
  let passed = 0;
  for (const { days, count } of sorted) {
    passed += count;
    if (place < passed) return days;
  }
  return sorted.at(-1)?.days ?? 0;
}
