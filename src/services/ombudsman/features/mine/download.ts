import { formatDate, formatDateTime, type Locale } from '#i18n';
import { lastOf } from '../../domain/entries.ts';
import { texts } from '../../messages/index.ts';
import { stageTitle } from '../../parts/stage-words.ts';
import type { Report } from '../../procedure/report.ts';

/**
 * What is kept of a matter as far as its reporter may read it, as one text (UU 27/2022 art. 7): what they told, what was said,
 * which letters and files there are. Who they are lies under locks their receipt does not open, and is not in it.
 */
export function reportAsText({ matter, entries, attachments }: Report, locale: Locale): string {
  const m = texts(locale);
  const sent = lastOf(entries, 'sent')?.content;
  const lines = entries.flatMap(({ content, at }) => {
    const when = formatDateTime(at, locale);
    if (content.type === 'message') return [`${when}: ${content.text}`];
    if (content.type === 'letter')
      return [`${when}: ${m.lines.letter ?? ''} ${content.number ?? ''}`, ...content.lines.map((line) => `  ${line}`)];
    if (content.type === 'moved') return [`${when}: ${m.lines.moved ?? ''}: ${m.stages[content.to] ?? content.to}`];
    if (content.type === 'mail' || content.type === 'contact') return [`${when}: ${content.text}`];
    return content.type === 'minutes' ? [`${when}: ${content.text}`] : [];
  });
  return [
    `${m.kinds[matter.kind][0]} ${matter.number}`,
    `${m.mine.received}: ${formatDate(matter.receivedOn, locale)}`,
    `${m.mine.stage}: ${stageTitle(matter, locale)}`,
    '',
    sent?.title ?? '',
    ...Object.entries(sent?.answers ?? {})
      // The agency's name stands beside its id.
      .filter(([key]) => key !== 'agencyId')
      .map(([key, value]) => `${m.questions[key]?.[0] ?? key}: ${m.choices[key]?.[value] ?? value}`),
    '',
    ...lines,
    '',
    ...attachments.map(({ name }) => `${m.mine.files}: ${name}`),
    '',
  ].join('\n');
}
