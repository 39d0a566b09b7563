/** What a layer of a site plan can stand for. */
export const roles = ['parcel', 'footprint', 'floor', 'basement', 'green', 'road', 'line', 'height', 'coast', 'cliff', 'temple'] as const;
export type Role = (typeof roles)[number];

/** What one layer stands for. */
export interface Meaning {
  readonly role: Role;
  /** Which building, from 1. */
  readonly block: number;
  /** Which storey, from 1; for a basement which layer below the ground; 0 elsewhere. */
  readonly level: number;
  /** Its areas are taken off: a void, a stairwell. */
  readonly deduct: boolean;
}

/** The layers of the template, in the order people draw them. */
export const template = [
  'BATAS_PERSIL',
  'JALAN',
  'GSB_GSP',
  'TAPAK_BANGUNAN',
  'LANTAI_1',
  'LANTAI_2',
  'BASEMEN_1',
  'RTH',
  'TINGGI',
] as const;

/** Layers a site needs only near a coast, a cliff or a temple. */
export const nearby = ['GARIS_PANTAI', 'TEPI_TEBING', 'PURA'] as const;

const NAME =
  /^(?:BLOK_(\d{1,2})_)?(BATAS_PERSIL|TAPAK_BANGUNAN|LANTAI|BASEMEN|RTH|JALAN|GSB_GSP|TINGGI|GARIS_PANTAI|TEPI_TEBING|PURA)(?:_(\d{1,2}))?(_KURANG)?$/;
const ROLE: Readonly<Record<string, Role>> = {
  BATAS_PERSIL: 'parcel',
  TAPAK_BANGUNAN: 'footprint',
  LANTAI: 'floor',
  BASEMEN: 'basement',
  RTH: 'green',
  JALAN: 'road',
  GSB_GSP: 'line',
  TINGGI: 'height',
  GARIS_PANTAI: 'coast',
  TEPI_TEBING: 'cliff',
  PURA: 'temple',
};

const spelled = (name: string): string =>
  name
    .trim()
    .toUpperCase()
    .replace(/[\s.-]+/g, '_');

/** What a layer named as in the template stands for, whatever its case and signs between words; null for any other name. */
export function meaningOf(name: string): Meaning | null {
  const [, block, stem = '', level, deduct] = NAME.exec(spelled(name)) ?? [];
  const role = ROLE[stem];
  if (!role) return null;
  const counted = role === 'floor' || role === 'basement';
  if (!counted && level !== undefined) return null;
  return { role, block: Number(block ?? 1), level: counted ? Number(level ?? 1) : 0, deduct: deduct !== undefined };
}

/** Words architects use for the same things, each with the name of the template. */
const OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/(LAND|SITE|PLOT|LOT|KAV[EL]*ING|LAHAN|TANAH|PERSIL|BOUNDARY|BATAS)/, 'BATAS_PERSIL'],
  [/(FOOT_?PRINT|TAPAK|DENAH_?BANGUNAN|BUILDING|BANGUNAN)/, 'TAPAK_BANGUNAN'],
  [/(BASEMENT|BASEMEN|SEMI_?BASEMEN)/, 'BASEMEN_1'],
  [/(ROAD|STREET|JALAN|JLN|AS_?JALAN)/, 'JALAN'],
  [/(GSB|GSP|SEMPADAN|SETBACK)/, 'GSB_GSP'],
  [/(RTH|KDH|GREEN|TAMAN|GARDEN|LANDSCAPE|HIJAU)/, 'RTH'],
  [/(TINGGI|HEIGHT|ELEVASI|ELEV)/, 'TINGGI'],
];

/** The name of the template an architect's own layer most likely stands for; null where nothing is near. */
export function suggestionFor(name: string): string | null {
  const own = spelled(name);
  const floor = /(?:LANTAI|LT|LTD|FLOOR|FL|LEVEL)_?(\d{1,2})/.exec(own);
  if (floor) return `LANTAI_${Number(floor[1])}`;
  const known = OTHERWISE.find(([words]) => words.test(own));
  if (known) return known[1];
  const near = template.map((one) => ({ one, distance: distance(own, one) })).sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= 3 ? near.one : null;
}

/** Letters to change, add or leave out between two words (Levenshtein, 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= Math.min(a.length, 60); i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
