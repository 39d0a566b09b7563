export { type Actor, isOfficer, type PersonActor, type RoleAt, type Scope, scopes } from './actor.ts';
export { type Clock, systemClock } from './clock.ts';
export { isDay } from './days.ts';
export { AppError, type ErrorCode, errorStatus, refusalOf } from './errors.ts';
export { idsIn, isId, newId } from './ids.ts';
export { Kept } from './kept.ts';
export { covers, type Mandate, mandateFor, type MandateKind, mandateKinds, type Matter } from './mandate.ts';
export { checkNik, kkReadsAsNik, maskNik, type NikCheck, oddsOfNik, readNik, regionOfNik } from './nik.ts';
export { oneLine, readEmail, readPersonName, readPhone, withCapitals } from './particulars.ts';
export { maskSensitive, readSensitive, type Sensitive } from './sensitive.ts';
export { type Group, hiddenCells, type Sum, type Suppression, suppressed } from './suppress.ts';
export {
  beginSpan,
  type Facts,
  type Present,
  presentTrace,
  type Span,
  traceBy,
  traced,
  tracedCall,
  tracedWithin,
  type Tracer,
  traceHeaders,
  type What,
} from './tracing.ts';
