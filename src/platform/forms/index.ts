export { nextPage, type PageReading, pageState, prune, rawOf, type RawPage, readAnswers, readPage, withPage } from './domain/answer.ts';
export {
  type Checklist,
  ChecklistSchema,
  missingRequirements,
  type Requirement,
  requirementName,
  requirementsFor,
  unknownPaths,
} from './domain/checklist.ts';
export { choice, choiceFrom, choices, confirmation, yesNo } from './domain/choice-fields.ts';
export { answerAt, type Condition, ConditionSchema, holds, pathsOf } from './domain/condition.ts';
export { nextQuestions, type Question, takeReply } from './domain/conversation.ts';
export { date, readDate } from './domain/date-field.ts';
export { type AnswersOf, type Field, type FieldContext, type Option, optional, type Parsed, type Raw, shownIf } from './domain/field.ts';
export { type Answers, type AnswersIn, findPage, Journey, journey, type Page, pagesFor } from './domain/journey.ts';
export { number, readNumber, rupiah } from './domain/number-fields.ts';
export { schemaOf } from './domain/schema.ts';
export { email, longText, personName, phone, text } from './domain/text-fields.ts';
