export { type BsreAccount, type BsreStandIn, type BsreTrouble, startBsre } from './bsre.ts';
export { startTimestamps, type TimestampStandIn, type TimestampTrouble } from './timestamps.ts';
