import { officeTemplate, renderPdf } from '#platform/documents';
import { describe, expect, it } from 'vitest';
import { extractOf } from '../spatial/domain/map-extract.ts';
import { printedMap } from './printed-map.ts';

const point = { lat: -8.58, lon: 115.17 };
const around = (by: number): [number, number][] => [
  [point.lon - by, point.lat - by],
  [point.lon + by, point.lat - by],
  [point.lon + by, point.lat + by],
  [point.lon - by, point.lat + by],
  [point.lon - by, point.lat - by],
];
const temple = {
  kind: 'temple',
  name: 'Pura Contoh',
  detail: null,
  distanceM: 40,
  shape: { areas: [], lines: [[[point.lon, point.lat]]] },
} as const;
const field = { kind: 'lp2b', name: null, detail: null, distanceM: null, shape: { areas: [[around(0.0002)]], lines: [] } } as const;
const coast = {
  kind: 'coast',
  name: 'Pantai Contoh',
  detail: null,
  distanceM: 100,
  shape: { areas: [], lines: [around(0.0004).slice(0, 2)] },
} as const;
const far = { ...temple, kind: 'heritage', shape: { areas: [], lines: [[[116, -8.58]]] } } as const;
const zones = [{ code: 'R-2', shape: [[around(0.01)]] }];

describe('the map a letter prints', () => {
  it('draws what lies over the zones, a radius as wide as it reaches, and says what each pattern means', () => {
    const extract = extractOf([point], zones, [temple, field, coast, far]);
    if (!extract) throw new Error('it can be printed');
    const { svg, legend, alt, metres } = printedMap(extract);
    // Forty metres around, on a drawing 420 wide.
    const radius = Math.round((40 * 420 * 10) / metres) / 10;
    expect(svg).toContain(`r="${radius}" fill="url(#lapis-temple)"`);
    expect(svg).toContain('fill="url(#lapis-lp2b)"');
    expect(svg).toContain(`stroke="url(#lapis-coast)" stroke-width="${Math.round((200 * 420 * 10) / metres) / 10}"`);
    expect(legend.map(([, name]) => name)).toEqual([
      'titik yang dimohon',
      'R-2',
      'Lahan pertanian pangan berkelanjutan (LP2B)',
      'Radius kesucian pura',
      'Sempadan pantai',
    ]);
    expect(alt).toContain('R-2, LP2B');
    const template = officeTemplate('map', '#image(bytes(data.svg), format: "svg", width: 9cm, alt: data.alt)');
    expect(renderPdf(template, { title: 'Peta', demo: false, svg, alt }).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('prints what was kept before overlays were drawn', () => {
    const { overlays: _, ...before } = extractOf([point], zones, []) ?? {};
    const old = before as NonNullable<ReturnType<typeof extractOf>>;
    expect(printedMap(old).legend).toHaveLength(2);
  });
});
