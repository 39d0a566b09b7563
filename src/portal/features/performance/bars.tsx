/** One bar: what it stands for, how long it is, and the same in words. */
export interface Bar {
  readonly label: string;
  /** Null where it is not shown: then there is no bar, and the table says so. */
  readonly value: number | null;
  readonly words: string;
}

const WIDTH = 640;
const ROW = 52;

/** Bars beside one another, drawn from the same figures as the table below; each is read out as it stands there. */
export function Bars({ title, bars, most }: { readonly title: string; readonly bars: readonly Bar[]; readonly most?: number }) {
  const drawn = bars.filter(({ value }) => value !== null);
  if (!drawn.some(({ value }) => value !== null && value > 0)) return null;
  const longest = most ?? Math.max(...drawn.map(({ value }) => value ?? 0), 1);
  return (
    <figure class="chart">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      {drawn.map(({ label, value, words }) => (
        <svg viewBox={`0 0 ${WIDTH} ${ROW}`} role="img" aria-label={`${label}: ${words}`}>
          <text x="0" y="17">
            {label}
          </text>
          <text class="value" x={WIDTH} y="17" text-anchor="end">
            {words}
          </text>
          <rect class="p90" x="0" y="26" width={WIDTH} height="18" rx="3" />
          {value !== null && value > 0 && (
            <rect class="median" x="0" y="26" width={Math.round((value / longest) * WIDTH)} height="18" rx="3" />
          )}
        </svg>
      ))}
    </figure>
  );
}
