import { contains } from '#services/laperon';
import { intersection } from 'polyclip-ts';

export type Corner = [lon: number, lat: number];

/**
 * A coast and border drawn by hand in the rough shape of Badung, from the volcano's side in the north to the limestone
 * in the south. No map was traced: it is nobody's border.
 */
export const OUTLINE: readonly Corner[] = [
  [115.205, -8.245],
  [115.245, -8.25],
  [115.255, -8.33],
  [115.24, -8.42],
  [115.25, -8.5],
  [115.225, -8.58],
  [115.205, -8.63],
  [115.185, -8.68],
  [115.19, -8.725],
  [115.2, -8.765],
  [115.235, -8.75],
  [115.24, -8.81],
  [115.19, -8.85],
  [115.12, -8.85],
  [115.085, -8.825],
  [115.13, -8.79],
  [115.165, -8.775],
  [115.165, -8.73],
  [115.145, -8.68],
  [115.12, -8.645],
  [115.1, -8.61],
  [115.12, -8.55],
  [115.15, -8.48],
  [115.18, -8.4],
  [115.19, -8.31],
  [115.205, -8.245],
]; // prettier-ignore

const bands = [
  {
    south: -8.4,
    district: 'Petang',
    villages: ['Belok Sidan', 'Pelaga', 'Petang', 'Carangsari'],
    zones: ['P-1', 'P-1', 'RTH-2', 'R-4', 'PS', 'P-1'],
  },
  {
    south: -8.53,
    district: 'Abiansemal',
    villages: ['Sangeh', 'Blahkiuh', 'Abiansemal', 'Mambal'],
    zones: ['P-1', 'R-3', 'R-4', 'P-1', 'SPU-2', 'K-3', 'RTH-2'],
  },
  {
    south: -8.62,
    district: 'Mengwi',
    villages: ['Mengwi', 'Kapal', 'Sempidi', 'Munggu'],
    zones: ['R-2', 'R-3', 'K-3', 'P-1', 'R-2', 'SPU-2', 'KT', 'R-3'],
  },
  { south: -8.67, district: 'Kuta Utara', villages: ['Dalung', 'Canggu', 'Kerobokan'], zones: ['R-2', 'W', 'K-2', 'P-1', 'R-3', 'K-3'] },
  { south: -8.76, district: 'Kuta', villages: ['Seminyak', 'Legian', 'Kuta', 'Tuban'], zones: ['K-2', 'W', 'W', 'R-2', 'SPU-2'] },
  {
    south: -90,
    district: 'Kuta Selatan',
    villages: ['Jimbaran', 'Benoa', 'Ungasan', 'Pecatu'],
    zones: ['W', 'R-3', 'R-4', 'W', 'RTH-2', 'K-3', 'PS'],
  },
] as const;

const zones: Readonly<Record<string, readonly [code: string, zone: string, subzone: string]>> = {
  'R-2': ['R', 'Zona Perumahan', 'Perumahan Kepadatan Tinggi'],
  'R-3': ['R', 'Zona Perumahan', 'Perumahan Kepadatan Sedang'],
  'R-4': ['R', 'Zona Perumahan', 'Perumahan Kepadatan Rendah'],
  'K-2': ['K', 'Zona Perdagangan dan Jasa', 'Perdagangan dan Jasa Skala WP'],
  'K-3': ['K', 'Zona Perdagangan dan Jasa', 'Perdagangan dan Jasa Skala SWP'],
  W: ['W', 'Zona Pariwisata', 'Pariwisata'],
  'SPU-2': ['SPU', 'Zona Sarana Pelayanan Umum', 'SPU Skala Kecamatan'],
  KT: ['KT', 'Zona Perkantoran', 'Perkantoran'],
  'P-1': ['P', 'Zona Pertanian', 'Tanaman Pangan'],
  'RTH-2': ['RTH', 'Zona Ruang Terbuka Hijau', 'Taman Kota'],
  PS: ['PS', 'Zona Perlindungan Setempat', 'Perlindungan Setempat'],
};

/**
 * A plan of zones in the national attribute set, as a GeoJSON file: cells of about `step` degrees with shared corners, cut
 * at the outline. The same `step` always gives the same plan. Every row says that it is invented.
 */
export function drawPlan({ step }: { readonly step: number }): Buffer {
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: zonesOf(step) }));
}

type Zone = ReturnType<typeof featureOf>;

const drawn = new Map<number, readonly Zone[]>();

/** The zones themselves, as features: cutting them takes seconds, and the plan and what lies over it want the same ones. */
export function zonesOf(step: number): readonly Zone[] {
  const zones = drawn.get(step) ?? drawZones(step);
  drawn.set(step, zones);
  return zones;
}

function drawZones(step: number): readonly Zone[] {
  const features: Zone[] = [];
  const [west, south, east, north] = [115.08, -8.86, 115.26, -8.24];
  const columns = Math.ceil((east - west) / step);
  const rows = Math.ceil((north - south) / step);
  const corner = (i: number, j: number): Corner => [
    rounded(west + step * (i + 0.35 * wobble(i, j, 1))),
    rounded(south + step * (j + 0.35 * wobble(i, j, 2))),
  ];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const ring: Corner[] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)];
      const inside = ring.filter((at) => contains([[OUTLINE]], at)).length;
      if (inside === 0) continue;
      const coordinates = inside === ring.length ? [[ring]] : intersection([[ring]], [[[...OUTLINE]]]);
      if (coordinates.length > 0) features.push(featureOf(coordinates, ring, i, j));
    }
  return features;
}

function featureOf(coordinates: unknown, [first = [0, 0]]: readonly Corner[], i: number, j: number) {
  const [, lat] = first;
  const band = bands.find(({ south }) => lat > south) ?? bands[5];
  const code = band.zones[Math.floor(((wobble(i, j, 3) + 1) / 2) * band.zones.length)] ?? 'R-3';
  const [zone = '', zoneName = '', subzoneName = ''] = zones[code] ?? [];
  const isNearRunway = Math.hypot(first[0] - 115.167, lat + 8.748) < 0.045;
  return {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates },
    properties: {
      NAMOBJ: subzoneName,
      KODZON: zone,
      NAMZON: zoneName,
      KODSZN: code,
      NAMSZN: subzoneName,
      KODBLK: `${band.district.charAt(0)}.${j}.${i}`,
      KKOP_1: isNearRunway ? 'Kawasan di bawah permukaan horizontal dalam (contoh)' : 'Tidak Ada',
      LP2B_2: code === 'P-1' ? 'LP2B (contoh)' : 'Tidak Ada',
      WADMKC: band.district,
      WADMKD: villageAt(band, lat),
      WADMKK: 'Badung',
      REMARK: 'Data buatan untuk contoh',
    },
  };
}

/** Villages lie in strips from north to south through their district: names of Badung, borders of nobody. */
function villageAt(band: (typeof bands)[number], lat: number): string {
  const at = bands.indexOf(band);
  const [north, south] = [bands[at - 1]?.south ?? -8.24, Math.max(band.south, -8.86)];
  const strip = Math.floor(((north - lat) / (north - south)) * band.villages.length);
  return band.villages[Math.min(band.villages.length - 1, Math.max(0, strip))] ?? band.district;
}

/** Between -1 and 1, the same for the same place. */
function wobble(i: number, j: number, salt: number): number {
  const mixed = Math.sin(i * 127.1 + j * 311.7 + salt * 74.7) * 43_758.5453;
  return (mixed - Math.floor(mixed)) * 2 - 1;
}

const rounded = (degrees: number): number => Number(degrees.toFixed(8));
