import { textsOf } from '../bank/domain/check-question.ts';
import { mediaIn } from '../bank/domain/clean.ts';
import type { Question } from '../bank/domain/question.ts';

/** The question with the names of every picture and sound its texts call. */
export function withMedia(question: Question): Question {
  const picture = question.body.kind === 'hotspot' ? [question.body.picture] : [];
  return { ...question, media: [...new Set([...textsOf(question).flatMap(([, text]) => mediaIn(text)), ...picture])] };
}
