export { carriedAtStart } from './carried.ts';
export { complaint } from './definition.ts';
export type { ComplaintDeps } from './deps.ts';
export { besideOwnCase } from './features/beside.tsx';
export { complaintPart } from './public-part.ts';
export { handOnComplaint } from './hand-on.ts';
export { type Raised, raiseComplaint } from './raise.ts';
