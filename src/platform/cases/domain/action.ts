import type { Text } from '#i18n';
import type { AnswersOf, Field } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { Computing, LookingUp } from './computing.ts';
import type { Flag, Status } from './status.ts';
import type { Outcome, Step } from './step.ts';

export type AskedFields = Readonly<Record<string, Field>>;

/** Who may ask for an action. */
export type By =
  | { readonly kind: 'desk'; readonly desk: string }
  | { readonly kind: 'role'; readonly role: string }
  /** Whoever works the desk where the case lies, on the office's time. */
  | { readonly kind: 'holder' }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'guest'; readonly party: string }
  | { readonly kind: 'system' };

/** A decision that somebody may go against: within its days, and once. */
export interface Against {
  /** Actions that decide; the newest of their records is the decision meant. */
  readonly decisions: readonly string[];
  /** The action that answers; after it, nothing more is said against the same decision here. */
  readonly answeredBy: string;
  /** Working days after the day of the decision; null where the law's limit is not confirmed, and none is enforced. */
  readonly days: (rules: RuleBook) => number | null;
  /** Where one can still turn afterwards. */
  readonly afterwards?: (rules: RuleBook) => Text;
}

export interface Action {
  readonly title: Text;
  /** What the timeline says once it is done; the title, where absent. */
  readonly told?: Text;
  /** What it says instead, by the way that was worked out. */
  readonly toldBy?: Readonly<Record<string, Text>>;
  /** Ways that changed nothing for whoever applied: the office alone reads of them. */
  readonly inside?: readonly string[];
  /** Whether the applicant sees question and answer: an appointment, the ground of a rejection. */
  readonly openly: boolean;
  /** Worked out from the case and the answers, and recorded beside them. */
  readonly computes?: (of: Computing) => Readonly<Record<string, unknown>>;
  /** Asked first; what it said goes to `computes`. The record keeps what that makes of it, so a later change of the register changes nothing here. */
  readonly looksUp?: LookingUp;
  readonly hint?: Text;
  /** Actions of which the newest record is shown to whoever decides on it. */
  readonly reads?: readonly string[];
  readonly by: By;
  readonly during: readonly Status[];
  /** Flags that block it. */
  readonly unless: readonly Flag[];
  /** Flags without which it makes no sense. */
  readonly needs: readonly Flag[];
  readonly asks: AskedFields;
  readonly outcome: Outcome;
  /** Another person must have done that action: the second pair of eyes. */
  readonly notByWhoDid: string | null;
  /** Action whose record must exist first. */
  readonly after: string | null;
  /** The decision it goes against; null for what needs none. */
  readonly against: Against | null;
  /** May be done to many cases at once. */
  readonly inBatch: boolean;
  /** May be taken back for ten seconds. */
  readonly undoable: boolean;
  readonly tone: 'main' | 'quiet' | 'danger';
}

type BranchKey<T> = T extends boolean ? 'yes' | 'no' : T extends string ? T : never;

/** An action under construction; every method gives a new one. */
export class ActionDraft<F extends AskedFields = Record<never, never>, A = never> {
  readonly action: Action;

  constructor(action: Action) {
    this.action = action;
  }

  hint(hint: Text): ActionDraft<F, A> {
    return this.#with({ hint });
  }

  /** Shows whoever does it the newest record of these actions first. */
  reads(...reads: string[]): ActionDraft<F, A> {
    return this.#with({ reads });
  }

  /** What the timeline says once it is done. */
  told(told: Text): ActionDraft<F, A> {
    return this.#with({ told });
  }

  /** What the timeline says instead once it went one of these ways. */
  toldBy(toldBy: Readonly<Record<string, Text>>): ActionDraft<F, A> {
    return this.#with({ toldBy });
  }

  /** Ways that change nothing for whoever applied, and that the office alone reads of. */
  inside(...inside: string[]): ActionDraft<F, A> {
    return this.#with({ inside });
  }

  /** The applicant sees what was asked and answered. */
  openly(): ActionDraft<F, A> {
    return this.#with({ openly: true });
  }

  /** Works out what is recorded beside the answers: an assessment, a sum. Pure; its keys are the record's. */
  computes(computes: (of: Computing<A, AnswersOf<F>>) => Readonly<Record<string, unknown>>): ActionDraft<F, A> {
    return this.#with({ computes: computes });
  }

  /** Asks a register of the house first; `computes` finds its answer as `found`. */
  looksUp(register: string, asks: LookingUp<A>['asks']): ActionDraft<F, A> {
    return this.#with({ looksUp: { register, asks } });
  }

  during(...during: Status[]): ActionDraft<F, A> {
    return this.#with({ during });
  }

  unless(...unless: Flag[]): ActionDraft<F, A> {
    return this.#with({ unless });
  }

  whileFlagged(...needs: Flag[]): ActionDraft<F, A> {
    return this.#with({ needs });
  }

  after(action: string): ActionDraft<F, A> {
    return this.#with({ after: action });
  }

  notByWhoDid(action: string): ActionDraft<F, A> {
    return this.#with({ notByWhoDid: action });
  }

  asks<G extends AskedFields>(asks: G): ActionDraft<G, A> {
    return new ActionDraft<G, A>({ ...this.action, asks });
  }

  /** What happens, always. */
  then(...steps: Step[]): ActionDraft<F, A> {
    return this.#with({ outcome: { kind: 'steps', steps } });
  }

  /** What happens, by the answer to one of the questions asked. */
  choose<K extends keyof F & string>(field: K, branches: Readonly<Record<BranchKey<AnswersOf<F>[K]>, readonly Step[]>>): ActionDraft<F, A> {
    return this.#with({ outcome: { kind: 'choose', field, branches } });
  }

  /** What happens, by the `way` that `computes` works out: whether anything is owed, say. */
  byWay(branches: Readonly<Record<string, readonly Step[]>>): ActionDraft<F, A> {
    return this.#with({ outcome: { kind: 'choose', field: 'way', branches } });
  }

  /** What happens once every file has its verdict. */
  verdicts(outcome: { readonly allAccepted: readonly Step[]; readonly otherwise: readonly Step[] }): ActionDraft<F, A> {
    return this.#with({ outcome: { kind: 'verdicts', ...outcome } });
  }

  /** Goes against a decision: within its days, and once. */
  against(against: Against): ActionDraft<F, A> {
    return this.#with({ against });
  }

  inBatch(): ActionDraft<F, A> {
    return this.#with({ inBatch: true });
  }

  undoable(): ActionDraft<F, A> {
    return this.#with({ undoable: true });
  }

  quiet(): ActionDraft<F, A> {
    return this.#with({ tone: 'quiet' });
  }

  danger(): ActionDraft<F, A> {
    return this.#with({ tone: 'danger' });
  }

  #with(change: Partial<Action>): ActionDraft<F, A> {
    return new ActionDraft<F, A>({ ...this.action, ...change });
  }
}

/** The words an action is written with, knowing the service's own desks and products. */
export interface ActionWords<D extends string, P extends string, A = never> {
  /** By an officer who holds the role of `desk`, while the case lies there. */
  at(desk: D, title: Text): ActionDraft<Record<never, never>, A>;
  /** By an officer with this role, wherever the case lies. */
  byRole(role: string, title: Text): ActionDraft<Record<never, never>, A>;
  byApplicant(title: Text): ActionDraft<Record<never, never>, A>;
  /** By an invited person without an account, with link and code. */
  byGuest(party: string, title: Text): ActionDraft<Record<never, never>, A>;
  bySystem(title: Text): ActionDraft<Record<never, never>, A>;
  to(desk: D): Step;
  giveBack(): Step;
  reject(): Step;
  issue(product: P, then: D | null): Step;
  replace(product: P): Step;
  revoke(product: P): Step;
  letter(product: P): Step;
  callIn(product: P): Step;
  close(): Step;
  withdraw(): Step;
  reopen(desk: D): Step;
  flag(flag: Flag): Step;
  unflag(flag: Flag): Step;
  waitFor(side: 'applicant' | 'third-party' | 'suspended'): Step;
  goOn(): Step;
  lay(desk: D): Step;
  leave(): Step;
}

const blank: Omit<Action, 'title' | 'by'> = {
  during: ['submitted', 'in-review'],
  unless: [],
  needs: [],
  asks: {},
  outcome: { kind: 'steps', steps: [] },
  notByWhoDid: null,
  after: null,
  against: null,
  inBatch: false,
  undoable: false,
  tone: 'main',
  openly: false,
};

/** An action under construction that no service has to know. */
export function draftAction<A = never>(title: Text, by: By): ActionDraft<Record<never, never>, A> {
  return new ActionDraft({ ...blank, title, by });
}

export function actionWords<D extends string, P extends string, A>(): ActionWords<D, P, A> {
  const draft = draftAction<A>;
  return {
    at: (desk, title) => draft(title, { kind: 'desk', desk }),
    byRole: (role, title) => draft(title, { kind: 'role', role }),
    byApplicant: (title) => draft(title, { kind: 'applicant' }),
    byGuest: (party, title) => draft(title, { kind: 'guest', party }),
    bySystem: (title) => draft(title, { kind: 'system' }),
    to: (desk) => ({ do: 'move', desk }),
    giveBack: () => ({ do: 'give-back' }),
    reject: () => ({ do: 'reject' }),
    issue: (product, desk) => ({ do: 'issue', product, desk }),
    replace: (product) => ({ do: 'replace', product }),
    revoke: (product) => ({ do: 'revoke', product }),
    letter: (product) => ({ do: 'letter', product }),
    callIn: (product) => ({ do: 'call-in', product }),
    close: () => ({ do: 'close' }),
    withdraw: () => ({ do: 'withdraw' }),
    reopen: (desk) => ({ do: 'reopen', desk }),
    flag: (flag) => ({ do: 'flag', flag }),
    unflag: (flag) => ({ do: 'unflag', flag }),
    waitFor: (side) => ({ do: 'wait-for', side }),
    goOn: () => ({ do: 'go-on' }),
    lay: (desk) => ({ do: 'lay', desk }),
    leave: () => ({ do: 'leave' }),
  };
}

/** What is said of an action once it is done, by the way it went. */
export function toldOf({ title, told, toldBy }: Action, way: unknown): Text {
  return (typeof way === 'string' ? toldBy?.[way] : undefined) ?? told ?? title;
}
