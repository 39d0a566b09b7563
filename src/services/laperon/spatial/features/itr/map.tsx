import { formatNumber } from '#i18n';
import { useView } from '#web';
import type { DrawnMap, DrawnPoint } from '../../domain/drawn-map.ts';
import { zoneFamily } from '../../domain/zone-words.ts';
import { texts } from './texts.ts';

/** How the zones lie around the place: drawn by the server, so that it is there on every phone and on paper. */
export function ZoneMap({ map }: { readonly map: DrawnMap }) {
  const { locale } = useView();
  const m = texts(locale);
  const { width, height, areas, place } = map;
  const [at = [0, 0]] = place;
  const letters = width / 30;
  const bar = barMetres(width);
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return (
    <figure class="zone-map stack">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={m.mapLabel([...names.keys()].join(', '))}>
        {areas.map(({ code, rings }) => (
          <path class={`zone ${zoneFamily(code)}`} d={rings.map(outline).join('')} />
        ))}
        {areas.map(
          ({ code, label }) =>
            label && (
              <text x={label[0]} y={label[1]} font-size={letters}>
                {code}
              </text>
            ),
        )}
        {place.length > 2 ? <path class="here" d={outline(place)} /> : <circle class="here" cx={at[0]} cy={at[1]} r={width / 60} />}
        <path class="bar" d={`M${letters} ${height - letters}h${bar}`} />
        <text class="bar-words" x={letters} y={height - letters * 1.6} font-size={letters}>
          {m.metres(formatNumber(bar, locale))}
        </text>
      </svg>
      <figcaption>
        <ul class="zone-legend small" aria-label={m.mapLegend}>
          <li>
            <Swatch kind="here" />
            {place.length > 2 ? m.mapParcel : m.mapPoint}
          </li>
          {[...names].map(([code, name]) => (
            <li>
              <Swatch kind={`zone ${zoneFamily(code)}`} />
              <span lang="id">{name && name !== code ? `${code} ${name}` : code}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Swatch({ kind }: { readonly kind: string }) {
  return (
    <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
      <path class={kind} d="M1 1h14v14h-14z" />
    </svg>
  );
}

const outline = (ring: readonly DrawnPoint[]): string => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`;

/** A round length of about a fifth of the width. */
const barMetres = (width: number): number => [1000, 500, 200, 100, 50, 20].find((metres) => metres <= width / 4) ?? 10;
