import { fillPaths } from '../../paths.ts';
import type { OpenDraft } from './open-draft.ts';

/** Says that a page was reached from "check your answers", and goes back there. */
export type From = 'periksa' | undefined;

/** Where a person goes after a page: the next open one, then the files, then the check. */
export function nextStep({ draft, progress }: OpenDraft, after: string, from: From): string {
  const draftId = draft.id;
  const at = progress.pages.findIndex(({ page }) => page.key === after);
  const open = [...progress.pages.slice(at + 1), ...progress.pages.slice(0, at)].find(({ done }) => !done);
  if (open) return fillPaths.page({ draftId, page: open.page.key }, { dari: from });
  if (progress.missing.length > 0 || (from === undefined && progress.requirements.length > 0)) return fillPaths.files({ draftId });
  return fillPaths.check({ draftId });
}
