import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { type Reached, standsIn } from '#platform/channels';
import { type ChatWords, isSame, windowUntil } from '../domain/chat-words.ts';
import { type Candidate, candidates, type Looked, lookedFor } from '../mail/queue.ts';
import { chatStatuses } from '../sealing/chats.ts';
import { openMail, type OpenedMail, openWaiting } from '../sealing/mails.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';

/** Messages opened for one look: each takes some milliseconds. */
export const MOST_CHATS = 400;

/** A message that could be read. */
export interface ChatLine extends OpenedMail {
  readonly words: ChatWords;
}

/** What one person wrote that nobody settled, and what the office said meanwhile, oldest first. */
export interface ChatThread {
  readonly with: Reached;
  readonly name: string | null;
  readonly lines: readonly ChatLine[];
  /** The newest of theirs, as they wrote. */
  readonly newest: ChatLine;
  /** The one of theirs that came last: names everything that was there by then. */
  readonly seen: ChatLine;
  /** Until when the office may say anything; null where that is over. */
  readonly until: Date | null;
  /** Whether the office said something since they wrote. */
  readonly answered: boolean;
  readonly suggestions: readonly ChatSuggestion[];
}

export interface ChatSuggestion {
  readonly candidate: Candidate;
  readonly reasons: readonly ('sender' | 'number-in-text' | 'refers')[];
}

/**
 * Conversations that wait, oldest first. Who wrote is compared here, in the session of whoever holds a key, and nowhere
 * else: no row says that two messages are of one person.
 */
export async function readConversations(
  db: Db,
  opened: OpenedKey,
  now: Date,
): Promise<{ readonly threads: readonly ChatThread[]; readonly cut: boolean; readonly looked: Looked }> {
  const { mails, total } = await openWaiting(db, opened, 'chats', { limit: MOST_CHATS, offset: 0 });
  const { known, cut } = mails.length === 0 ? { known: [], cut: false } : await candidates(db, opened);
  const threads = threadsIn(mails.flatMap(readable), known, now);
  return { threads, cut: total > mails.length, looked: lookedFor(cut) };
}

const readable = (mail: OpenedMail): readonly ChatLine[] => (mail.about.chat ? [{ ...mail, words: mail.about.chat }] : []);
const byMoment = (one: ChatLine, other: ChatLine) =>
  one.words.sentAt.localeCompare(other.words.sentAt) || one.about.receivedAt.localeCompare(other.about.receivedAt);

/** Messages put together by whom they are with. */
export function threadsIn(lines: readonly ChatLine[], known: readonly Candidate[], now: Date): readonly ChatThread[] {
  const groups: { with: Reached; lines: ChatLine[] }[] = [];
  for (const line of lines) {
    const group = groups.find((one) => isSame(one.with, line.words.with));
    if (group) {
      group.lines.push(line);
      group.with = { phone: group.with.phone ?? line.words.with.phone, bsuid: group.with.bsuid ?? line.words.with.bsuid };
    } else groups.push({ with: line.words.with, lines: [line] });
  }
  return groups
    .flatMap((group) => threadOf(group.with, group.lines.toSorted(byMoment), known, now) ?? [])
    .sort((one, other) => Number(one.answered) - Number(other.answered) || byMoment(one.newest, other.newest));
}

function threadOf(whom: Reached, lines: readonly ChatLine[], known: readonly Candidate[], now: Date): ChatThread | null {
  const theirs = lines.filter(({ kind }) => kind !== 'ours');
  const newest = theirs.at(-1);
  const seen = theirs.toSorted((one, other) => one.about.receivedAt.localeCompare(other.about.receivedAt)).at(-1);
  if (!newest || !seen) return null;
  return {
    with: whom,
    name: newest.words.name,
    lines,
    newest,
    seen,
    until: windowUntil(newest.words.sentAt, now),
    answered: lines.at(-1)?.kind === 'ours',
    suggestions: suggestionsFor(whom, lines, known),
  };
}

/** Where a conversation might belong, likeliest first; nothing is joined by it. */
function suggestionsFor(whom: Reached, lines: readonly ChatLine[], known: readonly Candidate[]): readonly ChatSuggestion[] {
  const worth = { refers: 60, sender: 40, 'number-in-text': 30 } as const;
  return known
    .map((candidate) => {
      const held = {
        refers: lines.some(({ matterId }) => matterId === candidate.matterId),
        sender: candidate.people.some((one) => isSame(one, whom)),
        'number-in-text': lines.some(({ kind, words }) => kind !== 'ours' && standsIn(words.text, candidate.number)),
      };
      const reasons = (['refers', 'sender', 'number-in-text'] as const).filter((reason) => held[reason]);
      return { candidate, reasons, points: reasons.reduce((sum, reason) => sum + worth[reason], 0) };
    })
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points || one.candidate.number.localeCompare(other.candidate.number))
    .slice(0, 5);
}

export interface OpenedThread extends ChatThread {
  readonly statuses: ReadonlyMap<string, string>;
  readonly looked: Looked;
}

/** The conversation a message belongs to: what waits of the same person. Throws NOT_FOUND. */
export async function conversationOf(db: Db, opened: OpenedKey, mailId: string, now: Date): Promise<OpenedThread> {
  const message = await openChat(db, opened, mailId);
  const { known, cut } = await candidates(db, opened);
  const lines = await besides(db, opened, message);
  const [thread] = threadsIn(lines, known, now);
  if (!thread) throw new AppError('NOT_FOUND', { mail: mailId });
  const ours = lines.filter(({ kind }) => kind === 'ours').map(({ id }) => id);
  return { ...thread, statuses: await chatStatuses(db, ours), looked: lookedFor(cut) };
}

/** One message, for whoever may. Throws NOT_FOUND, also where it is no message of a chat. */
export async function openChat(db: Db | Tx, opened: OpenedKey, mailId: string): Promise<ChatLine> {
  const [line] = readable(await openMail(db, opened, mailId));
  if (!line) throw new AppError('NOT_FOUND', { mail: mailId });
  return line;
}

/** What waits with one message: of the same person, and in the same place. One that lies in a matter stands by itself. */
async function besides(db: Db | Tx, opened: OpenedKey, message: ChatLine): Promise<readonly ChatLine[]> {
  if (message.matterId !== null) return [message];
  const { mails } = await openWaiting(db, opened, 'chats', { limit: MOST_CHATS, offset: 0 });
  const same = mails.flatMap(readable).filter(({ words }) => isSame(words.with, message.words.with));
  return same.some(({ id }) => id === message.id) ? same : [message];
}

/**
 * What an officer saw when they pressed: everything of the conversation that was there when its message `mailId` came, and what
 * the office said. What came later stays, and is seen first, also where it was written earlier. One webhook is one moment.
 */
export async function seenUpTo(db: Db | Tx, opened: OpenedKey, mailId: string): Promise<readonly ChatLine[]> {
  const message = await openChat(db, opened, mailId);
  const lines = (await besides(db, opened, message)).toSorted(byMoment);
  return lines.filter(({ kind, about }) => kind === 'ours' || about.receivedAt <= message.about.receivedAt);
}
