import type { OptionUse } from './distractors.ts';
import type { ItemStatistics } from './item-statistics.ts';

/**
 * From where on a value reads how; the first line it reaches counts, and below all of them the last word. Rule data: the
 * agency has confirmed none of them.
 */
export interface Readings {
  /** Discrimination, per cent. */
  readonly discrimination: { readonly veryGood: number; readonly adequate: number; readonly weak: number };
  /** Facility below `hard` and above `easy` says little of anybody; 0 to 1. */
  readonly facility: { readonly hard: number; readonly easy: number };
  /** A wrong option that fewer than this part of all students chose does not work; 0 to 1. */
  readonly distractor: number;
  /** Fewest students to say anything at all. */
  readonly fewest: number;
}

export const itemFlags = [
  /** The better chose something else than the key. */
  'probably-wrong-key',
  'discrimination-weak',
  'too-hard',
  'too-easy',
  'distractor-unused',
] as const;
export type ItemFlag = (typeof itemFlags)[number];

/** How a discrimination reads; `null` where there is none. */
export function readDiscrimination(
  discrimination: number | null,
  { discrimination: from }: Readings,
): 'very-good' | 'adequate' | 'weak' | 'very-weak' | 'negative' | null {
  if (discrimination === null) return null;
  if (discrimination < 0) return 'negative';
  if (discrimination >= from.veryGood) return 'very-good';
  if (discrimination >= from.adequate) return 'adequate';
  return discrimination >= from.weak ? 'weak' : 'very-weak';
}

/**
 * What somebody should look at in an item. A key is probably wrong where the item–rest correlation is below 0, or where
 * more of the best students chose a wrong option than the key, and more of the best than of the weakest did.
 */
export function flagsOf(
  { facility, discrimination }: ItemStatistics,
  uses: readonly OptionUse[],
  students: number,
  readings: Readings,
): readonly ItemFlag[] {
  if (students < readings.fewest) return [];
  const key = Math.max(0, ...uses.filter(({ isKey }) => isKey).map(({ upper }) => upper));
  const wrong = uses.filter(({ option, isKey }) => option !== null && !isKey);
  const isLured = uses.some(({ isKey }) => isKey) && wrong.some(({ upper, lower }) => upper > key && upper > lower);
  const reading = readDiscrimination(discrimination, readings);
  const found: Readonly<Record<ItemFlag, boolean>> = {
    'probably-wrong-key': reading === 'negative' || isLured,
    'discrimination-weak': reading === 'very-weak',
    'too-hard': facility !== null && facility < readings.facility.hard,
    'too-easy': facility !== null && facility > readings.facility.easy,
    'distractor-unused': wrong.some(({ share }) => share < readings.distractor),
  };
  return itemFlags.filter((flag) => found[flag]);
}
