import { formatDate, type Locale, type Text } from '#i18n';
import { defineNotice, type Notice, type TopicKey } from '#platform/notifications';
import { type Said, texts } from './messages/index.ts';

/** The facts of a notice, in no language yet. */
export interface Facts {
  readonly number: string;
  readonly service: Text;
  readonly agency: string;
  readonly desk: Text | null;
  /** YYYY-MM-DD. */
  readonly due: string | null;
  readonly lines: readonly Text[];
  readonly what: Text;
  /** Who asks or writes. */
  readonly by: string;
}

interface Worded {
  readonly subject: (said: Said) => string;
  readonly body: (said: Said) => string;
  /** In a chat, where the body speaks of pages. */
  readonly inChat?: (said: Said) => string;
}

type Kind = Exclude<keyof ReturnType<typeof texts>, 'answer'>;

const kinds: Readonly<Record<Kind, TopicKey>> = {
  submitted: 'status',
  moved: 'status',
  waiting: 'status',
  yourTurn: 'todo',
  returned: 'todo',
  approved: 'decision',
  issued: 'decision',
  replaced: 'decision',
  lettered: 'todo',
  rejected: 'decision',
  withdrawn: 'decision',
  lapsed: 'decision',
  revoked: 'decision',
  told: 'message',
  message: 'message',
  invitationLapsed: 'todo',
  messageIn: 'desk',
  extensionAnswered: 'desk',
  resubmitted: 'desk',
  objection: 'desk',
  arrived: 'arrived',
  assigned: 'arrived',
  due: 'late',
  late: 'late',
  leaving: 'todo',
  staying: 'status',
  invited: 'todo',
  code: 'security',
  consent: 'security',
};

/** Everything a case says to people, by its kind. */
export const notices = Object.fromEntries(
  (Object.entries(kinds) as [Kind, TopicKey][]).map(([kind, topic]) => [
    kind,
    defineNotice<Facts>(`cases.${kind}`, topic, (facts, locale) => {
      const said = inWords(facts, locale);
      const { subject, body, inChat }: Worded = texts(locale)[kind];
      return { subject: subject(said), body: body(said), ...(inChat && { inChat: inChat(said).trim() }) };
    }),
  ]),
) as Readonly<Record<Kind, Notice<Facts>>>;

function inWords(facts: Facts, locale: Locale): Said {
  return {
    number: facts.number,
    service: facts.service(locale),
    agency: facts.agency,
    desk: facts.desk?.(locale) ?? null,
    due: facts.due === null ? null : formatDate(facts.due, locale),
    lines: facts.lines.map((line) => line(locale)),
    what: facts.what(locale),
    by: facts.by,
  };
}
