/** A group and how many of it a figure is made of. */
export interface Group {
  readonly key: string;
  readonly count: number;
}

/** Which groups are not shown, and whether the total is. */
export interface Suppression {
  readonly hidden: ReadonlySet<string>;
  readonly total: boolean;
}

/**
 * Hides groups that are too small, and as many more that nobody can work a hidden one out of the total: what is hidden are
 * two groups at least, of `smallest` together. Where that would leave nothing to be seen, the total is hidden instead.
 */
export function suppressed(groups: readonly Group[], smallest: number): Suppression {
  const some = groups.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count || a.key.localeCompare(b.key));
  const small = some.filter(({ count }) => count < smallest);
  if (small.length === 0) return { hidden: new Set(), total: true };
  let at = small.length;
  const together = () => some.slice(0, at).reduce((sum, { count }) => sum + count, 0);
  while (at < some.length && (at < 2 || together() < smallest)) at++;
  const covers = at >= 2 && together() >= smallest && at < some.length;
  const hidden = new Set(some.slice(0, covers ? at : small.length).map(({ key }) => key));
  // With everything small, even a total of many small groups says nothing of any of them.
  return { hidden, total: covers || (small.length === some.length && at >= 2 && together() >= smallest) };
}
