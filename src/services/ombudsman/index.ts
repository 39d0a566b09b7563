export { ombudsmanAgency } from './agency.ts';
export type { OmbudsmanDeps } from './deps.ts';
export type { Content, Entry, Identity, Sent } from './domain/entries.ts';
export { codeOf, readCode, showCode } from './domain/receipt-code.ts';
export { type Seat, seatOfRole } from './domain/seats.ts';
export { attach, attachmentsOf, readAttachment } from './sealing/attachments.ts';
export { SealBroken } from './sealing/boxes.ts';
export { excludeFrom, giveMatter, passFirstLock, renewKeys } from './sealing/holders.ts';
export { addEntry, findMatter, getMatterForUpdate, keysOf, type Matter, readEntries, sharedKeyOf } from './sealing/matters.ts';
export { admitKey, changePassphrase, findKeyOf, keysAt, makeKey, openKey, type OpenedKey, trustedKeys } from './sealing/officer-keys.ts';
export { openMatter, type NewMatter } from './sealing/open-matter.ts';
export {
  close,
  findOpen,
  findReportOpen,
  isRootUnchanged,
  keepOpen,
  keepReportOpen,
  OPEN_HOURS,
  OPEN_IDLE_MINUTES,
  touchOpen,
} from './sealing/opened.ts';
export { byPassphrase, byReceipt, getOpening, newReceipt, openingsOf } from './sealing/openings.ts';
export { recipientsAt } from './sealing/recipients.ts';
export { askRecovery, helpRecover, leaveWithCustodians, takeOver } from './sealing/recovery.ts';
export { renewDue, retireKey } from './sealing/retire.ts';
export { askUnmasking, decideUnmasking, readUnmasked, UNMASKED_HOURS } from './sealing/unmask.ts';
export { ombudsmanPaths } from './paths.ts';
export { ombudsmanRules } from './rules.ts';
export { ombudsmanRoles, ombudsmanWing } from './wing.ts';
export { beginDraft, type Draft } from './intake/draft.ts';
export { sendDraft } from './intake/send.ts';
export { decideRequirement, noteMeasure, takeStep, write } from './procedure/act.ts';
export { type Answers as IntakeAnswers } from './domain/intake/questions.ts';
export { requirements } from './domain/data/requirements.ts';
