import { bareAddress, type Mail, valuesOf } from './mail.ts';
import { bareSubject, isForwarded } from './subject.ts';
import { answersOf } from './threading.ts';
import { tokensOf } from './token.ts';

/** How a mail was found to belong somewhere, in the order in which ways are tried. */
export const ways = ['token', 'reference', 'subject'] as const;
export type Way = (typeof ways)[number];

/** What is known without opening anything: conversations by token and by the ids of mails that were sent or taken. */
export interface Threads {
  byToken(token: string): string | undefined;
  byMessageId(id: string): string | undefined;
}

/**
 * The conversation a mail belongs to: by a token it was sent to, otherwise by what it answers. Who sent it is not asked
 * here: that decides what it is worth, not where it belongs.
 */
export function threadOf(
  mail: Mail,
  own: string,
  threads: Threads,
): { readonly conversationId: string; readonly by: 'token' | 'reference' } | null {
  for (const token of tokensOf(mail, own)) {
    const conversationId = threads.byToken(token);
    if (conversationId !== undefined) return { conversationId, by: 'token' };
  }
  for (const id of answersOf(mail)) {
    const conversationId = threads.byMessageId(id);
    if (conversationId !== undefined) return { conversationId, by: 'reference' };
  }
  return null;
}

/** What is known of a conversation by whoever may open it. */
export interface Conversation {
  readonly conversationId: string;
  /** As people write it in a subject. */
  readonly number: string;
  /** Addresses that are known to belong here, bare. */
  readonly participants: readonly string[];
  /** Subjects it has had. */
  readonly subjects: readonly string[];
}

/** What is to be done with a mail that belongs somewhere: joined, or put before an officer, and why. */
export interface Verdict {
  readonly join: boolean;
  /** Its sender is known here. An unverified one is attached for the office alone and is never told anything. */
  readonly verified: boolean;
  readonly why: 'forwarded' | 'new-subject' | null;
}

export function judge(mail: Mail, { participants, subjects }: Pick<Conversation, 'participants' | 'subjects'>): Verdict {
  const verified = isKnownSender(mail, participants);
  if (isForwarded(mail)) return { join: false, verified, why: 'forwarded' };
  const bare = bareSubject(mail.subject);
  const isNew = bare !== '' && subjects.length > 0 && !subjects.some((subject) => bareSubject(subject) === bare);
  return { join: !isNew, verified, why: isNew ? 'new-subject' : null };
}

/** Whether the sender is one of these people, as far as a mail can tell; what our own server found forged is nobody's. */
export function isKnownSender(mail: Mail, participants: readonly string[]): boolean {
  if (mail.from === null || isFoundForged(mail)) return false;
  return participants.map(bareAddress).includes(mail.from.address);
}

/** What the server that took the mail in says of its sender (RFC 8601). Only the topmost line is its own; and it only takes trust away. */
export function isFoundForged(mail: Pick<Mail, 'headers'>): boolean {
  const [newest = ''] = valuesOf(mail, 'authentication-results');
  return /\bdmarc\s*=\s*fail\b/i.test(newest) || (/\bspf\s*=\s*fail\b/i.test(newest) && !/\bdkim\s*=\s*pass\b/i.test(newest));
}

/**
 * The conversation whose number stands in the subject, where the sender is known in it. A number alone admits nobody: it
 * is printed on letters and read over shoulders.
 */
export function bySubject(mail: Mail, known: readonly Conversation[]): Conversation | null {
  if (isForwarded(mail)) return null;
  const found = known.filter((one) => standsIn(mail.subject, one.number) && isKnownSender(mail, one.participants));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether a number stands in a text by itself, however it was set apart. */
export function standsIn(text: string, number: string): boolean {
  const signs = (from: string) =>
    from
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, ' ')
      .trim();
  return number !== '' && ` ${signs(text)} `.includes(` ${signs(number)} `);
}

export interface Suggestion {
  readonly conversationId: string;
  readonly points: number;
  readonly reasons: readonly ('number' | 'number-in-text' | 'sender' | 'subject' | 'refers')[];
}

const worth = { number: 50, 'number-in-text': 30, sender: 40, subject: 25, refers: 60 } as const;

/** Where a mail that belongs nowhere might belong, likeliest first; nothing is joined by it. */
export function suggestionsFor(mail: Mail, known: readonly Conversation[], refersTo: string | null): readonly Suggestion[] {
  const bare = bareSubject(mail.subject);
  return known
    .map((one): Suggestion => {
      const held: Record<Suggestion['reasons'][number], boolean> = {
        refers: one.conversationId === refersTo,
        number: standsIn(mail.subject, one.number),
        'number-in-text': standsIn(mail.text, one.number),
        sender: isKnownSender(mail, one.participants),
        subject: bare !== '' && one.subjects.some((subject) => bareSubject(subject) === bare),
      };
      const reasons = (Object.keys(held) as Suggestion['reasons'][number][]).filter((reason) => held[reason]);
      return { conversationId: one.conversationId, reasons, points: reasons.reduce((sum, reason) => sum + worth[reason], 0) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.conversationId.localeCompare(b.conversationId));
}
