export { type Actor, isOfficer, type PersonActor, type RoleAt, type Scope, scopes } from './actor.ts';
export { type Clock, systemClock } from './clock.ts';
export { isDay } from './days.ts';
export { AppError, type ErrorCode, errorStatus } from './errors.ts';
export { idsIn, isId, newId } from './ids.ts';
export { Kept } from './kept.ts';
export { checkNik, maskNik, type NikCheck, readNik } from './nik.ts';
export { oneLine, readEmail, readPersonName, readPhone } from './particulars.ts';
export { maskSensitive, readSensitive, type Sensitive } from './sensitive.ts';
