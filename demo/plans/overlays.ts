import type { overlayKinds } from '#services/laperon';
import { type Corner, OUTLINE, zonesOf } from './draw.ts';

type Kind = (typeof overlayKinds)[number];

interface DrawnOverlay {
  readonly kind: Kind;
  readonly title: string;
  readonly citation: string;
  readonly distanceM: number | null;
  readonly features: readonly unknown[];
}

const INVENTED = 'Bukan peraturan: data buatan';
const REMARK = 'Data buatan untuk contoh';
/** Metres of a degree in Badung. */
const [PER_LON, PER_LAT] = [110_050, 110_570];

const feature = (type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties: { ...properties, REMARK },
});

/** A round of corners about a point. */
const round = ([lon, lat]: Corner, metres: number): Corner[] =>
  Array.from({ length: 49 }, (_, at) => {
    const angle = ((at % 48) / 48) * 2 * Math.PI;
    return [lon + (metres * Math.cos(angle)) / PER_LON, lat + (metres * Math.sin(angle)) / PER_LAT];
  });

const runway: Corner = [115.167, -8.748];
/** Along the invented outline: the west coast and the east coast, and between them the cliffs of the south. */
const [east, cliffs, west] = [OUTLINE.slice(9, 13), OUTLINE.slice(12, 15), OUTLINE.slice(14, 21)];
const inland = (line: readonly Corner[], by: number): Corner[] => line.map(([lon, lat]) => [lon + by, lat]);

/** What lies over the invented plan: some of each kind, none of it anybody's field, temple or shore. */
export function drawOverlays(): readonly DrawnOverlay[] {
  const fields = zonesOf(0.008).filter(({ properties }) => properties.KODSZN === 'P-1' && properties.WADMKC !== 'Kuta Utara');
  const beach = west.slice(2);
  return [
    {
      kind: 'lp2b',
      title: 'LP2B contoh',
      citation: INVENTED,
      distanceM: null,
      features: fields.map(({ geometry, properties }, at) =>
        feature(geometry.type, geometry.coordinates, { NAMOBJ: `Subak Contoh ${properties.WADMKC} ${(at % 9) + 1}` }),
      ),
    },
    {
      kind: 'kkop',
      title: 'KKOP contoh',
      citation: INVENTED,
      distanceM: null,
      features: [
        feature('Polygon', [round(runway, 4000)], { NAMOBJ: 'Permukaan horizontal dalam' }),
        feature('Polygon', [round(runway, 6000), round(runway, 4000).toReversed()], { NAMOBJ: 'Permukaan kerucut' }),
      ],
    },
    {
      kind: 'hazard',
      title: 'Rawan bencana contoh',
      citation: INVENTED,
      distanceM: null,
      features: [
        feature('Polygon', [[...beach, ...inland(beach, 0.006).toReversed(), ...beach.slice(0, 1)]], {
          NAMOBJ: 'Rawan tsunami',
          KRB_03: 'Bahaya tinggi (contoh)',
        }),
        feature('Polygon', [round([115.225, -8.33], 1800)], { NAMOBJ: 'Rawan longsor', KRB_03: 'Bahaya sedang (contoh)' }),
      ],
    },
    {
      kind: 'heritage',
      title: 'Cagar budaya contoh',
      citation: INVENTED,
      distanceM: null,
      features: [
        feature('Polygon', [round([115.172, -8.541], 140)], { NAMOBJ: 'Taman Air Contoh', RADIUS: 50 }),
        feature('Polygon', [round([115.1762, -8.5813], 60)], { NAMOBJ: 'Puri Contoh' }),
      ],
    },
    {
      kind: 'temple',
      title: 'Radius kesucian pura contoh',
      citation: `${INVENTED}. Jarak contoh; radius menurut Perda Provinsi Bali 2/2023 belum dikonfirmasi`,
      distanceM: 150,
      features: [
        feature('Point', [115.1789, -8.5812], { NAMOBJ: 'Pura Contoh Dalem' }),
        feature('Point', [115.1815, -8.553], { NAMOBJ: 'Pura Contoh Puseh', RADIUS: 600 }),
        feature('Point', [115.148, -8.693], { NAMOBJ: 'Pura Contoh Segara', RADIUS: 500 }),
        feature('Point', [115.0905, -8.829], { NAMOBJ: 'Pura Contoh Tebing', RADIUS: 2000 }),
        feature('Point', [115.215, -8.42], { NAMOBJ: 'Pura Contoh Pucak', RADIUS: 1000 }),
      ],
    },
    {
      kind: 'coast',
      title: 'Sempadan pantai contoh',
      citation: `${INVENTED}. Jarak 100 m: Perda Provinsi Bali 16/2009 pasal 107 ayat (3), pasal dalam Perda 2/2023 belum dikonfirmasi`,
      distanceM: 100,
      features: [feature('LineString', west, { NAMOBJ: 'Pantai barat' }), feature('LineString', east, { NAMOBJ: 'Pantai timur' })],
    },
    {
      kind: 'cliff',
      title: 'Sempadan jurang contoh',
      citation: `${INVENTED}. Jarak contoh, belum dikonfirmasi`,
      distanceM: 50,
      features: [feature('LineString', cliffs, { NAMOBJ: 'Tebing selatan' })],
    },
  ];
}

/** A few names people search by, at places of nobody. */
export function drawPlaces(): readonly unknown[] {
  const place = (name: string, village: string, district: string, type: string, at: unknown) =>
    feature(type, at, { NAMOBJ: name, WADMKD: village, WADMKC: district });
  return [
    place('Banjar Contoh Tegal', 'Sempidi', 'Mengwi', 'Point', [115.1779, -8.5806]),
    place('Banjar Contoh Tegal', 'Legian', 'Kuta', 'Point', [115.1705, -8.701]),
    place('Banjar Contoh Kaja', 'Sangeh', 'Abiansemal', 'Point', [115.212, -8.482]),
    place('Jalan Contoh 1', 'Sempidi', 'Mengwi', 'LineString', [
      [115.1765, -8.5799],
      [115.1781, -8.5811],
    ]),
  ];
}
