import L from 'leaflet';
import { contains } from '../spatial/domain/shape.ts';
import { PATTERN_SIDE, patternId, zoneFamilies, zonePatterns } from '../spatial/domain/zone-family.ts';
import { OVERLAY_SIDE, overlayKinds, overlayPatternId, overlayPatterns, type OverlayKind } from '../spatial/domain/overlay.ts';
import type { ViewedOverlay, ViewedZone } from '../spatial/domain/zones-in-view.ts';
import type { Position } from '../domain/utm.ts';

/** What the zones on a map say, and where they come from. */
export interface ZoneWords {
  readonly legend: string;
  readonly point: string;
  readonly none: string;
  readonly closer: string;
  readonly away: string;
  readonly synthetic: string;
  readonly overlays: Readonly<Partial<Record<OverlayKind, string>>>;
}

export interface ZoneLayer {
  /** Says below the map which zone lies at a point. */
  name(at: Position): void;
}

/** What a view is answered with; overlays are absent from answers a browser kept from before. */
interface Sent {
  readonly complete: boolean;
  readonly features: readonly ViewedZone[];
  readonly overlays: readonly ViewedOverlay[];
}

const SVG = 'http://www.w3.org/2000/svg';
/** While a map is dragged nothing is asked for. */
const WAIT_MS = 250;
const MOST_IN_LEGEND = 24;

/** Lays the zones of the plans in force under a map, with their legend below it. Without them the map goes on. */
export function layZones(root: HTMLElement, map: L.Map, address: string, words: ZoneWords): ZoneLayer {
  drawPatterns();
  const pane = map.createPane('zones');
  pane.style.zIndex = '350';
  const layer = L.geoJSON<ViewedZone['properties']>(undefined, {
    pane: 'zones',
    style: (feature) => ({ className: `zone ${feature?.properties.family ?? 'other'}`, fillOpacity: 1 }),
    onEachFeature: ({ properties }, shape) => void shape.bindTooltip(() => written('span', nameOf(properties)), { sticky: true }),
  }).addTo(map);
  // What reaches a place is drawn over the zones and never under the pointer: their names stay to be read.
  const over = L.geoJSON<ViewedOverlay['properties']>(undefined, {
    pane: 'zones',
    interactive: false,
    style: (feature) => ({
      className: `${feature?.geometry.type === 'MultiLineString' ? 'over-line' : 'over'} ${feature?.properties.kind ?? ''}`,
      fillOpacity: 1,
    }),
    pointToLayer: (feature, at) =>
      L.circle(at, {
        pane: 'zones',
        radius: feature.properties.distanceM ?? 10,
        interactive: false,
        className: `over ${feature.properties.kind}`,
      }),
  }).addTo(map);
  const codes = L.layerGroup().addTo(map);
  const [said, legend] = [written('p', '', 'hint'), written('ul', '', 'zone-legend small')];
  said.setAttribute('aria-live', 'polite');
  legend.setAttribute('aria-label', words.legend);
  root.append(said, legend);

  let zones: readonly ViewedZone[] = [];
  let asked: Position | null = null;
  let loaded = '';
  let under: AbortController | null = null;

  const say = (): void => {
    const found = asked && zones.findLast(({ geometry }) => contains(geometry.coordinates, [asked?.lon ?? 0, asked?.lat ?? 0]));
    said.textContent = asked === null ? '' : `${words.point}: ${found ? nameOf(found.properties) : words.none}.`;
  };
  const show = (sent: Sent): void => {
    zones = sent.features;
    layer.clearLayers();
    for (const zone of zones) layer.addData(zone as unknown as GeoJSON.Feature);
    over.clearLayers();
    for (const one of sent.overlays) over.addData(one as unknown as GeoJSON.Feature);
    codes.clearLayers();
    for (const { properties } of zones) if (properties.label) codes.addLayer(codeAt(properties.label, properties.code));
    legend.replaceChildren(...legendOf(zones, sent.overlays, words));
    if (sent.complete) say();
    else said.textContent = words.closer;
  };
  const load = async (): Promise<void> => {
    const zoom = Math.round(map.getZoom());
    const url = `${address}?bbox=${viewOf(map.getBounds(), zoom)}&zoom=${zoom}`;
    if (url === loaded || zoom < 8) return;
    under?.abort();
    under = new AbortController();
    try {
      const answer = await fetch(url, { signal: under.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show({ overlays: [], ...((await answer.json()) as Omit<Sent, 'overlays'>) });
      loaded = url;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) said.textContent = words.away;
    }
  };
  let waiting = 0;
  map.on('moveend', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void load(), WAIT_MS);
  });
  void load();
  return {
    name: (at) => {
      asked = at;
      say();
    },
  };
}

function codeAt([lon, lat]: readonly [number, number], code: string): L.Marker {
  const icon = L.divIcon({ className: 'zone-code', html: written('span', code), iconSize: [0, 14] });
  return L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: 'zones', zIndexOffset: 100_000 });
}

/** The view's box, grown to whole squares of the map, so that people who look at the same place ask for the same address. */
function viewOf(bounds: L.LatLngBounds, zoom: number): string {
  const side = 360 / 2 ** zoom;
  const [down, up] = [(degrees: number) => Math.floor(degrees / side) * side, (degrees: number) => Math.ceil(degrees / side) * side];
  return [down(bounds.getWest()), down(bounds.getSouth()), up(bounds.getEast()), up(bounds.getNorth())]
    .map((degrees) => Number(degrees.toFixed(7)))
    .join();
}

function legendOf(zones: readonly ViewedZone[], overlays: readonly ViewedOverlay[], words: ZoneWords): readonly HTMLElement[] {
  const byCode = new Map(zones.map(({ properties }) => [properties.code, properties]));
  const lines = [...byCode.values()].sort((a, b) => a.code.localeCompare(b.code)).slice(0, MOST_IN_LEGEND);
  const isInvented = [...zones, ...overlays].some(({ properties }) => properties.synthetic);
  const seen = overlayKinds.filter((kind) => overlays.some(({ properties }) => properties.kind === kind));
  return [
    ...(isInvented ? [written('li', words.synthetic, 'soft')] : []),
    ...lines.map((zone) => legendLine(`zone ${zone.family}`, nameOf(zone), 'id')),
    ...seen.map((kind) => legendLine(`over ${kind}`, words.overlays[kind] ?? kind)),
  ];
}

function legendLine(kind: string, name: string, lang?: 'id'): HTMLElement {
  const line = document.createElement('li');
  const swatch = document.createElementNS(SVG, 'svg');
  swatch.setAttribute('viewBox', '0 0 20 20');
  swatch.setAttribute('class', 'swatch');
  swatch.setAttribute('aria-hidden', 'true');
  swatch.append(path(kind, 'M1 1h18v18h-18z'));
  line.append(swatch, written('span', name));
  if (lang) line.lastElementChild?.setAttribute('lang', lang);
  return line;
}

const nameOf = ({ code, name }: ViewedZone['properties']): string => (name && name !== code ? `${code} ${name}` : code);

/** Once for a page: what zones are filled with. */
function drawPatterns(): void {
  if (document.getElementById(patternId('homes'))) return;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'zone-patterns');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(
    ...zoneFamilies.map((family) =>
      patternOf(patternId(family), PATTERN_SIDE, [
        path(`zone-ground ${family}`, `M0 0h${PATTERN_SIDE}v${PATTERN_SIDE}h-${PATTERN_SIDE}z`),
        path('zone-hatch', zonePatterns[family]),
      ]),
    ),
    ...overlayKinds.map((kind) => patternOf(overlayPatternId(kind), OVERLAY_SIDE, [path(`over-hatch ${kind}`, overlayPatterns[kind])])),
  );
  document.body.append(svg);
}

function patternOf(id: string, side: number, drawn: readonly SVGPathElement[]): SVGElement {
  const pattern = document.createElementNS(SVG, 'pattern');
  for (const [name, value] of Object.entries({ id, width: String(side), height: String(side), patternUnits: 'userSpaceOnUse' }))
    pattern.setAttribute(name, value);
  pattern.append(...drawn);
  return pattern;
}

function path(className: string, d: string): SVGPathElement {
  const made = document.createElementNS(SVG, 'path');
  made.setAttribute('class', className);
  made.setAttribute('d', d);
  return made;
}

function written(tag: 'p' | 'span' | 'li' | 'ul', text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
