import { formatNumber, type Locale, type Text } from '#i18n';
import type { Statement, StatementLine } from '#platform/forms';
import type { Activity } from '../spatial/domain/activities.ts';
import { type KeptAnswer, type KeptOverlay, type KeptZone, shownPlans } from '../spatial/domain/kept-answer.ts';
import { limitsInWords } from '../spatial/limits-in-words.ts';
import { hitInWords, namedOf, overlayTexts } from '../spatial/overlay-words.ts';
import { texts as itrTexts } from '../spatial/features/itr/texts.ts';
import { texts } from './texts/index.ts';

/** What the plans said of the land, line by line, as applicant and officer see it on the file. */
export function answerSheet(answer: KeptAnswer, activity: Activity): Statement {
  const m = (locale: Locale) => texts(locale).sheet;
  const reached = shownPlans(answer);
  const lines = reached.flatMap(({ zones, uncoveredM2, citation }): StatementLine[] => [
    ...zones.flatMap((zone) => zoneLines(zone, activity, citation)),
    ...(uncoveredM2 ? [{ label: (l: Locale) => m(l).uncovered, amount: (l: Locale) => `${formatNumber(uncoveredM2, l, 0)} m²` }] : []),
  ]);
  const overlays = answer.overlays ?? [];
  lines.push(...overlays.flatMap(overlayLines));
  const cautions: Text[] = [];
  if ([...reached, ...overlays].some(({ synthetic }) => synthetic)) cautions.push((l) => m(l).synthetic);
  if (!answer.confirmed) cautions.push((l) => m(l).unconfirmed);
  return {
    title: texts.text((all) => all.sheet.title),
    lines: lines.length > 0 ? lines : [{ label: (l) => m(l).none, amount: () => '–' }],
    cautions,
  };
}

function zoneLines(zone: KeptZone, activity: Activity, plan: string): StatementLine[] {
  const { share, limits } = zone;
  const allowed = zone.activities[activity];
  return [
    {
      label: () => nameOf(zone),
      amount: (l) => (share ? texts(l).sheet.share(formatNumber(share.m2, l, 0), formatNumber(share.percent, l, 1)) : texts(l).sheet.point),
      citation: plan,
    },
    {
      label: (l) => texts(l).sheet.activity(itrTexts(l).activities[activity]),
      amount: (l) => (allowed ? itrTexts(l).answers[allowed.answer] : texts(l).sheet.noMatrix),
      ...(allowed && {
        citation: allowed.conditions && 'TB'.includes(allowed.answer) ? `${allowed.citation}. ${allowed.conditions}` : allowed.citation,
      }),
    },
    ...(limits
      ? limitsInWords(limits, share?.m2 ?? null).map(({ label, value }) => ({ label, amount: value, citation: limits.citation }))
      : []),
  ];
}

function overlayLines({ kind, hits, title, citation }: KeptOverlay): StatementLine[] {
  return hits.map((hit) => ({
    label: (l) => [overlayTexts(l).kinds[kind].name, namedOf(hit)].filter((part) => part !== '').join(': '),
    amount: (l) => hitInWords(hit, l),
    citation: `${title}. ${citation}`,
  }));
}

/** A zone by code and name, each said once. */
export function nameOf({ code, name }: Pick<KeptZone, 'code' | 'name'>): string {
  return [code, name].filter((part, at, all) => part !== null && all.indexOf(part) === at).join(' ') || '–';
}
