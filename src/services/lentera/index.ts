export { educationAgency } from './agency.ts';
export type { Answer } from './bank/domain/answer.ts';
export type * from './bank/domain/question.ts';
export type { LenteraDeps } from './deps.ts';
