import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { withPage } from '../../domain/answer.ts';
import type { FieldProblem } from '../../domain/field.ts';
import type { Answers, Page } from '../../domain/journey.ts';
import { type Draft, getDraftForUpdate, saveAnswers } from '../../tables.ts';
import type { FillDeps } from './fillable.ts';
import { type OpenDraft, readDraft } from './open-draft.ts';
import { markOfWarnings, type SentPage } from './read-sent.ts';

/** The page of an open draft's journey an address names, if it is asked. Throws NOT_FOUND. */
export function askedPage({ progress }: OpenDraft, key: string): Page {
  const found = progress.pages.find(({ page }) => page.key === key);
  if (!found) throw new AppError('NOT_FOUND', { page: key });
  return found.page;
}

/** Warnings the sender has not seen yet, with the mark that says they have. */
export function unseenWarnings({ reading, raw, marks }: SentPage): { list: readonly FieldProblem[]; mark: string } | undefined {
  if (!reading.ok || reading.warnings.length === 0) return undefined;
  const mark = markOfWarnings(reading.warnings, raw);
  return marks._seen === mark ? undefined : { list: reading.warnings, mark };
}

/**
 * Writes the answers of one page into a draft while it is held; `change` sees what is there now, and gives undefined
 * to leave it. Other pages keep what another device wrote meanwhile. A sent draft is left as it is.
 */
export async function answer(
  deps: FillDeps,
  { draft: { id }, fillable, actor }: OpenDraft & { readonly actor: PersonActor },
  page: string,
  change: (draft: Draft) => Answers[string] | undefined,
): Promise<OpenDraft> {
  return transaction(deps.db, async (tx) => {
    const draft = await getDraftForUpdate(tx, id, actor.personId);
    const given = draft.submittedTo === null ? change(draft) : undefined;
    if (given !== undefined)
      await saveAnswers(tx, draft, fillable.journey, withPage(fillable.journey, draft.answers, page, given), deps.clock.now());
    return readDraft(tx, deps, await getDraftForUpdate(tx, id, actor.personId));
  });
}
