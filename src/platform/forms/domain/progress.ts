import { pageState } from './answer.ts';
import { type Checklist, missingRequirements, type Requirement, requirementsFor } from './checklist.ts';
import { type Answers, type Journey, type Page, pagesFor } from './journey.ts';

/** How far an application is. */
export interface Progress {
  readonly pages: readonly { readonly page: Page; readonly done: boolean; readonly entries: number | null }[];
  readonly requirements: readonly Requirement[];
  /** Required files still absent. */
  readonly missing: readonly Requirement[];
  /** Parts finished, of all: each page, and the files where any are asked for. */
  readonly done: number;
  readonly total: number;
  /** Every question is answered. */
  readonly answered: boolean;
  /** Nothing stands in the way of sending it. */
  readonly complete: boolean;
}

export function progressOf(
  of: Journey,
  checklist: Checklist,
  answers: Answers,
  files: Readonly<Record<string, readonly string[]>>,
): Progress {
  const pages = pagesFor(of, answers).map((page) => {
    const given = answers[page.key];
    return { page, done: pageState(page, answers) === 'done', entries: page.repeats ? (Array.isArray(given) ? given.length : 0) : null };
  });
  const requirements = requirementsFor(checklist, answers);
  const missing = missingRequirements(checklist, answers, files);
  const answered = pages.every(({ done }) => done);
  const filesDone = requirements.length === 0 ? [] : [missing.length === 0 && answered];
  const parts = [...pages.map(({ done }) => done), ...filesDone];
  return {
    pages,
    requirements,
    missing,
    done: parts.filter(Boolean).length,
    total: parts.length,
    answered,
    complete: answered && missing.length === 0,
  };
}
