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

/** That a cell of a table is the sum of others, such as a year of its quarters. Every cell may stand in several sums. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/**
 * Which cells of a table are not shown: those that are too small, and as many more that no sum, nor several taken together,
 * gives a small one away. What is hidden in one sum beside a total that is shown is `smallest` together at least.
 * Counts that are nought are no group; they are hidden only where nothing else covers a small one.
 */
export function hiddenCells(counts: ReadonlyMap<string, number>, sums: readonly Sum[], smallest: number): ReadonlySet<string> {
  const small = [...counts].filter(([, count]) => count > 0 && count < smallest).map(([key]) => key);
  const hidden = new Set(small);
  const countOf = (key: string) => counts.get(key) ?? 0;
  const smallestShown = (among: readonly Sum[]) =>
    among
      .flatMap(({ total, parts }) => [...parts, total])
      .filter((key) => counts.has(key) && !hidden.has(key))
      .toSorted((a, b) => Number(countOf(a) === 0) - Number(countOf(b) === 0) || countOf(a) - countOf(b) || a.localeCompare(b))[0];
  const touches = (keys: ReadonlySet<string>) => sums.filter(({ total, parts }) => [total, ...parts].some((key) => keys.has(key)));
  for (;;) {
    const leaking = sums.filter(
      ({ total, parts }) =>
        !hidden.has(total) &&
        isThin(
          parts.filter((key) => hidden.has(key)),
          countOf,
          smallest,
        ),
    );
    const known = new Set(knownIn(hidden, sums).filter((key) => small.includes(key)));
    if (leaking.length === 0 && known.size === 0) return hidden;
    // Where all beside it is hidden already, what leads to it lies further off.
    const cover = [leaking, touches(known), touches(hidden)].map((among) => smallestShown(among)).find((key) => key !== undefined);
    if (cover === undefined) return hidden;
    hidden.add(cover);
  }
}

/** Whether what is hidden of a sum is worked out, or nearly so, by taking what is shown from the total. */
const isThin = (parts: readonly string[], countOf: (key: string) => number, smallest: number): boolean =>
  parts.length > 0 && (parts.length < 2 || parts.reduce((sum, key) => sum + countOf(key), 0) < smallest);

/** Hidden cells whose value follows from the sums once all that is shown is known: Gauss–Jordan over what is hidden. */
function knownIn(hidden: ReadonlySet<string>, sums: readonly Sum[]): readonly string[] {
  const keys = [...hidden];
  const rows = sums
    .map(({ total, parts }) => keys.map((key) => parts.filter((part) => part === key).length - Number(key === total)))
    .filter((row) => row.some((value) => value !== 0));
  const settled: { readonly column: number; readonly row: number }[] = [];
  for (let column = 0, top = 0; column < keys.length && top < rows.length; column++) {
    const at = rows.findIndex((row, nth) => nth >= top && Math.abs(row[column] ?? 0) > TINY);
    const pivot = rows[at];
    if (!pivot) continue;
    const scaled = pivot.map((value) => value / (pivot[column] ?? 1));
    rows[at] = rows[top] ?? [];
    rows[top] = scaled;
    rows.forEach((row, nth) => {
      const factor = row[column] ?? 0;
      if (nth !== top && Math.abs(factor) > TINY) rows[nth] = row.map((value, n) => value - factor * (scaled[n] ?? 0));
    });
    settled.push({ column, row: top++ });
  }
  return settled.flatMap(({ column, row }) => {
    const others = (rows[row] ?? []).filter((value, n) => n !== column && Math.abs(value) > TINY);
    return others.length === 0 ? [keys[column] ?? ''] : [];
  });
}

const TINY = 1e-9;
