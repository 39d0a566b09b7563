import type { Locale } from '#i18n';
import type { Draft, OpenDraft } from '#platform/forms';
import { presentRequirement } from './service.ts';

export function presentDraftLine({ id, service, agencyId, mandateId, updatedAt }: Draft) {
  return { id, service, agency: agencyId, mandate: mandateId, updatedAt: new Date(updatedAt).toISOString() };
}

/** A draft, how far it is and what it still lacks. */
export function presentDraft({ draft, progress }: OpenDraft, locale: Locale) {
  return {
    ...presentDraftLine(draft),
    version: draft.version,
    answers: draft.answers as Record<string, unknown>,
    files: Object.fromEntries(Object.entries(draft.files).map(([key, ids]) => [key, [...ids]])),
    pages: progress.pages.map(({ page, done }) => ({ key: page.key, title: page.title(locale), done })),
    requirements: progress.requirements.map((requirement) => presentRequirement(requirement, locale)),
    missingFiles: progress.missing.map(({ key }) => key),
    complete: progress.complete,
    caseId: draft.submittedCaseId,
    continues: draft.originId,
    suggested: draft.brought as Record<string, unknown>,
  };
}
