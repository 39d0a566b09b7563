import { formatNumber } from '#i18n';
import type { ShownFigures } from './shown.ts';
import { useView } from '#web';
import { texts } from './texts.ts';

const HEIGHT = 46;

/** Bars of days by service, drawn from the same figures as the table beside it; the words say all the bars say. */
export function DaysChart({ figures }: { readonly figures: readonly ShownFigures[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const shown = figures.filter((one) => one.median !== null);
  if (shown.length === 0) return null;
  const most = Math.max(...shown.flatMap((one) => [one.p90 ?? 0, one.median ?? 0, one.allowed]), 1) * 1.12;
  const along = (days: number | null) => `${Math.round(((days ?? 0) / most) * 1000) / 10}%`;
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
          <div>
            <p class="bar-name" aria-hidden="true">
              <b>{name}</b>
            </p>
            <svg height={HEIGHT} role="img" aria-label={label}>
              <rect class="p90" x="0" y="7" width={along(one.p90)} height="32" rx="4" />
              <rect class="median" x="0" y="14" width={along(one.median)} height="18" rx="3" />
              <line class="limit" x1={along(one.allowed)} x2={along(one.allowed)} y1="0" y2={HEIGHT} />
            </svg>
          </div>
        );
      })}
    </figure>
  );
}
