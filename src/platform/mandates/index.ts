export type { MandatesDeps, Offered } from './deps.ts';
export { proposeMandate } from './change.ts';
export { heldMandates, holdersOf, holdMandate, noLonger } from './tables.ts';
