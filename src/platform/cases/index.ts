export { isAwaitingDecision } from './read/awaiting.ts';
export { type Batch, BATCH_LIMIT, type BatchItemState, type BatchOrder, readBatch, startBatch } from './act/batch.ts';
export type { CaseClocks } from './domain/case-clocks.ts';
export {
  type Action,
  type ActionWords,
  type By,
} from './domain/action.ts';
export { type Outcome as ActionOutcome, type Step, stepsOf } from './domain/step.ts';
export type { Computing } from './domain/computing.ts';
export type { Examined, Examining } from './domain/examining.ts';
export { allowedActions, type Viewer, whyNot } from './domain/allowed.ts';
export { type BuiltIn, type BuiltInKind, isBuiltIn } from './domain/builtin.ts';
export { type ClockReading } from './domain/clock.ts';
export { defineService, type ServiceDraft } from './domain/define.ts';
export {
  type BroughtProduct,
  type CaseSubject,
  DaysSchema,
  type Desk,
  type Deadline,
  DeskDaysSchema,
  drawnProducts,
  findDrawn,
  type Guest,
  type Measure,
  type Prefilling,
  type ProductDefinition,
  type ProductInput,
  type ServiceDefinition,
  type StartLine,
} from './domain/definition.ts';
export {
  type Effect,
  type Likeness,
  type Product,
  type ProductOrder,
  type StoredAnswers,
  type Verdict,
  verdicts,
} from './domain/effect.ts';
export type { Entry, EntryActor } from './domain/entry.ts';
export { foldAll } from './domain/fold.ts';
export { lookFor } from './list/look-for.ts';
export { measuresOf } from './domain/measures.ts';
export { type Refusal, type RefusalReason } from './domain/refusal.ts';
export { standardComponents, StandardSchema } from './domain/standard.ts';
export { defineGrounds, defineObjectionDays, defineTerms, ground, groundField, GroundSchema } from './domain/terms.ts';
export {
  type CaseFile,
  type CaseRecord,
  type CaseState,
  currentFiles,
  findRecord,
  inForce,
  openRemarks,
  refusedFiles,
  type Remark,
  type Span,
} from './domain/state.ts';
export { type Flag, flags, type Side, type Status, statuses } from './domain/status.ts';
export { type ThreadLine, threadOf, type TimelineLine, timelineOf } from './domain/timeline.ts';
export { toldVerdict } from './domain/told-verdict.ts';
export { firstDesk, usualWay } from './domain/usual-way.ts';
export { type After, followCases, followMyCases, type PageOfCases } from './list/cursor.ts';
export { type Exported, exportCases } from './list/export.ts';
export { readFilter } from './list/filter.ts';
export {
  enterInvitation,
  type GuestActor,
  type Invitation,
  listInvitations,
  openInvitation,
  resendInvitation,
  sendInvitationCode,
  useInvitationSignedIn,
} from './answer/invitations.ts';
export { decideDisposal, type DisposalDecision, keepCase } from './dispose/decide.ts';
export { type Due, type DueCase, findDue } from './dispose/due.ts';
export { type DisposalItem, type DisposalLine, getDisposal, itemsOf, listDisposals } from './dispose/lists.ts';
export { type PastCase, pastCase, removedOn, trackPast } from './dispose/past.ts';
export { MOST_LISTED, proposeDisposal } from './dispose/propose.ts';
export type { DisposalRefusal } from './dispose/refusal.ts';
export { keeping, keepingRules } from './dispose/rule.ts';
export { recountDays } from './jobs.ts';
export { peopleConcerned } from './notices/concerned.ts';
export { makePass, PASS_MINUTES, readPass } from './features/pass.ts';
export { casePaths } from './paths.ts';
export { noteBeside } from './act/note-beside.ts';
export { perform, performIn } from './act/perform.ts';
export { signalRules } from './signals/rules.ts';
export { type Load, loadsOf, takeNext } from './list/load.ts';
export { appliedAt, findApplicant, lastAgencyOf, ownCaseNumbered } from './read/applicant.ts';
export { caseNumbered, caseNumbersOf } from './read/case-numbers.ts';
export { isReason, noteReading, readingReasons } from './read/numbers.ts';
export { readingTexts } from './features/desk/messages/index.ts';
export { type Arrived, readArrived } from './read/standing.ts';
export { readCase, readCases, readTracked, readVisibleCases, trackCase } from './read/read.ts';
export { sealedLikenesses } from './compare/reindex.ts';
export { sealedCases } from './store/reseal.ts';
export { refusalSentence } from './act/refusal-sentence.ts';
export { type Offer, ServiceRegistry } from './registry.ts';
export { deleteFilter, listFilters, saveFilter, type SavedFilter } from './list/saved-filters.ts';
export { type DeskCount, deskCounts } from './list/desk-counts.ts';
export { COUNT_LIMIT } from './list/matching.ts';
export { myCases, searchCases } from './list/search.ts';
export { beginAtCounter, type Begun } from './counter/begin.ts';
export { sendConsentCode, takeConsentCode } from './counter/consent.ts';
export { sendForPerson } from './counter/send.ts';
export { continueCase } from './act/continue.ts';
export { maskedEmail } from './domain/masked-email.ts';
export { holdHelping } from './act/through.ts';
export { mayFile } from './counter/brought-by.ts';
export { submitCase, type Submission, type Submitted } from './act/submit.ts';
export { countOpen, type OpenCount } from './list/open-count.ts';
export { type Performance, performanceOf } from './list/statistics.ts';
export { casesAnswered } from './list/by-answer.ts';
export { countByRecords, type Recorded } from './list/by-record.ts';
export { type DeskTime, deskTimes } from './list/desk-times.ts';
export { type Returned, returnedWhy, type ReturnReason } from './list/returned-why.ts';
export { type DistrictFigures, type DistrictPeriod, figuresByDistrict } from './list/by-district.ts';
export type { District, Districts } from './domain/districts.ts';
export type { Helped } from './domain/helped.ts';
export {
  type BesideAt,
  type BesideNow,
  type CaseFilter,
  type CaseLine,
  type CasesDeps,
  type HeldPart,
  type CaseView,
  type Command,
  type Followed,
  momentOf,
  type Outcome,
  type Registers,
  type Slice,
  type Sort,
} from './types.ts';
export { startSigning } from './issue/sign.ts';
export { sweeps } from './sweeps.ts';
export { handlers } from './work.ts';
