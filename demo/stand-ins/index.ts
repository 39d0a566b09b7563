export { startTimestamps, type TimestampStandIn, type TimestampTrouble } from './timestamps.ts';
