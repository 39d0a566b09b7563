/** How zones are told apart on a map: each family has a colour and a pattern of its own. */
export const zoneFamilies = ['homes', 'trade', 'tourism', 'public', 'green', 'guarded', 'water', 'other'] as const;
export type ZoneFamily = (typeof zoneFamilies)[number];

const families: Readonly<Record<string, ZoneFamily>> = {
  R: 'homes',
  K: 'trade',
  KT: 'public',
  W: 'tourism',
  SPU: 'public',
  TR: 'public',
  P: 'green',
  RTH: 'green',
  HL: 'green',
  PS: 'guarded',
  BA: 'water',
};

/** The family of a zone by the beginning of its code. */
export function zoneFamily(code: string): ZoneFamily {
  return families[code.split(/[-.\d]/)[0] ?? ''] ?? 'other';
}

/** The side of a pattern's square, in the units of the drawing, about a pixel each. */
export const PATTERN_SIDE = 10;

/** What is drawn over a family's colour, for those who do not tell colours apart: a path in a square of ten. */
export const zonePatterns: Readonly<Record<ZoneFamily, string>> = {
  homes: '',
  trade: 'M-2 12L12-2M-7 7L7-7M3 17L17 3',
  tourism: 'M2 2h1.6v1.6h-1.6zM7 7h1.6v1.6h-1.6z',
  public: 'M0 5h10M5 0v10',
  green: 'M0 3h5M5 8h5',
  guarded: 'M-2-2L12 12M-2 12L12-2',
  water: 'M0 4q2.5-3 5 0t5 0',
  other: 'M5 1v3',
};

/** What a fill of a family is called in a page. */
export const patternId = (family: ZoneFamily): string => `zona-${family}`;
