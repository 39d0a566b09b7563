export { permit } from './definition.ts';
export { exampleAnswers, parcelAt } from './example-answers.ts';
export type { PermitAnswers } from './journey.ts';
