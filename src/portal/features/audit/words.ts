import type { Locale } from '#i18n';
import type { AuditLine } from '#platform/audit';
import type { ServiceRegistry } from '#platform/cases';
import { saidOf } from '#platform/cases/ui';
import { words } from './messages/index.ts';

/** The modules a trail can be narrowed to, by name. */
export function modulesOf(locale: Locale): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries(words(locale).modules)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** What was done, in words; null where the log's own name has to do. */
export function actWord(registry: ServiceRegistry, { action, detail }: AuditLine, locale: Locale): string | null {
  const known = words(locale).acts[action];
  if (known !== undefined) return known;
  const [module, verb] = [action.slice(0, action.indexOf('.')), action.slice(action.indexOf('.') + 1)];
  const service = typeof detail.service === 'string' ? registry.offersOf(detail.service)[0]?.service : undefined;
  return module === 'cases' && service ? saidOf(service, { action: verb, by: 'officer', role: null }, locale) : null;
}

/** The kind of thing it was done to. */
export function subjectWord(type: string, locale: Locale): string {
  return words(locale).subjects[type] ?? type;
}
