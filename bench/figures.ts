/** One measured figure beside its peer or its limit, both from the same run. */
export interface Figure {
  readonly what: string;
  /** Measured, with its unit: "2,410 /s". */
  readonly measured: string;
  readonly beside: string;
  readonly bar: string;
  /** null where no bar is set: nothing was met. */
  readonly met: boolean | null;
}

/** Figures as a table of docs/performance.md. */
export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, beside, bar, met }) => `| ${what} | ${measured} | ${beside} | ${bar} | ${verdict(met)} |`);
  return ['| what | measured | beside | bar | met |', '|---|---|---|---|---|', ...rows].join('\n');
}

export function round(value: number, digits = 0): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

/** The value below which `share` of the sorted samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function verdict(met: boolean | null): string {
  if (met === null) return '–';
  return met ? 'yes' : '**no**';
}
