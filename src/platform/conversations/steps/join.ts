import { maskedEmail, myCases } from '#platform/cases';
import { appendAudit } from '#platform/audit';
import { findAccountOfChat } from '#platform/mandates';
import { type Asking, awaitProof, dropJoinCode, holdJoinCode, join, part } from '../join.ts';
import { texts } from '../messages/index.ts';
import { conversationPaths } from '../paths.ts';
import type { Turn } from '../turn.ts';

const CODE = /^\s*(?:gabung|join)\s+([0-9A-Z]{4})[\s-]?([0-9A-Z]{4})\s*$/i;

/** The code a message sends to join an account; undefined where it sends none. */
export function joinCodeIn(text: string): string | undefined {
  const found = CODE.exec(text);
  return found ? `${found[1] ?? ''}${found[2] ?? ''}` : undefined;
}

/** Says how a chat is joined to an account. */
export async function tellJoining(turn: Turn): Promise<void> {
  const m = texts(turn.locale).join;
  const holder = await findAccountOfChat(turn.tx, turn.actor.personId);
  const page = turn.deps.publicUrl + conversationPaths.join();
  await turn.say({ text: holder ? m.already(maskedEmail(holder.accountEmail ?? '')) : m.how(page) });
}

/** Asks whether the account whose code this is may see what was applied for here. Nothing of the account is said but whom the mail belongs to. */
export async function takeJoinCode(turn: Turn, code: string): Promise<void> {
  const { tx, actor, at, locale, conversation } = turn;
  const m = texts(locale).join;
  const holder = await findAccountOfChat(tx, actor.personId);
  if (holder) return turn.say({ text: m.already(maskedEmail(holder.accountEmail ?? '')) });
  const asking = await holdJoinCode(tx, { code }, at);
  if (!asking) {
    const subject = { type: 'conversation', id: conversation.id } as const;
    await appendAudit(tx, { actor, action: 'conversations.join-wrong', subject, at });
    return turn.say({ text: m.wrongCode(turn.deps.publicUrl + conversationPaths.join()) });
  }
  turn.set({ joining: asking.accountPersonId });
  await sayAsking(turn, asking);
}

/** The same question once more; that it is over where the code ran out meanwhile. */
export async function askJoining(turn: Turn): Promise<void> {
  const { joining = '', ...rest } = turn.talk;
  const asking = await holdJoinCode(turn.tx, { account: joining }, turn.at);
  if (asking) return sayAsking(turn, asking);
  turn.talk = rest;
  return turn.say({ text: texts(turn.locale).join.wrongCode(turn.deps.publicUrl + conversationPaths.join()) });
}

function sayAsking(turn: Turn, asking: Asking): Promise<void> {
  const m = texts(turn.locale).join;
  return turn.say({
    text: m.ask(maskedEmail(asking.email ?? '')),
    choices: [
      { id: 'join:yes', title: m.yes },
      { id: 'join:no', title: m.no },
    ],
  });
}

/** The chat agrees or does not. Where it has applications, who holds a receipt of them proves that at the account first. */
export async function answerJoining(turn: Turn, agreed: boolean): Promise<void> {
  const { tx, actor, at, locale, conversation } = turn;
  const { joining, ...rest } = turn.talk;
  turn.talk = rest;
  const m = texts(locale);
  if (joining === undefined) return turn.say({ text: m.stale });
  const page = turn.deps.publicUrl + conversationPaths.join();
  const asking = await holdJoinCode(tx, { account: joining }, at);
  if (!agreed) {
    if (asking) await dropJoinCode(tx, joining);
    return turn.say({ text: m.join.notJoined });
  }
  if (!asking || (await findAccountOfChat(tx, actor.personId))) return turn.say({ text: m.join.wrongCode(page) });
  const { total } = await myCases(tx, { personId: actor.personId }, { limit: 1, offset: 0 });
  if (total === 0) {
    await join(tx, { accountPersonId: joining, conversationId: conversation.id, chat: actor }, at);
    return turn.say({ text: m.join.joined });
  }
  await awaitProof(tx, joining, conversation.id, at);
  return turn.say({ text: m.join.proof(page) });
}

/** Parts the chat from the account it is joined to, at once. */
export async function partFromAccount(turn: Turn): Promise<void> {
  const { tx, actor, at, locale } = turn;
  const m = texts(locale).join;
  const holder = await findAccountOfChat(tx, actor.personId);
  if (!holder) return turn.say({ text: m.notThere });
  await part(tx, actor, holder.mandateId, at);
  await turn.say({ text: m.parted });
}
