import { formatDate, type Locale, type Text } from '#i18n';
import { defineNotice, type Notice } from '#platform/notifications';
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

type Kind = Exclude<keyof ReturnType<typeof texts>, 'answer'>;

const kinds: readonly Kind[] = [
  'submitted',
  'moved',
  'waiting',
  'returned',
  'approved',
  'issued',
  'replaced',
  'lettered',
  'rejected',
  'withdrawn',
  'lapsed',
  'revoked',
  'told',
  'message',
  'invitationLapsed',
  'messageIn',
  'resubmitted',
  'objection',
  'late',
  'invited',
  'code',
];

/** Everything a case says to people, by its kind. */
export const notices = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    defineNotice<Facts>(`cases.${kind}`, (facts, locale) => {
      const said = inWords(facts, locale);
      return { subject: texts(locale)[kind].subject(said), body: texts(locale)[kind].body(said) };
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
