import type { DrawnOverlay } from '../spatial/domain/laid-overlays.ts';
import type { ExtractPoint, MapExtract } from '../spatial/domain/map-extract.ts';
import { OVERLAY_SIDE, overlayKinds, overlayPatternId, overlayPatterns, type OverlayKind } from '../spatial/domain/overlay.ts';
import { PATTERN_SIDE, patternId, type ZoneFamily, zoneFamilies, zoneFamily, zonePatterns } from '../spatial/domain/zone-family.ts';
import { overlayTexts } from '../spatial/overlay-words.ts';
import { texts } from './texts/index.ts';

/** The colours of paper, as pages have them by day. */
const grounds: Readonly<Record<ZoneFamily, string>> = {
  homes: '#f7ebcf',
  trade: '#f6e1d8',
  tourism: '#d8c6a2',
  public: '#ffffff',
  green: '#e0eee2',
  guarded: '#b1c8b8',
  water: '#c6d3de',
  other: '#eee6da',
};
const overs: Readonly<Record<OverlayKind, string>> = {
  lp2b: '#27623d',
  kkop: '#241d17',
  hazard: '#a2371f',
  heritage: '#7d5200',
  temple: '#a2371f',
  coast: '#1c4f7c',
  cliff: '#574d43',
};
const BRICK = '#a2371f';

/** About what it is wide in pixels, so that patterns are as large as on a page. */
const WIDTH = 420;

/** The extract as a letter prints it: drawn in colours and patterns, what each of them means, and a round length in metres. */
export function printedMap(map: MapExtract) {
  const { widthMetres, heightMetres, areas, overlays = [], place } = map;
  const scale = WIDTH / widthMetres;
  const height = tenth(heightMetres * scale);
  const at: At = ([x, y]) => `${tenth(x * scale)} ${tenth((heightMetres - y) * scale)}`;
  const [first = [0, 0]] = place;
  const [x, y] = at(first).split(' ');
  const here =
    place.length > 2
      ? `<path d="${outline(place, at)}" fill="${BRICK}" fill-opacity="0.25" stroke="${BRICK}" stroke-width="2.5"/>`
      : `<circle cx="${x}" cy="${y}" r="5" fill="${BRICK}"/>`;
  const codes = [...new Set(areas.map(({ code }) => code))];
  const kinds = overlayKinds.filter((kind) => overlays.some((one) => one.kind === kind));
  const names = overlayTexts('id').kinds;
  const m = texts('id').print;
  const drawn = [
    ...areas.map(({ code, ring }) => `<path d="${outline(ring, at)}" fill="url(#${patternId(zoneFamily(code))})" stroke="#8a7d70"/>`),
    ...overlays.map((overlay) => drawOver(overlay, { scale, at })),
    here,
  ];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}">${PATTERNS}${drawn.join('')}</svg>`,
    alt: m.map([...codes, ...kinds.map((kind) => names[kind].short)].join(', ')),
    legend: [
      [swatch(`fill="${BRICK}" fill-opacity="0.25" stroke="${BRICK}" stroke-width="2.5"`), place.length > 2 ? m.parcel : m.point],
      ...codes.map((code) => [swatch(`fill="url(#${patternId(zoneFamily(code))})" stroke="#8a7d70"`), code]),
      ...kinds.map((kind) => [
        swatch(`fill="url(#${overlayPatternId(kind)})" stroke="${overs[kind]}" stroke-width="1.5" stroke-dasharray="5 3"`),
        names[kind].name,
      ]),
    ],
    metres: widthMetres,
    bar: [1000, 500, 200, 100, 50, 20].find((metres) => metres <= widthMetres / 4) ?? 10,
  };
}

type At = (point: ExtractPoint) => string;

/** Its areas, and all that they, its lines and its points reach. */
function drawOver({ kind, rings, lines, reach }: DrawnOverlay, { scale, at }: { readonly scale: number; readonly at: At }): string {
  const fill = `url(#${overlayPatternId(kind)})`;
  const areas = rings.map((ring) => outline(ring, at)).join('');
  const ways = lines.filter(({ length }) => length > 1).map((line) => `M${line.map(at).join('L')}`);
  const points = lines.flatMap((line) => (line.length === 1 ? line : []));
  const round = (point: ExtractPoint, radius: number, look: string) => {
    const [cx, cy] = at(point).split(' ');
    return `<circle cx="${cx}" cy="${cy}" r="${tenth(radius)}" ${look}/>`;
  };
  return [
    ...(reach > 0 && areas + ways.join('') !== ''
      ? [
          `<path d="${areas}${ways.join('')}" fill="none" stroke="${fill}" stroke-width="${tenth(reach * 2 * scale)}" stroke-linecap="round" stroke-linejoin="round"/>`,
        ]
      : []),
    ...(areas === ''
      ? []
      : [`<path d="${areas}" fill="${fill}" fill-rule="evenodd" stroke="${overs[kind]}" stroke-width="1.5" stroke-dasharray="5 3"/>`]),
    ...(ways.length > 0
      ? [`<path d="${ways.join('')}" fill="none" stroke="${overs[kind]}" stroke-width="3" stroke-linecap="round"/>`]
      : []),
    ...points.flatMap((point) => [
      ...(reach > 0 ? [round(point, reach * scale, `fill="${fill}" stroke="${overs[kind]}" stroke-dasharray="5 3"`)] : []),
      round(point, 3, `fill="${overs[kind]}"`),
    ]),
  ].join('');
}

const PATTERNS = `<defs>${[
  ...zoneFamilies.map((family) =>
    pattern(
      patternId(family),
      PATTERN_SIDE,
      `<path d="M0 0h${PATTERN_SIDE}v${PATTERN_SIDE}h-${PATTERN_SIDE}z" fill="${grounds[family]}"/><path d="${zonePatterns[family] || 'M0 0'}" fill="none" stroke="#574d43" stroke-opacity="0.45"/>`,
    ),
  ),
  ...overlayKinds.map((kind) =>
    pattern(
      overlayPatternId(kind),
      OVERLAY_SIDE,
      `<path d="${overlayPatterns[kind]}" fill="none" stroke="${overs[kind]}" stroke-width="1.2"/>`,
    ),
  ),
].join('')}</defs>`;

function pattern(id: string, side: number, content: string): string {
  return `<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse">${content}</pattern>`;
}

function swatch(look: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${PATTERNS}<path d="M1 1h18v18h-18z" ${look}/></svg>`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const outline = (ring: readonly ExtractPoint[], at: At): string => `M${ring.map(at).join('L')}Z`;
