import { type Db, transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type CaseLine, myCases } from '#platform/cases';
import { windowOf } from '#platform/channels';
import { filesById } from '#platform/files';
import { listDrafts, pagesFor, pageState } from '#platform/forms';
import type { Text } from '#i18n';
import type { ConversationDeps } from './deps.ts';
import { masked } from './domain/masked.ts';
import { isTheirs } from './list.ts';
import { open } from './sealed.ts';
import { type Conversation, getConversation } from './tables.ts';

export interface ThreadMessage {
  readonly id: string;
  readonly nth: string;
  readonly by: 'person' | 'house' | 'officer';
  readonly officerName: string | null;
  /** Numbers of a person covered; null once it was forgotten. */
  readonly said: string | null;
  readonly file: { readonly id: string; readonly mediaType: string; readonly held: boolean } | null;
  readonly forwarded: boolean;
  readonly at: Date;
}

export interface Thread {
  readonly conversation: Conversation;
  readonly name: string;
  readonly officerName: string | null;
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[];
  /** The oldest of these, where older ones are. */
  readonly older: string | null;
  /** Until when anything may be said; null where only a template may. */
  readonly openUntil: Date | null;
  /** Their applications at agencies of this officer. */
  readonly cases: readonly CaseLine[];
  /** What they are filling in at those agencies, and since when it rests: an officer sees where somebody is stuck. */
  readonly unfinished: readonly { readonly title: Text; readonly pages: number; readonly of: number; readonly touchedAt: Date }[];
}

const AT_ONCE = 60;

/** A conversation as an officer reads it; that it was read is kept. Throws NOT_FOUND for one that is not theirs. */
export async function readThread(
  deps: ConversationDeps,
  actor: PersonActor,
  id: string,
  { before }: { readonly before?: string | undefined } = {},
): Promise<Thread> {
  const { db, clock } = deps;
  if (!(await isTheirs(db, actor, id))) throw new AppError('NOT_FOUND', { conversation: id });
  const conversation = await getConversation(db, id);
  const at = clock.now();
  await transaction(db, (tx) =>
    appendAudit(tx, {
      actor,
      action: 'conversations.read',
      subject: { type: 'conversation', id },
      detail: { agency: conversation.agencyId },
      at,
    }),
  );
  const [{ messages, older }, openUntil, names, cases, drafts] = await Promise.all([
    messagesOf(db, id, before),
    windowOf(db, id, at),
    namesOf(db, [conversation.personId, ...(conversation.officerId === null ? [] : [conversation.officerId])]),
    myCases(db, { personId: conversation.personId }, { limit: 20, offset: 0 }),
    listDrafts(db, conversation.personId, { limit: 20 }),
  ]);
  return {
    conversation,
    name: names.get(conversation.personId) ?? '',
    officerName: conversation.officerId === null ? null : (names.get(conversation.officerId) ?? null),
    messages,
    older,
    openUntil,
    cases: cases.rows.filter(({ agencyId }) => actor.roles.some((role) => role.agencyId === agencyId)),
    unfinished: drafts.rows
      .filter(({ agencyId }) => actor.roles.some((role) => role.agencyId === agencyId))
      .flatMap(({ service, agencyId, answers, updatedAt }) => {
        const offer = deps.offers().find((one) => one.service.key === service && one.agency.id === agencyId);
        if (!offer) return [];
        const pages = pagesFor(offer.service.journey, answers);
        const done = pages.filter((page) => pageState(page, answers) === 'done').length;
        return [{ title: offer.service.title, pages: done, of: pages.length, touchedAt: updatedAt }];
      }),
  };
}

async function messagesOf(db: Db, id: string, before?: string) {
  let query = db
    .selectFrom('conversations.message as m')
    .leftJoin('identity.person as o', 'o.id', 'm.officer_id')
    .where('m.conversation_id', '=', id)
    .select(['m.id', 'm.nth', 'm.by', 'o.name as officerName', 'm.said', 'm.file_id as fileId', 'm.forwarded', 'm.at']);
  if (before !== undefined) query = query.where('m.nth', '<', Number(before) as never);
  const rows = await query
    .orderBy('m.nth', 'desc')
    .limit(AT_ONCE + 1)
    .execute();
  const shown = rows.slice(0, AT_ONCE).toReversed();
  const files = await filesById(
    db,
    shown.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
  );
  return {
    older: rows.length > AT_ONCE ? String(shown[0]?.nth ?? '') : null,
    messages: shown.map(({ fileId, said, by, nth, ...row }): ThreadMessage => {
      const facts = fileId === null ? undefined : files.get(fileId);
      return {
        ...row,
        nth: String(nth),
        by: by as ThreadMessage['by'],
        said: said === null ? null : masked(open(db, 'message', row.id, said)),
        file: facts ? { id: facts.id, mediaType: facts.mediaType, held: facts.held !== null } : null,
      };
    }),
  };
}

async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A file of a message, for whoever may read the conversation. Throws NOT_FOUND. */
export async function fileOfMessage({ db }: ConversationDeps, actor: PersonActor, id: string, messageId: string): Promise<string> {
  const row = (await isTheirs(db, actor, id))
    ? await db
        .selectFrom('conversations.message')
        .select('file_id as fileId')
        .where('conversation_id', '=', id)
        .where('id', '=', messageId)
        .executeTakeFirst()
    : undefined;
  if (!row?.fileId) throw new AppError('NOT_FOUND', { message: messageId });
  return row.fileId;
}
