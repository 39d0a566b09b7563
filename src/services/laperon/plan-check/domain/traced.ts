/** Buildings and storeys one traces at most; larger sites are drawn in CAD. */
export const MOST_BUILDINGS = 8;
export const MOST_STOREYS = 10;

/** What one traces, a list of corners in metres each; of several buildings each has its own, named as its layer in small letters. */
const STEMS = ['batas_persil', 'tapak_bangunan', 'lantai', 'basemen', 'rth', 'jalan', 'tinggi', 'luas'] as const;
export type Stem = (typeof STEMS)[number];

export interface Traced {
  /** Name of the field and, in capitals, of the layer. */
  readonly key: string;
  readonly stem: Stem;
  /** From 1; 0 for what belongs to the whole site. */
  readonly building: number;
  /** From 1; 0 for what has no storeys. */
  readonly storey: number;
  readonly kind: 'outline' | 'line';
  /** Outlines at most. */
  readonly most: number;
}

const ofSite = (key: 'batas_persil' | 'rth' | 'jalan', most: number): Traced => ({
  key,
  stem: key,
  building: 0,
  storey: 0,
  kind: key === 'jalan' ? 'line' : 'outline',
  most,
});

/** How many buildings of how many storeys are traced. */
export interface Extent {
  readonly buildings: number;
  readonly storeys: number;
}

/** The lists of corners a site of this extent asks for, in the order one traces them. */
export function tracedIn({ buildings, storeys }: Extent): readonly Traced[] {
  const ofBuilding = (building: number): readonly Traced[] => {
    const one = (stem: 'tapak_bangunan' | 'lantai' | 'basemen', storey: number): Traced => ({
      key: `${blockOf(building)}${stem}${storey > 0 ? `_${storey}` : ''}`,
      stem,
      building,
      storey,
      kind: 'outline',
      most: 20,
    });
    return [one('tapak_bangunan', 0), ...upTo(storeys).map((storey) => one('lantai', storey)), one('basemen', 1)];
  };
  return [ofSite('batas_persil', 20), ...upTo(buildings).flatMap(ofBuilding), ofSite('rth', 50), ofSite('jalan', 20)];
}

/** The field of a building's height. */
export const heightKey = (building: number): string => `${blockOf(building)}tinggi`;

const blockOf = (building: number): string => (building > 1 ? `blok_${building}_` : '');
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

/** Every field of the form, whatever the extent. */
export const allKeys: readonly string[] = [
  ...tracedIn({ buildings: MOST_BUILDINGS, storeys: MOST_STOREYS }).map(({ key }) => key),
  ...upTo(MOST_BUILDINGS).map(heightKey),
  'luas',
];

/** The extent as it was asked for, made large enough for what is written already. */
export function extentOf(
  asked: { readonly bangunan?: string | undefined; readonly tingkat?: string | undefined },
  filled: readonly string[],
): Extent {
  const within = (count: number, most: number, least: number) => Math.min(most, Math.max(least, Number.isInteger(count) ? count : least));
  const named = tracedIn({ buildings: MOST_BUILDINGS, storeys: MOST_STOREYS }).filter(({ key }) => filled.includes(key));
  const high = upTo(MOST_BUILDINGS).filter((building) => filled.includes(heightKey(building)));
  return {
    buildings: within(Number(asked.bangunan ?? '1'), MOST_BUILDINGS, Math.max(1, ...high, ...named.map(({ building }) => building))),
    storeys: within(
      Number(asked.tingkat ?? '2'),
      MOST_STOREYS,
      Math.max(1, ...named.flatMap(({ stem, storey }) => (stem === 'lantai' ? [storey] : []))),
    ),
  };
}

/** What a field stands for, by its name. */
export function partOf(key: string): { readonly stem: Stem; readonly building: number; readonly storey: number } {
  const [, block, stem = '', storey] = /^(?:blok_(\d+)_)?([a-z_]+?)(?:_(\d+))?$/.exec(key) ?? [];
  return { stem: STEMS.find((one) => one === stem) ?? 'luas', building: Number(block ?? 1), storey: Number(storey ?? 0) };
}
