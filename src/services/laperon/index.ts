export { permit } from './definition.ts';
export { roles } from './desks.ts';
export { exampleAnswers, parcelAt } from './example-answers.ts';
export type { PermitAnswers } from './journey.ts';
