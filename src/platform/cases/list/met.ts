import type { Pattern } from './by-words.ts';
import type { Matching } from './matching.ts';
import type { Sort } from '../types.ts';

/** Words, and the list they are looked for in. */
export interface WordSearch {
  readonly query: Matching;
  readonly agencies: readonly string[];
  readonly pattern: Pattern;
  readonly sort: Sort;
  /** Whether the list holds open cases alone, or few others. */
  readonly isShort: boolean;
  /** So many are enough, from the beginning of the list. */
  readonly need: number;
}

/** Cases of a list that hold words. */
export interface Met {
  /** In the order of the list. */
  readonly ids: readonly string[];
  /** Whether these are all there are. */
  readonly whole: boolean;
  /** How many were met, where `ids` are the beginning of them alone. */
  readonly met?: number;
}
