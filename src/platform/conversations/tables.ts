import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import { AppError, newId, type PersonActor } from '#kernel';
import type { WhatsAppContact } from '#platform/channels';
import { enterPerson } from '#platform/identity';
import { noTalk, type Talk, talkOf } from './domain/talk.ts';
import { open, seal } from './sealed.ts';

export interface Conversation {
  /** Of the contact too. */
  readonly id: string;
  readonly personId: string;
  readonly locale: Locale;
  readonly mode: 'house' | 'officer';
  readonly talk: Talk;
  readonly agencyId: string | null;
  readonly waitsSince: Date | null;
  readonly officerId: string | null;
  /** When they wrote last: a day from then on anything may be said to them. */
  readonly lastInAt: Date | null;
  readonly createdAt: Date;
}

const columns = [
  'id',
  'person_id as personId',
  'locale',
  'mode',
  'talk',
  'agency_id as agencyId',
  'waits_since as waitsSince',
  'officer_id as officerId',
  'last_in_at as lastInAt',
  'created_at as createdAt',
] as const;

/** The conversation with a contact, held until the transaction ends; `fresh` where it began just now. */
export async function enterConversation(
  tx: Tx,
  contact: WhatsAppContact,
  at: Date,
): Promise<{ readonly conversation: Conversation; readonly fresh: boolean }> {
  const found = await findForUpdate(tx, contact.id);
  if (found) return { conversation: found, fresh: false };
  const name = contact.name?.trim() || (contact.phone ?? 'WhatsApp');
  const personId = await enterPerson(tx, { name: name.slice(0, 120), phone: contact.phone }, at);
  await tx
    .insertInto('conversations.conversation')
    .values({
      id: contact.id,
      person_id: personId,
      locale: 'id',
      mode: 'house',
      talk: seal(tx, 'conversation', contact.id, JSON.stringify(noTalk)),
      created_at: at,
      updated_at: at,
    })
    .execute();
  return { conversation: await getForUpdate(tx, contact.id), fresh: true };
}

async function findForUpdate(tx: Tx, id: string): Promise<Conversation | undefined> {
  const row = await tx.selectFrom('conversations.conversation').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && conversationOf(tx, row);
}

/** The conversation somebody is known by, where they are. */
export async function findByPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('conversations.conversation').select('id').where('person_id', '=', personId).executeTakeFirst();
  return row?.id;
}

/** Held until the transaction ends. Throws NOT_FOUND. */
export async function getForUpdate(tx: Tx, id: string): Promise<Conversation> {
  const found = await findForUpdate(tx, id);
  if (!found) throw new AppError('NOT_FOUND', { conversation: id });
  return found;
}

export async function getConversation(db: Db, id: string): Promise<Conversation> {
  const row = await db.selectFrom('conversations.conversation').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { conversation: id });
  return conversationOf(db, row);
}

function conversationOf(db: Db | Tx, row: { readonly id: string; readonly talk: string }): Conversation {
  return { ...row, talk: talkOf(JSON.parse(open(db, 'conversation', row.id, row.talk)) as Talk) } as Conversation;
}

/** What is known of whoever writes: a person without an account, who applies in their own name. */
export function actorOf({ personId }: Conversation, name: string): PersonActor {
  return { kind: 'person', personId, accountId: personId, name, email: '', roles: [], strong: false };
}

export type Change = Partial<Pick<Conversation, 'locale' | 'mode' | 'talk' | 'agencyId' | 'waitsSince' | 'officerId' | 'lastInAt'>>;

export async function changeConversation(tx: Tx, id: string, change: Change, at: Date): Promise<void> {
  await tx
    .updateTable('conversations.conversation')
    .set({
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.mode !== undefined && { mode: change.mode }),
      ...(change.talk !== undefined && { talk: seal(tx, 'conversation', id, JSON.stringify(change.talk)) }),
      ...(change.agencyId !== undefined && { agency_id: change.agencyId }),
      ...(change.waitsSince !== undefined && { waits_since: change.waitsSince }),
      ...(change.officerId !== undefined && { officer_id: change.officerId }),
      ...(change.lastInAt !== undefined && { last_in_at: change.lastInAt }),
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
}

export interface Said {
  readonly conversationId: string;
  readonly by: 'person' | 'house' | 'officer';
  readonly officerId?: string;
  readonly said: string | null;
  readonly fileId?: string | null;
  readonly forwarded?: boolean;
  readonly draftId?: string | null;
  readonly caseId?: string | null;
  /** The message of the channel it came as. */
  readonly inboundId?: string;
}

/** Writes down what was said. */
export async function writeDown(
  tx: Tx,
  { conversationId, by, officerId, said, fileId, forwarded, draftId, caseId, inboundId }: Said,
  at: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('conversations.message')
    .values({
      id,
      conversation_id: conversationId,
      by,
      officer_id: officerId ?? null,
      said: said === null ? null : seal(tx, 'message', id, said),
      file_id: fileId ?? null,
      forwarded: forwarded ?? false,
      draft_id: draftId ?? null,
      case_id: caseId ?? null,
      inbound_id: inboundId ?? null,
      at,
    })
    .execute();
  return id;
}

/** The file that came as this message of the channel, where it is still known. */
export async function fileOfInbound(tx: Tx, conversationId: string, inboundId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conversations.message')
    .select('file_id as fileId')
    .where('conversation_id', '=', conversationId)
    .where('inbound_id', '=', inboundId)
    .executeTakeFirst();
  return row?.fileId ?? null;
}

/** As which message of the channel the first of these files came that came in this conversation. */
export async function inboundOfFiles(tx: Tx, conversationId: string, fileIds: readonly string[]): Promise<string | null> {
  if (fileIds.length === 0) return null;
  const rows = await tx
    .selectFrom('conversations.message')
    .select(['file_id as fileId', 'inbound_id as inboundId'])
    .where('conversation_id', '=', conversationId)
    .where('file_id', 'in', [...fileIds])
    .where('inbound_id', 'is not', null)
    .execute();
  const first = fileIds.flatMap((id) => rows.filter(({ fileId }) => fileId === id))[0];
  return first?.inboundId ?? null;
}
