import type { Locale } from '#i18n';
import type { Content } from '../../domain/entries.ts';
import { measures } from '../../domain/procedure/measures.ts';
import type { Inside } from '../../procedure/inside.ts';
import { groundsRule, kindsRule } from '../../rules.ts';
import { texts } from './texts.ts';

/** Lines of the history that the office alone reads: what somebody noted with a step or with a means of examination. */
export function officeLines(rules: Inside['rules'], locale: Locale): (content: Content) => readonly string[] | null {
  const m = texts(locale);
  const given = (label: string, value: string | undefined) => (value === undefined || value === '' ? [] : [`${label}: ${value}`]);
  return (content) => {
    if (content.type === 'measure') {
      const name = measures.find(({ key }) => key === content.measure)?.name[locale] ?? content.measure;
      return [name, ...(content.note === '' ? [] : [content.note])];
    }
    if (content.type !== 'acted') return null;
    const { action, note, ground, where, matterClass, finding, maladministration } = content;
    const details = [
      ...given(m.class, matterClass && m.classes[matterClass]),
      ...given(m.finding, finding && m.findings[finding]),
      ...given(m.maladministration, rules.value(kindsRule).find(({ key }) => key === maladministration)?.name[locale]),
      ...given(m.ground, rules.value(groundsRule).find(({ key }) => key === ground)?.name[locale]),
      ...given(m.where, where),
      ...(note === undefined ? [] : [note]),
    ];
    // That it moved stands in a line of its own.
    return details.length === 0 ? null : [m.actions[action] ?? action, ...details];
  };
}
