export type { DemoApp } from './app.ts';
export { seedItr } from './factories/itr.ts';
export { type OtherPermit, otherPermits, seedOther } from './factories/permits.ts';
export { seedPermit } from './factories/permit.ts';
export type { StateName } from './factories/states.ts';
export { seedMandates } from './mandates.ts';
export { loadDemo } from './load.ts';
export { seedPlan } from './plans/load.ts';
export { castOf, type Cast, citizens, demoPeople, type DemoAccount, officers } from './people.ts';
