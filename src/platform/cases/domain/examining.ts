import type { Answers, Statement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { LookingUp } from './computing.ts';

/** A file of a case, and what it is looked at by. */
export interface Examined<A = never> {
  readonly name: string;
  readonly content: Uint8Array;
  readonly answers: A;
  /** In the versions the case was begun under. */
  readonly rules: RuleBook;
  /** What the register said; null where nothing is looked up. */
  readonly found: Readonly<Record<string, unknown>> | null;
}

/** What a service works out from the files themselves, such as the measures of a drawing. */
export interface Examining {
  /** Files of these types are examined, at whatever place of the checklist they stand. */
  readonly mediaTypes: readonly string[];
  readonly looksUp?: LookingUp<Answers>;
  /**
   * The same for the same bytes, bounded in time, and with a sheet for any of them: what cannot be read is said on it. What
   * takes long is worked out in a thread, and then promised.
   */
  sheet(of: Examined<Answers>): Statement | Promise<Statement>;
}
