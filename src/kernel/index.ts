export { type Actor, isOfficer, type PersonActor, type RoleAt } from './actor.ts';
export { type Clock, systemClock } from './clock.ts';
export { AppError, type ErrorCode, errorStatus } from './errors.ts';
export { newId } from './ids.ts';
