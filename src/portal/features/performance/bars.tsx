/** One bar: what it stands for, how long it is, and the same in words. */
export interface Bar {
  readonly label: string;
  /** Null where it is not shown: then there is no bar, and the table says so. */
  readonly value: number | null;
  readonly words: string;
}

const HEIGHT = 20;

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
        <div>
          <p class="bar-name" aria-hidden="true">
            <b>{label}</b> <span>{words}</span>
          </p>
          <svg height={HEIGHT} role="img" aria-label={`${label}: ${words}`}>
            <rect class="p90" x="1" y="1" width="99.5%" height="18" rx="3" />
            {value !== null && value > 0 && (
              <rect class="median" x="1" y="1" width={`${Math.round((value / longest) * 995) / 10}%`} height="18" rx="3" />
            )}
          </svg>
        </div>
      ))}
    </figure>
  );
}
