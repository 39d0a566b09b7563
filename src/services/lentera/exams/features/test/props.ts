import type { FormError } from '#web/ui';
import type { Question } from '../../../bank/domain/question.ts';
import type { Subject } from '../../../schools/city.ts';
import type { SchoolClass } from '../../../schools/classes.ts';
import type { Shortage } from '../../domain/draw.ts';
import type { Typed } from '../../domain/read-forms.ts';
import type { ParticipantFilter, ParticipantsPage } from '../../read-test.ts';
import type { SessionRow, TestRow } from '../../store.ts';

export interface TestProps {
  readonly test: TestRow;
  /** Whether it is theirs to change; others see who of their school takes part. */
  readonly keeps: boolean;
  readonly sessions: readonly SessionRow[];
  readonly participants: ParticipantsPage;
  readonly filter: ParticipantFilter;
  /** Of the list of participants. */
  readonly page: number;
  readonly subjects: readonly Subject[];
  readonly classes: readonly SchoolClass[];
  /** Of a make-up test: those who missed the first one. */
  readonly absent: number;
  /** Students a remedial test was drafted for. */
  readonly called: number;
  question(at: { questionId: string; version: number }): Question;
  readonly shortages: readonly Shortage[];
  readonly news: string | undefined;
  /** What the form of a deed sent, when it came back. */
  readonly typed: Typed;
  readonly deed: string | undefined;
  readonly errors: readonly FormError[];
}
