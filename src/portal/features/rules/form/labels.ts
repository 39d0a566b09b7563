import type { Locale } from '#i18n';
import type { Label, Rule } from '#platform/rules';
import { texts } from './texts.ts';

export interface Called {
  readonly label: string;
  readonly hint?: string;
}

/**
 * What a part of a rule's value is called: as the rule says for its whole path or its name, else the two languages by
 * their own names, else its name in plain words. Numbers of entries do not count in a path.
 */
export function calledIn(rule: Rule, path: readonly string[], locale: Locale): Called {
  const names = path.filter((name) => !/^\d+$/.test(name));
  const name = names.at(-1) ?? '';
  const said = labelOf(rule, names.join('.')) ?? labelOf(rule, name);
  if (said) return { label: said[locale], ...(said.hint && { hint: said.hint[locale] }) };
  if (name === 'id' || name === 'en') return { label: texts(locale).languages[name] };
  return { label: inWords(path.at(-1) ?? '') };
}

/** What the rule itself calls a part or a choice. */
export function labelOf({ labels = {} }: Rule, name: string): Label | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** `smallHouseBelowAreaM2`: "small house below area m2". */
function inWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

/** A path of a value for people: "items › identity › name". */
export function pathInWords(rule: Rule, path: readonly string[], locale: Locale): string {
  return path.map((_, at) => calledIn(rule, path.slice(0, at + 1), locale).label).join(' › ');
}
