import type { Groups } from './groups.ts';
import { meanOf, sumOf } from './moments.ts';

/** How often one option was chosen, and by whom. */
export interface OptionUse {
  /** Option; `null` for those who left the question open. */
  readonly option: string | null;
  readonly isKey: boolean;
  /** Students who chose it. */
  readonly count: number;
  /** By all students, 0 to 1. */
  readonly share: number;
  /** Among the best and the weakest 27 %; a part where equals stand at the border. */
  readonly upper: number;
  readonly lower: number;
  /** Mean total of whoever chose it; `null` where nobody did. */
  readonly meanTotal: number | null;
}

export interface Chosen {
  /** In the order of the question. */
  readonly options: readonly string[];
  readonly keys: readonly string[];
  /** What each student chose, in the order of totals; empty where left open. */
  readonly chosen: readonly (readonly string[])[];
  readonly totals: readonly number[];
  readonly groups: Groups | null;
}

/** The distractor table: a line for each option, and one for those who chose none. */
export function distractorTable({ options, keys, chosen, totals, groups }: Chosen): readonly OptionUse[] {
  const line = (option: string | null): OptionUse => {
    const who = chosen.map((picked) => (option === null ? picked.length === 0 : picked.includes(option)));
    const count = who.filter(Boolean).length;
    const among = (weights: readonly number[] | undefined) => sumOf((weights ?? []).filter((_, at) => who[at]));
    return {
      option,
      isKey: option !== null && keys.includes(option),
      count,
      share: chosen.length === 0 ? 0 : count / chosen.length,
      upper: among(groups?.upper),
      lower: among(groups?.lower),
      meanTotal: count === 0 ? null : meanOf(totals.filter((_, at) => who[at])),
    };
  };
  return [...options.map(line), line(null)];
}
