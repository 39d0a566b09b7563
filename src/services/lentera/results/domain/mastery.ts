/**
 * When an aim counts as reached. K13 has a number (KKM); the Merdeka curriculum lets a school choose (KKTP): intervals of
 * the score, a rubric, or a description of criteria.
 */
export type MasteryRule =
  /** KKM: from this score on, 0 to 100. */
  | { readonly kind: 'number'; readonly least: number }
  /** Ascending by `from`, the first from 0; each goes to the next one. */
  | { readonly kind: 'intervals'; readonly intervals: readonly Interval[] }
  /** A person names the level. */
  | { readonly kind: 'rubric'; readonly levels: readonly { readonly id: string; readonly title: string; readonly isReached: boolean }[] }
  /** A person ticks criteria; so many have to be met. */
  | { readonly kind: 'description'; readonly criteria: readonly { readonly id: string; readonly text: string }[]; readonly least: number };

/** What follows from a result: everything again, the parts not reached, nothing, or more than was asked. */
export type FollowUp = 'all' | 'parts' | 'none' | 'enrichment';

export interface Interval {
  readonly from: number;
  readonly title: string;
  readonly followUp: FollowUp;
}

/** What is known of one student and one aim. */
export interface Evidence {
  /** 0 to 100; `null` where nothing asked after the aim. */
  readonly score: number | null;
  /** Level a person named. */
  readonly level?: string;
  /** Criteria a person found met. */
  readonly met?: readonly string[];
}

export type Mastery =
  /** Nothing is known yet: no item asked after the aim, or a person has to say. */
  { readonly state: 'unknown' } | { readonly state: 'reached' | 'not-reached'; readonly followUp: FollowUp; readonly title: string | null };

/** Whether an aim was reached, by the school's own rule. */
export function masteryOf(rule: MasteryRule, { score, level, met }: Evidence): Mastery {
  switch (rule.kind) {
    case 'number':
      return score === null ? { state: 'unknown' } : byState(score >= rule.least, null);
    case 'intervals': {
      const interval = score === null ? undefined : rule.intervals.findLast(({ from }) => score >= from);
      if (!interval) return { state: 'unknown' };
      const { followUp, title } = interval;
      return { state: followUp === 'none' || followUp === 'enrichment' ? 'reached' : 'not-reached', followUp, title };
    }
    case 'rubric': {
      const named = rule.levels.find(({ id }) => id === level);
      return named ? byState(named.isReached, named.title) : { state: 'unknown' };
    }
    case 'description': {
      if (!met) return { state: 'unknown' };
      return byState(rule.criteria.filter(({ id }) => met.includes(id)).length >= rule.least, null);
    }
  }
}

const byState = (isReached: boolean, title: string | null): Mastery => ({
  state: isReached ? 'reached' : 'not-reached',
  followUp: isReached ? 'none' : 'parts',
  title,
});
