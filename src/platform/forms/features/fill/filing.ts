import type { PersonActor } from '#kernel';
import type { Answers } from '../../domain/journey.ts';
import type { Page } from '../../domain/journey.ts';
import type { FillDeps, FilingFound } from './fillable.ts';
import type { OpenDraft } from './open-draft.ts';

/** What stands in the way of filing as a page says; undefined where nothing there says so. */
export async function filingOf(
  deps: FillDeps,
  { draft, context, actor }: OpenDraft & { readonly actor: PersonActor },
  page: Page,
  given: Answers[string],
  through?: string,
): Promise<FilingFound | undefined> {
  const asked = { actor, draft, answers: { [page.key]: given }, rules: context.rules, through };
  const found = await deps.mayFile?.(deps.db, asked);
  return found ?? undefined;
}
