import { AppError } from '#kernel';
import type { Answers, FieldContext } from '#platform/forms';
import { Journey, type Page, readAnswers } from '#platform/forms';
import type { Action } from '../domain/action.ts';

/** Form values or typed values of an action's questions, read by its own fields. Throws INVALID_INPUT naming each. */
export function readInput(
  action: Action,
  input: Readonly<Record<string, unknown>>,
  context: FieldContext,
): Readonly<Record<string, unknown>> {
  const page: Page = { key: 'input', title: action.title, fields: action.asks };
  return readPages([page], { input }, context, 'input.').input as Readonly<Record<string, unknown>>;
}

/** Answers to some pages of a journey, each read by its own fields. Throws INVALID_INPUT naming `page.field`. */
export function readChangedPages(of: Journey, answers: Answers, context: FieldContext): Answers {
  const pages = of.pages.filter(({ key }) => key in answers).map(({ when: _, ...page }) => page);
  return readPages(pages, answers, context, '');
}

function readPages(pages: readonly Page[], sent: Readonly<Record<string, unknown>>, context: FieldContext, prefix: string): Answers {
  const { answers, problems } = readAnswers(new Journey(pages), sent, context);
  if (problems.length === 0) return answers;
  throw invalid(problems.map(({ field, message }) => ({ field: field.replace(prefix, ''), message: message('id'), en: message('en') })));
}

export interface WrongField {
  readonly field: string;
  /** The sentence in Indonesian, and in English. */
  readonly message: string;
  readonly en: string;
}

export function invalid(fields: readonly WrongField[]): AppError {
  // A failed test shows the cause and no detail. Names alone: what was typed is nobody's to log.
  return new AppError('INVALID_INPUT', { fields }, { cause: new Error(`at ${fields.map(({ field }) => field).join(', ')}`) });
}
