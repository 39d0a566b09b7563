export { permit } from './definition.ts';
export { levyFormula } from './domain/levy-formula.ts';
export { levyInForce } from './domain/levy-in-force.ts';
export { objectionDays } from './domain/terms.ts';
export { exampleAnswers, parcelAt, type Wishes } from './example-answers.ts';
export type { PermitAnswers } from './journey.ts';
