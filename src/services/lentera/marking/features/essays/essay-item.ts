import type { Essay, Question } from '../../../bank/domain/question.ts';

/** An essay of a test, as it is marked across everybody. */
export interface EssayItem {
  readonly questionId: string;
  readonly item: number;
  readonly question: Question;
  readonly body: Essay;
  readonly points: number;
}
