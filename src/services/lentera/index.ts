export type { Answer } from './bank/domain/answer.ts';
export { checkQuestion } from './bank/domain/check-question.ts';
export type * from './bank/domain/question.ts';
export { kinds } from './bank/domain/question.ts';
export { score } from './bank/domain/score.ts';
