export {
  nextPage,
  type PageReading,
  pageState,
  prune,
  rawOf,
  type RawPage,
  readAnswers,
  readPage,
  saidTwice,
  withPage,
} from './domain/answer.ts';
export {
  type Checklist,
  ChecklistSchema,
  missingRequirements,
  paper,
  type Requirement,
  type SpokenWords,
  requirementName,
  requirementsFor,
  unknownPaths,
} from './domain/checklist.ts';
export { choice, choiceFrom, choices, confirmation, yesNo } from './domain/choice-fields.ts';
export { type Condition, holds, pathsOf } from './domain/condition.ts';
export { nextQuestions, type Question, questionsOn, takeReply } from './domain/conversation.ts';
export { date, readDate, readLately } from './domain/date-field.ts';
export {
  type AnswersOf,
  type Control,
  type Field,
  type FieldContext,
  type FieldProblem,
  type Fields,
  listOf,
  type Option,
  optional,
  type Parsed,
  type Raw,
  shownIf,
} from './domain/field.ts';
export { answersInWords } from './domain/in-words.ts';
export { fileIdsIn, files } from './domain/files-field.ts';
export { type Answers, type AnswersIn, findPage, Journey, journey, type Page, pagesFor } from './domain/journey.ts';
export { number, rupiah } from './domain/number-fields.ts';
export { schemaOf } from './domain/schema.ts';
export { writeBrought } from './domain/brought.ts';
export { readStatement, type Statement, type StatementLine, type StoredStatement, storedStatement } from './domain/statement.ts';
export { answersShape, fieldsShape } from './domain/sensitive.ts';
export { email, kkField, longText, nikField, personName, phone, text } from './domain/text-fields.ts';
export { time } from './domain/time-field.ts';
export { familyFor } from './features/fill/family.tsx';
export { readSent, type SentPage } from './features/fill/read-sent.ts';
export { sealedDrafts } from './sealed.ts';
export {
  answerDraft,
  dropDraft,
  dropDraftIn,
  openDraftIn,
  openOwnDraft,
  sendDraft,
  sendDraftIn,
  setDraftFiles,
  startDraft,
  wrongFields,
} from './drafts.ts';
export type { OpenDraft } from './features/fill/open-draft.ts';
export type { Agreed } from './drafts.ts';
export type { Printable, Printables } from './domain/printable.ts';
export type { RegisteredPage, RegisteredPages } from './features/fill/registered.ts';
export {
  type Consent,
  type FilingAsked,
  type FilingFound,
  type FillDeps,
  type Fillable,
  THROUGH,
  type KnownRelative,
} from './features/fill/fillable.ts';
export {
  deleteDraftsOf,
  type Draft,
  DRAFT_DAYS,
  enterDraft,
  findOwnDraft,
  getDraftForUpdate,
  type HelpedLine,
  listDrafts,
  listHelped,
  saveAnswers,
  saveFiles,
  setOrigin,
} from './tables.ts';
