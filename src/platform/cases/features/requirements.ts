import type { Locale } from '#i18n';
import type { Checklist, Requirement } from '#platform/forms';
import type { CaseView } from '../index.ts';

/** The checklist a case was begun under. */
export function checklistOf(view: CaseView): readonly Requirement[] {
  return (view.rules.value(view.service.checklist) as Checklist).items;
}

/** What a required file is called; its key where the checklist no longer names it. */
export function requirementTitle(view: CaseView, key: string, locale: Locale): string {
  return checklistOf(view).find((item) => item.key === key)?.name[locale] ?? key;
}
