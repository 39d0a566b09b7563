import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { refuse } from './change.ts';

/** An account that stands for whoever writes in a chat. */
export interface JoinedChat {
  readonly mandateId: string;
  readonly accountPersonId: string;
  readonly accountName: string;
  readonly accountEmail: string | null;
  /** Whoever writes in the chat, and what the chat calls them. */
  readonly chatPersonId: string;
  readonly chatName: string;
  readonly since: Date;
  /** Whether the family the account noted is offered in the chat, by name. */
  readonly sharesFamily: boolean;
}

function joinedChats(db: Db | Tx) {
  return db
    .selectFrom('mandates.mandate as m')
    .innerJoin('identity.person as a', 'a.id', 'm.representative_person_id')
    .innerJoin('identity.person as c', 'c.id', 'm.principal_person_id')
    .select([
      'm.id as mandateId',
      'a.id as accountPersonId',
      'a.name as accountName',
      'a.email as accountEmail',
      'c.id as chatPersonId',
      'c.name as chatName',
      'm.shares_family as sharesFamily',
    ])
    .select((eb) => eb.fn.coalesce('m.decided_at', 'm.asked_at').as('since'))
    .where('m.of_chat', '=', true)
    .where('m.status', '=', 'granted')
    .orderBy('m.asked_at')
    .orderBy('m.id');
}

/** The account a chat is joined to; undefined where it is none. */
export function findAccountOfChat(db: Db | Tx, chatPersonId: string): Promise<JoinedChat | undefined> {
  return joinedChats(db).where('m.principal_person_id', '=', chatPersonId).executeTakeFirst();
}

/** The chats an account is joined to, oldest first. */
export function chatsOfAccount(db: Db | Tx, accountPersonId: string): Promise<readonly JoinedChat[]> {
  return joinedChats(db).where('m.representative_person_id', '=', accountPersonId).limit(50).execute();
}

/**
 * Lets an account stand for whoever writes in a chat, at every agency and for all services: asked for by the account,
 * agreed to in the chat. Throws ACTION_NOT_ALLOWED with the reason `held-already` where the chat is joined to one.
 */
export async function joinChat(
  tx: Tx,
  { accountPersonId, chat }: { readonly accountPersonId: string; readonly chat: PersonActor },
  at: Date,
): Promise<string> {
  await tx.selectFrom('identity.person').select('id').where('id', '=', chat.personId).forUpdate().execute();
  if (await findAccountOfChat(tx, chat.personId)) throw refuse('held-already');
  const id = newId();
  await tx
    .insertInto('mandates.mandate')
    .values({
      id,
      kind: 'person',
      of_chat: true,
      representative_person_id: accountPersonId,
      principal_person_id: chat.personId,
      valid_from: officeDay(at),
      status: 'granted',
      asked_by: accountPersonId,
      asked_at: at,
      decided_by: chat.personId,
      decided_at: at,
    })
    .execute();
  const detail = { ofChat: true, account: accountPersonId };
  await appendAudit(tx, { actor: chat, action: 'mandates.grant', subject: { type: 'mandate', id }, detail, at });
  return id;
}

/**
 * Has the family an account noted offered in a chat that is joined to it, or no longer. The account's own to say; nothing
 * of a relative but name and relation is ever said there. Throws NOT_FOUND for anybody else's.
 */
export async function shareFamily(tx: Tx, actor: PersonActor, mandateId: string, shares: boolean, at: Date): Promise<void> {
  const before = await joinedChats(tx).where('m.id', '=', mandateId).executeTakeFirst();
  if (before?.accountPersonId !== actor.personId) throw new AppError('NOT_FOUND', { mandate: mandateId });
  if (before.sharesFamily === shares) return;
  await tx.updateTable('mandates.mandate').set({ shares_family: shares }).where('id', '=', mandateId).execute();
  await appendAudit(tx, { actor, action: 'mandates.share-family', subject: { type: 'mandate', id: mandateId }, detail: { shares }, at });
}

/** Ends that, by either side and at once; returns what it was. Throws NOT_FOUND for anybody else's. */
export async function partChat(tx: Tx, actor: PersonActor, mandateId: string, at: Date): Promise<JoinedChat> {
  await tx.selectFrom('mandates.mandate').select('id').where('id', '=', mandateId).forUpdate().execute();
  const before = await joinedChats(tx).where('m.id', '=', mandateId).executeTakeFirst();
  const concerned = before && [before.accountPersonId, before.chatPersonId].includes(actor.personId);
  if (!concerned) throw new AppError('NOT_FOUND', { mandate: mandateId });
  await tx
    .updateTable('mandates.mandate')
    .set({ status: 'ended', ended_by: actor.personId, ended_at: at })
    .where('id', '=', mandateId)
    .execute();
  const detail = { was: 'granted', ofChat: true };
  await appendAudit(tx, { actor, action: 'mandates.end', subject: { type: 'mandate', id: mandateId }, detail, at });
  return before;
}
