import type { Flag } from './status.ts';

/** One thing an action does to a case. Data, so that a definition can be drawn, printed and compared. */
export type Step =
  | { readonly do: 'move'; readonly desk: string }
  /** Back to the applicant, who is told exactly what to mend; the mended case returns to this very desk. */
  | { readonly do: 'give-back' }
  | { readonly do: 'reject' }
  /** Decided in favour; the product is made, numbered and signed by a job, then the case goes to `desk`. */
  | { readonly do: 'issue'; readonly product: string; readonly desk: string | null }
  | { readonly do: 'replace'; readonly product: string }
  | { readonly do: 'revoke'; readonly product: string }
  /** A letter on the way, such as a bill: made by a job, while the case goes on. One before it is replaced. */
  | { readonly do: 'letter'; readonly product: string }
  /** That letter no longer holds, where there is one. */
  | { readonly do: 'call-in'; readonly product: string }
  | { readonly do: 'close' }
  | { readonly do: 'withdraw' }
  | { readonly do: 'reopen'; readonly desk: string }
  | { readonly do: 'flag'; readonly flag: Flag }
  | { readonly do: 'unflag'; readonly flag: Flag }
  /** The case waits on the applicant's or a third party's time without changing desks. */
  | { readonly do: 'wait-for'; readonly side: 'applicant' | 'third-party' | 'suspended' }
  | { readonly do: 'go-on' }
  /** The case lies on a desk again without changing its status: an objection after rejection, a correction after issue. */
  | { readonly do: 'lay'; readonly desk: string }
  /** It lies nowhere again. */
  | { readonly do: 'leave' };

export type Outcome =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'choose'; readonly field: string; readonly branches: Readonly<Record<string, readonly Step[]>> }
  | { readonly kind: 'verdicts'; readonly allAccepted: readonly Step[]; readonly otherwise: readonly Step[] };

/** Every step an action can lead to. */
export function stepsOf(outcome: Outcome): readonly Step[] {
  if (outcome.kind === 'steps') return outcome.steps;
  if (outcome.kind === 'choose') return Object.values(outcome.branches).flat();
  return [...outcome.allAccepted, ...outcome.otherwise];
}
