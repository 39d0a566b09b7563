export { acceptMandate, proposeMandate } from './change.ts';
export { chatsOfAccount, findAccountOfChat, type JoinedChat, joinChat, partChat, shareFamily } from './chat.ts';
export { mandateRules } from './domain/rules.ts';
export { listRelatives, noteRelative, type Relation, type Relative } from './family/relatives.ts';
export { relationInWords } from './features/family/in-words.ts';
export { sealedRelatives } from './family/sealed.ts';
export { standingOn } from './domain/standing.ts';
export type { MandatesDeps, Offered } from './deps.ts';
export { countOldMandates, dropOldMandates, endMandatesOf } from './keeping.ts';
export {
  askOfficial,
  decideOfficial,
  type Decision,
  listOfficial,
  mandatesAmong,
  ofAgeSince,
  type OfficialLine,
  type QueueFilter,
} from './official.ts';
export type { MandateRefusal } from './change.ts';
export { followOwn, heldMandates, holdersOf, holdMandate, type MandateLine, noLonger } from './tables.ts';
export { mandatePaths } from './paths.ts';
export { findHelping, helpersFor, type Helping, type HelpAsked, holdHelper } from './village-helpers/hold.ts';
export { endHelper, type HelperRefusal, registerHelper, type Registering } from './village-helpers/register.ts';
export { sealedHelpers } from './village-helpers/sealed.ts';
export { type HelperFilter, type HelperLine, helpingOf, listHelpers } from './village-helpers/tables.ts';
