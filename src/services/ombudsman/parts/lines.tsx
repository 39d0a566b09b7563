import { formatDateTime, type Locale } from '#i18n';
import { useView } from '#web';
import type { Content, Entry } from '../domain/entries.ts';
import { texts } from '../messages/index.ts';
import { texts as officeTexts } from './texts.ts';

/** Lines that are read on one page alone, as that page says them; null for none. */
type More = (content: Content) => readonly string[] | null;

/** What stands in a matter's log for whoever may read it, newest last. `own` is the side that looks. */
export function Lines({
  entries,
  own,
  statuses = new Map(),
  more = () => null,
}: {
  readonly entries: readonly Entry[];
  readonly own: 'reporter' | 'office';
  /** How far messages of ours came, by their ids. */
  readonly statuses?: ReadonlyMap<string, string>;
  /** Steps of the office and means of examination. */
  readonly more?: More;
}) {
  const { locale } = useView();
  const m = texts(locale).mine;
  return (
    <ol class="thread">
      {entries.flatMap((entry) => {
        const words = wordsOf(entry, locale, { own, statuses, more });
        if (words === null) return [];
        const { by, at, lock } = entry;
        const who =
          by.side === 'reporter'
            ? own === 'reporter'
              ? m.you
              : texts(locale).reporter
            : by.side === 'office'
              ? own === 'office'
                ? by.name
                : m.office
              : by.side === 'agency'
                ? m.agency
                : m.house;
        return [
          <li class={lock === 'office' ? 'note-line' : undefined}>
            <p class="small soft">
              {who} · {formatDateTime(at, locale)}
            </p>
            {words.map((line) => (
              <p>{line}</p>
            ))}
          </li>,
        ];
      })}
    </ol>
  );
}

function wordsOf(
  { content, by }: Entry,
  locale: Locale,
  { own, statuses, more }: { readonly own: 'reporter' | 'office'; readonly statuses: ReadonlyMap<string, string>; readonly more: More },
): readonly string[] | null {
  const m = texts(locale);
  const l = m.lines;
  const office = own === 'office' ? officeTexts(locale) : null;
  const say = (key: string) => office?.lines[key] ?? l[key] ?? key;
  switch (content.type) {
    case 'sent':
      return [l.sent ?? ''];
    case 'message':
    case 'note':
      return [content.text];
    case 'letter':
      return [content.number === undefined ? (l.letter ?? '') : `${l.letter} ${content.number}`, ...content.lines];
    case 'asked':
      return [`${say('asked')}: ${content.agency}, ${content.number}`];
    case 'agency-answer':
      return [`${say('agency-answer')}: ${content.agency}`];
    case 'minutes':
      return [say('minutes'), content.text];
    case 'minutes-said':
      return [say(content.agrees ? 'minutes-yes' : 'minutes-no')];
    case 'rests-on':
      return [`${say('rests-on')}: ${content.numbers.join(', ')}`];
    case 'used-by':
      return [`${say('used-by')}: ${content.number}`];
    case 'hold':
      return [say(content.what), content.note];
    case 'clock':
      return [say(content.what), ...(content.note === '' ? [] : [content.note])];
    case 'moved':
      return [`${l.moved}: ${office?.stages[content.to] ?? m.stages[content.to] ?? content.to}`];
    case 'acted':
      return by.side === 'reporter' ? [say(content.action)] : more(content);
    case 'unmask-asked':
      return [say('unmask-asked'), `${l.reason}: ${content.reason}`];
    case 'unmask-decided':
      return [say(content.granted ? 'unmask-granted' : 'unmask-refused'), ...(content.note === '' ? [] : [content.note])];
    case 'unmask-read':
      return [say('unmask-read')];
    case 'given':
      return [`${m.given}: ${content.name}`];
    case 'excluded':
      return [`${m.excluded}: ${content.name}`, content.ground];
    case 'mail':
      return [
        [content.automatic ? say('mail-automatic') : say('mail'), content.subject].filter((one) => one !== '').join(': '),
        ...(content.verified ? [] : [`${say('mail-unverified')}: ${content.from}`]),
        ...(content.text === '' ? [] : [content.text]),
        ...(content.left.length === 0 ? [] : [`${say('mail-left')}: ${content.left.join(', ')}`]),
      ];
    case 'chat':
      return [
        say(content.ours ? 'chat-ours' : 'chat'),
        ...(content.verified ? [] : [`${say('chat-unverified')}: ${content.from}`]),
        ...(content.text === '' ? [] : [content.text]),
        ...(content.left.length === 0 ? [] : [`${say('chat-left')}: ${content.left.join(', ')}`]),
      ];
    case 'mailed':
      if (own !== 'office') return null;
      return content.way === 'whatsapp'
        ? [
            say(`chatted-${content.what}`),
            say(`chat-fate-${content.fate}`),
            ...(content.ids ?? []).flatMap((id) => (statuses.has(id) ? [say(`chat-${statuses.get(id)}`)] : [])),
          ]
        : [say(`mailed-${content.what}`), say(`fate-${content.fate}`)];
    case 'contact':
      return [say(`contact-${content.way}`) + (own === 'office' && content.who !== '' ? `: ${content.who}` : ''), content.text].filter(
        (one) => one !== '',
      );
    case 'respondent':
      return [
        `${say('respondent')}: ${content.name}`,
        ...(content.before === '' ? [] : [`${say('respondent-before')}: ${content.before}`]),
      ];
    case 'task-done':
      return [say('task-done'), content.note].filter((one) => one !== '');
    case 'evidence':
      return [l.evidence ?? ''];
    // Whoever answers does so apart from the office: it does not see the link.
    case 'survey':
    case 'decided':
    case 'roster':
      return null;
    case 'measure':
      return more(content);
  }
}
