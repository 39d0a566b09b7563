import { formatNumber } from '#i18n';
import { useView } from '#web';
import type { MasteryRule } from '../../../results/domain/mastery.ts';
import { texts } from './texts.ts';

/** When an aim counts as reached, in a line. */
export function MasteryWords({ rule }: { readonly rule: MasteryRule }) {
  const { locale } = useView();
  const m = texts(locale);
  if (rule.kind === 'number') return <>{m.atLeast(formatNumber(rule.least, locale))}</>;
  if (rule.kind === 'description')
    return (
      <>
        {m.criteriaOf(rule.least, rule.criteria.length)}: <span lang="id">{rule.criteria.map(({ text }) => text).join('; ')}</span>
      </>
    );
  const lines =
    rule.kind === 'intervals'
      ? rule.intervals.map(({ from, title }) => `${formatNumber(from, locale)} ${title}`)
      : rule.levels.map(({ title, isReached }) => (isReached ? `${title} ✓` : title));
  return <span lang="id">{lines.join(' · ')}</span>;
}
