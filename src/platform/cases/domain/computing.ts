import type { RuleBook } from '#platform/rules';
import type { CaseState } from './state.ts';

/** What a value that is worked out rather than asked may depend on. */
export interface Computing<A = never, I = never> {
  readonly answers: A;
  readonly state: CaseState;
  readonly rules: RuleBook;
  /** The answers to the action's own questions. */
  readonly input: I;
  /** The present day at the agency, YYYY-MM-DD. */
  readonly today: string;
  /** What the register said that the action looks up; null where it looks nothing up. */
  readonly found: Readonly<Record<string, unknown>> | null;
}

/** A register of the house that an action asks before anything is worked out, such as the spatial plans in force. */
export interface LookingUp<A = never> {
  /** Its name; a definition that names one nobody keeps is refused at start-up. */
  readonly register: string;
  /** What it is asked; `input` holds the answers to the action's own questions, and nothing where files are examined. Pure. */
  readonly asks: (of: { readonly answers: A; readonly state: CaseState; readonly input: Readonly<Record<string, unknown>> }) => unknown;
}
