import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import type { Agency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { findApplicant } from '#platform/cases';
import { sendWhatsApp, wasSaid, windowOf } from '#platform/channels';
import type { ConversationDeps } from './deps.ts';
import { answeringFor, isTheirs } from './list.ts';
import { texts } from './messages/index.ts';
import { changeConversation, type Conversation, getForUpdate, writeDown } from './tables.ts';

/** Why an officer's word cannot be taken. */
export type ReplyRefusal = 'window-closed' | 'held-by-other';

async function held(deps: ConversationDeps, actor: PersonActor, id: string): Promise<void> {
  if (!(await isTheirs(deps.db, actor, id))) throw new AppError('NOT_FOUND', { conversation: id });
}

/** Says something to somebody in an officer's words; the same key says it once. Throws ACTION_NOT_ALLOWED with a `ReplyRefusal`. */
export async function reply(
  deps: ConversationDeps,
  actor: PersonActor,
  id: string,
  said: {
    readonly text: string;
    readonly key: string;
    /** The application it is counted for. */
    readonly caseId?: string | undefined;
  },
): Promise<void> {
  await held(deps, actor, id);
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const conversation = await getForUpdate(tx, id);
    refuseOthers(conversation, actor);
    if ((await windowOf(tx, id, at)) === null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'window-closed' });
    const key = `officer:${id}:${said.key}`;
    if (await wasSaid(tx, key)) return;
    const caseId = said.caseId !== undefined && (await isAbout(tx, conversation, said.caseId)) ? said.caseId : null;
    const message = { kind: 'text', text: said.text } as const;
    await sendWhatsApp(tx, { contact: id, message, key, ...(caseId !== null && { about: caseId }), at });
    await writeDown(tx, { conversationId: id, by: 'officer', officerId: actor.personId, said: said.text, caseId }, at);
    const agencyId = conversation.agencyId ?? answeringFor(actor)[0] ?? null;
    await changeConversation(tx, id, { mode: 'officer', agencyId, officerId: actor.personId, waitsSince: null }, at);
    await note(tx, actor, conversation, 'conversations.reply', at);
  });
}

/** Takes a conversation over, from the house or from nobody; from another officer only where asked so. */
export async function hold(
  deps: ConversationDeps,
  actor: PersonActor,
  id: string,
  { fromOther }: { readonly fromOther: boolean },
): Promise<void> {
  await held(deps, actor, id);
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const conversation = await getForUpdate(tx, id);
    if (!fromOther) refuseOthers(conversation, actor);
    const agencyId = conversation.agencyId ?? answeringFor(actor)[0] ?? null;
    await changeConversation(tx, id, { mode: 'officer', agencyId, officerId: actor.personId }, at);
    await note(tx, actor, conversation, 'conversations.hold', at);
  });
}

/** Gives a conversation back to the house, and says so where something may be said. */
export async function giveBack(deps: ConversationDeps, actor: PersonActor, id: string): Promise<void> {
  await held(deps, actor, id);
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const conversation = await getForUpdate(tx, id);
    if (conversation.mode === 'house') return;
    if ((await windowOf(tx, id, at)) !== null) {
      const text = texts(conversation.locale).toHouse;
      await sendWhatsApp(tx, { contact: id, message: { kind: 'text', text }, key: `back:${id}:${at.getTime()}`, at });
      await writeDown(tx, { conversationId: id, by: 'house', said: text }, at);
    }
    await changeConversation(tx, id, { mode: 'house', officerId: null, waitsSince: null }, at);
    await note(tx, actor, conversation, 'conversations.give-back', at);
  });
}

/**
 * Passes a conversation on to another office: it waits there since it waited here, and its writer is told where something
 * may be said. Throws NOT_FOUND for an office that answers no chats, ACTION_NOT_ALLOWED with a `ReplyRefusal`.
 */
export async function passOn(deps: ConversationDeps, actor: PersonActor, id: string, agencyId: string): Promise<void> {
  await held(deps, actor, id);
  const office = officesToPassTo(deps, actor).find((one) => one.id === agencyId);
  if (!office) throw new AppError('NOT_FOUND', { agency: agencyId });
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const conversation = await getForUpdate(tx, id);
    refuseOthers(conversation, actor);
    if (conversation.agencyId === agencyId) return;
    if ((await windowOf(tx, id, at)) !== null) {
      const text = texts(conversation.locale).passedOn(office.name);
      await sendWhatsApp(tx, { contact: id, message: { kind: 'text', text }, key: `passed:${id}:${at.getTime()}`, at });
      await writeDown(tx, { conversationId: id, by: 'house', said: text }, at);
    }
    await changeConversation(tx, id, { mode: 'officer', agencyId, officerId: null, waitsSince: conversation.waitsSince ?? at }, at);
    await appendAudit(tx, {
      actor,
      action: 'conversations.pass-on',
      subject: { type: 'conversation', id },
      detail: { agency: conversation.agencyId, to: agencyId },
      at,
    });
  });
}

/** Offices that answer chats, but for those the officer answers for. */
export function officesToPassTo({ offers }: ConversationDeps, actor: PersonActor): readonly Agency[] {
  const own = answeringFor(actor);
  const others = offers().flatMap(({ agency }) => (own.includes(agency.id) ? [] : [[agency.id, agency] as const]));
  return [...new Map(others).values()];
}

async function isAbout(tx: Tx, { personId }: Conversation, caseId: string): Promise<boolean> {
  return (await findApplicant(tx, caseId))?.personId === personId;
}

function refuseOthers({ officerId }: Conversation, actor: PersonActor): void {
  if (officerId !== null && officerId !== actor.personId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'held-by-other' });
}

async function note(
  tx: Tx,
  actor: PersonActor,
  { id, agencyId }: Conversation,
  action: 'conversations.reply' | 'conversations.hold' | 'conversations.give-back',
  at: Date,
): Promise<void> {
  await appendAudit(tx, { actor, action, subject: { type: 'conversation', id }, detail: { agency: agencyId }, at });
}
