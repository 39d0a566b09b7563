import { formatNumber } from '#i18n';
import type { ShownFigures } from './shown.ts';
import { useView } from '#web';
import { texts } from './texts.ts';

const WIDTH = 640;
const ROW = 76;

/** Bars of days by service, drawn from the same figures as the table beside it; the words say all the bars say. */
export function DaysChart({ figures }: { readonly figures: readonly ShownFigures[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const shown = figures.filter((one) => one.median !== null);
  if (shown.length === 0) return null;
  const most = Math.max(...shown.flatMap((one) => [one.p90 ?? 0, one.median ?? 0, one.allowed]), 1) * 1.12;
  const x = (days: number) => Math.round((days / most) * WIDTH);
  const words = (days: number | null) => formatNumber(days ?? 0, locale, 0);
  return (
    <figure class="chart">
      <figcaption>
        <b>{m.chart}</b>
        <span class="legend small">
          <span class="key median">{m.legendMedian}</span> <span class="key p90">{m.legendP90}</span>{' '}
          <span class="key limit">{m.legendAllowed}</span>
        </span>
      </figcaption>
      {shown.map((one) => {
        const name = one.offer.service.title(locale);
        const label = m.chartLabel(name, words(one.median), words(one.p90), words(one.allowed));
        return (
          <svg viewBox={`0 0 ${WIDTH} ${ROW}`} role="img" aria-label={label}>
            <text x="0" y="18">
              {name}
            </text>
            <rect class="p90" x="0" y="30" width={x(one.p90 ?? 0)} height="32" rx="4" />
            <rect class="median" x="0" y="37" width={x(one.median ?? 0)} height="18" rx="3" />
            <line class="limit" x1={x(one.allowed)} x2={x(one.allowed)} y1="24" y2="70" />
          </svg>
        );
      })}
    </figure>
  );
}
