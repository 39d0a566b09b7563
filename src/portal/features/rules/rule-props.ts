import type { Offer, Proposal, RuleVersion } from '#platform/rules';
import type { SampleEffect } from './effects.tsx';
import type { Governed } from './governed.ts';
import type { ProposeFormProps } from './propose-form.tsx';

type Done = 'propose' | 'approve' | 'reject' | 'withdraw' | 'keep';

export interface RulePageProps {
  readonly governed: Governed;
  readonly inForce: RuleVersion;
  readonly versions: readonly (RuleVersion & { readonly own: boolean })[];
  readonly proposals: readonly Proposal[];
  readonly offer: Offer | null;
  /** What the open proposal does to sample cases. */
  readonly effects: readonly SampleEffect[] | null;
  /** YYYY-MM-DD at the agency. */
  readonly today: string;
  readonly may: { readonly propose: boolean; readonly approve: boolean };
  readonly me: string;
  readonly form: ProposeFormProps['form'];
  readonly done: Done | null;
  /** Turned down without a word: what is asked for. */
  readonly noteError?: string | undefined;
}
