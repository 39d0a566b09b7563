import { type Db, transaction } from '#db';
import { type PersonActor, refusalOf } from '#kernel';
import {
  type BoxState,
  bySubject,
  type Conversation,
  type Reached,
  readBoxState,
  type Suggestion,
  suggestionsFor,
} from '#platform/channels';
import type { OmbudsmanDeps } from '../deps.ts';
import { takeLock } from '../sealing/locks.ts';
import { openWaiting, type OpenedMail } from '../sealing/mails.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { findThread } from '../sealing/threads.ts';
import { MAIL_BOX } from './box.ts';
import { asMail, joinByHand } from './join.ts';

/** Mails opened at one look, a page, and matters their senders are looked for in: each takes some milliseconds. */
export const MAILS_A_PAGE = 25;
const MOST_THREADS = 300;

export interface Candidate extends Conversation {
  readonly matterId: string;
  /** Who of it writes by WhatsApp. */
  readonly people: readonly Reached[];
}

export interface MailLine {
  readonly mail: OpenedMail;
  readonly suggestions: readonly (Suggestion & { readonly candidate: Candidate })[];
  /** The matter it belongs to beyond doubt: its number in the subject, from a sender who is known there. */
  readonly certain: Candidate | null;
}

/** How much waits, and how long mails waited that were settled lately: measured without opening any. */
export interface Backlog {
  readonly waiting: number;
  /** Of them put aside unread. */
  readonly aside: number;
  /** YYYY-MM-DD */
  readonly oldest: string | null;
  /** Days from coming to being settled, of the last thirty days. */
  readonly median: number | null;
  readonly settled: number;
  readonly box: BoxState;
}

/** Threads this officer can open, newest matters first. */
export async function candidates(db: Db, opened: OpenedKey): Promise<{ readonly known: readonly Candidate[]; readonly cut: boolean }> {
  const rows = await db
    .selectFrom('ombudsman.mail_thread as t')
    .innerJoin('ombudsman.matter as m', 'm.id', 't.matter_id')
    .innerJoin('ombudsman.held as h', (on) => on.onRef('h.matter_id', '=', 'm.id').onRef('h.version', '=', 'm.key_version'))
    .select(['m.id as matterId', 'm.number', 'm.key_version as version', 'h.sealed'])
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'office')
    .orderBy('m.received_on', 'desc')
    .limit(MOST_THREADS + 1)
    .execute();
  const cut = rows.length > MOST_THREADS;
  if (cut) rows.pop();
  const found = await Promise.all(
    rows.map(async ({ matterId, number, version, sealed }) => {
      const office = await takeLock(opened.box, sealed, matterId, 'office', version);
      const thread = await findThread(db, matterId, { office });
      if (!thread) return [];
      const { participants, subjects, chat } = thread.about;
      return [{ matterId, number, conversationId: thread.conversationId, participants, subjects, people: chat?.people ?? [] }];
    }),
  );
  return { known: found.flat(), cut };
}

/** Matters whose senders were looked through, and whether there are more than that. */
export interface Looked {
  readonly most: number;
  readonly cut: boolean;
}

export const lookedFor = (cut: boolean): Looked => ({ most: MOST_THREADS, cut });

/**
 * What waits for somebody of intake, with where each might belong. A mail whose subject has a matter's number and whose
 * sender is known there is `certain`: only here are both seen, since neither is ever written down in clear.
 */
export async function readMails(
  db: Db,
  opened: OpenedKey,
  { aside, page }: { readonly aside: boolean; readonly page: number },
): Promise<{ readonly lines: readonly MailLine[]; readonly total: number; readonly looked: Looked }> {
  const { mails, total } = await openWaiting(db, opened, aside ? 'aside' : 'mail', {
    limit: MAILS_A_PAGE,
    offset: (page - 1) * MAILS_A_PAGE,
  });
  if (mails.length === 0) return { lines: [], total, looked: lookedFor(false) };
  const { known, cut } = aside ? { known: [], cut: false } : await candidates(db, opened);
  const lines: MailLine[] = [];
  for (const mail of mails) {
    const words = asMail(mail);
    const certain = words && mail.kind === 'person' ? bySubject(words, known) : null;
    const to = certain && known.find(({ conversationId }) => conversationId === certain.conversationId);
    const suggestions = words ? suggestionsFor(words, known, null) : [];
    lines.push({ mail, certain: to ?? null, suggestions: likeliest(suggestions, known) });
  }
  return { lines, total, looked: lookedFor(cut) };
}

/** Joins what is certain on one page of the queue. Returns how many; what a colleague joined meanwhile is theirs. */
export async function joinCertain(deps: OmbudsmanDeps, actor: PersonActor, opened: OpenedKey, page: number): Promise<number> {
  const { lines } = await readMails(deps.db, opened, { aside: false, page });
  let joined = 0;
  for (const { mail, certain } of lines) {
    if (!certain) continue;
    const joining = { mailId: mail.id, matterId: certain.matterId, known: false, how: 'subject' } as const;
    const why = await refusalOf(() => transaction(deps.db, (tx) => joinByHand(tx, deps, actor, opened, joining, deps.clock.now())));
    if (why === undefined) joined++;
  }
  return joined;
}

/** The first few suggestions, each with the matter it is of. */
function likeliest(suggestions: readonly Suggestion[], known: readonly Candidate[]): MailLine['suggestions'] {
  return suggestions.slice(0, 5).flatMap((one) => {
    const candidate = known.find(({ conversationId }) => conversationId === one.conversationId);
    return candidate ? [{ ...one, candidate }] : [];
  });
}

/** Suggestions for one mail, and how far was looked for them. */
export async function suggestionsOf(
  db: Db,
  opened: OpenedKey,
  mail: OpenedMail,
): Promise<{ readonly suggestions: MailLine['suggestions']; readonly looked: Looked }> {
  const words = asMail(mail);
  if (!words) return { suggestions: [], looked: lookedFor(false) };
  const { known, cut } = await candidates(db, opened);
  const refersTo = known.find(({ matterId }) => matterId === mail.matterId)?.conversationId ?? null;
  return { suggestions: likeliest(suggestionsFor(words, known, refersTo), known), looked: lookedFor(cut) };
}

export async function readBacklog({ db, clock, agencyId }: OmbudsmanDeps): Promise<Backlog> {
  const now = clock.now();
  const rows = await db
    .selectFrom('ombudsman.mail')
    .select(['kind', 'received_on as receivedOn', 'settled_on as settledOn'])
    .where('agency_id', '=', agencyId)
    // What the office said waits for nobody.
    .where('kind', '<>', 'ours')
    .where((eb) =>
      eb.or([eb('settled_on', 'is', null), eb('settled_on', '>', new Date(now.getTime() - 30 * 86_400_000).toISOString().slice(0, 10))]),
    )
    .execute();
  const open = rows.filter(({ settledOn }) => settledOn === null);
  const days = rows
    .flatMap(({ receivedOn, settledOn }) =>
      settledOn === null ? [] : [Math.round((Date.parse(settledOn) - Date.parse(receivedOn)) / 86_400_000)],
    )
    .sort((a, b) => a - b);
  return {
    waiting: open.length,
    aside: open.filter(({ kind }) => kind === 'aside').length,
    oldest: open.map(({ receivedOn }) => receivedOn).sort()[0] ?? null,
    median: days[Math.floor((days.length - 1) / 2)] ?? null,
    settled: days.length,
    box: await readBoxState(db, MAIL_BOX, now),
  };
}

/** A matter by its number, where this officer holds it. */
export async function matterCalled(
  { db, agencyId }: Pick<OmbudsmanDeps, 'db' | 'agencyId'>,
  opened: OpenedKey,
  typed: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as h', 'h.matter_id', 'm.id')
    .select('m.id')
    .where('m.agency_id', '=', agencyId)
    .where('m.number', '=', typed.trim().toUpperCase())
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'office')
    .executeTakeFirst();
  return row?.id ?? null;
}
