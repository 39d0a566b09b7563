export type { Assessed } from './domain/assess/assess.ts';
export type { RefusalCode } from './domain/data/refusals.ts';
export type * from './domain/line.ts';
export { refusalRule } from './domain/rules/refusal-rule.ts';
export { taxRules } from './domain/rules/index.ts';
export type * from './domain/vehicle.ts';
export type { Facts, Finding, Verdict } from './domain/verdict/verdict.ts';
