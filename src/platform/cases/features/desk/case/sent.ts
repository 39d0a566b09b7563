import type { Raw } from '#platform/forms';
import type { FormError } from '#web/ui';
import type { TimelineLine } from '../../../domain/timeline.ts';
import type { VerdictProblem } from './checklist.tsx';

/** A form that was sent and came back: which one, with what was typed and what was wrong. */
export interface Sent {
  /** Key of the action, or of the built-in command. */
  readonly action: string;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
}

/** Why a sent form did not do what it should. */
export interface Refused {
  readonly sent?: Sent;
  readonly verdict?: VerdictProblem;
  /** What others did since the page was read. */
  readonly changes?: readonly TimelineLine[];
  /** The sentence of a refusal. */
  readonly because?: string;
}
