/** A school year by the year it begins in, with its first and last day (YYYY-MM-DD). */
export interface SchoolYear {
  readonly year: number;
  readonly begins: string;
  readonly ends: string;
}

/** 2026 is written 2026/2027. */
export function yearTitle(year: number): string {
  return `${year}/${year + 1}`;
}

/** The year a day falls in; between two years the one that comes, after the last one that. Undefined where there is none. */
export function yearOn(years: readonly SchoolYear[], today: string): SchoolYear | undefined {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  return sorted.find(({ ends }) => today <= ends) ?? sorted.at(-1);
}
