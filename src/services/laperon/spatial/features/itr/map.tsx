import { formatNumber } from '#i18n';
import { useView } from '#web';
import type { DrawnMap, DrawnPoint } from '../../domain/drawn-map.ts';
import type { DrawnOverlay } from '../../domain/laid-overlays.ts';
import { OVERLAY_SIDE, overlayKinds, overlayPatternId, overlayPatterns } from '../../domain/overlay.ts';
import { PATTERN_SIDE, patternId, zoneFamilies, zoneFamily, zonePatterns } from '../../domain/zone-family.ts';
import { overlayTexts } from '../../overlay-words.ts';
import { texts } from './texts.ts';

/** How the zones lie around the place: drawn by the server, so that it is there on every phone and on paper. */
export function ZoneMap({ map }: { readonly map: DrawnMap }) {
  const { locale } = useView();
  const m = texts(locale);
  const { areas, overlays, place } = map;
  // Patterns are drawn in units of about a pixel, whatever the view is wide in metres.
  const scale = WIDTH / map.width;
  const [width, height] = [WIDTH, tenth(map.height * scale)];
  const at = onPage(place[0] ?? [0, 0], scale);
  const letters = width / 30;
  const bar = barMetres(map.width);
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return (
    <figure class="zone-map stack">
      <ZonePatterns />
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={m.mapLabel([...names.keys()].join(', '))}>
        {areas.map(({ code, rings }) => (
          <path class={`zone ${zoneFamily(code)}`} d={rings.map((ring) => outline(ring, scale)).join('')} />
        ))}
        {overlays.map((overlay) => (
          <Over overlay={overlay} scale={scale} />
        ))}
        {areas.map(
          ({ code, label }) =>
            label && (
              <text x={onPage(label, scale)[0]} y={onPage(label, scale)[1]} font-size={letters}>
                {code}
              </text>
            ),
        )}
        {place.length > 2 ? <path class="here" d={outline(place, scale)} /> : <circle class="here" cx={at[0]} cy={at[1]} r={width / 60} />}
        <path class="bar" d={`M${letters} ${height - letters}h${tenth(bar * scale)}`} />
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
          {overlayKinds
            .filter((kind) => overlays.some((one) => one.kind === kind))
            .map((kind) => (
              <li>
                <Swatch kind={`over ${kind}`} />
                {overlayTexts(locale).kinds[kind].name}
              </li>
            ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** What lies over the zones: its areas, and around lines and points all that they reach, drawn as a line so wide. */
function Over({ overlay: { kind, rings, lines, reach }, scale }: { readonly overlay: DrawnOverlay; readonly scale: number }) {
  const wide = tenth(reach * 2 * scale);
  const areas = rings.map((ring) => outline(ring, scale)).join('');
  // A point is a line that leads nowhere: with round ends it becomes a circle.
  const ways = lines.map((line) => (line.length === 1 ? [...line, ...line] : line));
  const drawn = ways.map((line) => `M${line.map((point) => onPage(point, scale).join(' ')).join('L')}`).join('');
  return (
    <>
      {wide > 0 && <path class={`reach ${kind}`} d={areas + drawn} stroke-width={wide} />}
      {rings.length > 0 && <path class={`over ${kind}`} d={areas} />}
      {drawn !== '' && <path class={`over-line ${kind}`} d={drawn} />}
    </>
  );
}

function Swatch({ kind }: { readonly kind: string }) {
  return (
    <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true">
      <path class={kind} d="M1 1h18v18h-18z" />
    </svg>
  );
}

/** What zones are filled with; pages that have the map for the browser too share it. */
function ZonePatterns() {
  const side = PATTERN_SIDE;
  return (
    <svg class="zone-patterns" aria-hidden="true">
      {zoneFamilies.map((family) => (
        <pattern id={patternId(family)} width={side} height={side} patternUnits="userSpaceOnUse">
          <path class={`zone-ground ${family}`} d={`M0 0h${side}v${side}h-${side}z`} />
          <path class="zone-hatch" d={zonePatterns[family]} />
        </pattern>
      ))}
      {overlayKinds.map((kind) => (
        <pattern id={overlayPatternId(kind)} width={OVERLAY_SIDE} height={OVERLAY_SIDE} patternUnits="userSpaceOnUse">
          <path class={`over-hatch ${kind}`} d={overlayPatterns[kind]} />
        </pattern>
      ))}
    </svg>
  );
}

/** How wide the drawing is: about what it is in pixels where there is room. */
const WIDTH = 600;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const onPage = ([x, y]: DrawnPoint, scale: number): DrawnPoint => [tenth(x * scale), tenth(y * scale)];
const outline = (ring: readonly DrawnPoint[], scale: number): string =>
  `M${ring.map((point) => onPage(point, scale).join(' ')).join('L')}Z`;

/** A round length of about a fifth of the width. */
const barMetres = (width: number): number => [1000, 500, 200, 100, 50, 20].find((metres) => metres <= width / 4) ?? 10;
