import { appendAudit } from '#platform/audit';
import { myCases } from '#platform/cases';
import { deleteDraftsOf, listDrafts } from '#platform/forms';
import { noTalk } from '../domain/talk.ts';
import { texts } from '../messages/index.ts';
import { forgetChatOf, makeDataLink } from '../own-data.ts';
import { conversationPaths } from '../paths.ts';
import type { Turn } from '../turn.ts';

/** Says what is kept of whoever writes and for how long, and how they get a copy (UU 27/2022 art. 7 and 13). */
export async function tellOwnData(turn: Turn): Promise<void> {
  const { tx, deps, actor, locale, conversation, at } = turn;
  const m = texts(locale).data;
  const [kept, cases] = [await deps.keptDays(tx), await casesOf(turn)];
  const link = deps.publicUrl + conversationPaths.ownData({ token: await makeDataLink(tx, conversation.id, at) });
  await appendAudit(tx, { actor, action: 'conversations.ask-data', subject: { type: 'conversation', id: conversation.id }, at });
  await turn.say({ text: m.told(kept, cases, link) });
}

/** Asks whether what may be forgotten is to go, and names what must stay with the law that says so. */
export async function askToErase(turn: Turn): Promise<void> {
  const { tx, actor, locale } = turn;
  const m = texts(locale).data;
  const drafts = (await listDrafts(tx, actor.personId, { limit: 100 })).rows.length;
  turn.set({ erasing: true });
  await turn.say({
    text: m.erase(drafts, await casesOf(turn)),
    choices: [
      { id: 'erase:yes', title: m.eraseYes },
      { id: 'erase:no', title: m.eraseNo },
    ],
  });
}

/** Forgets the chat and what was never sent (UU 27/2022 art. 8 and 43); applications stay as the agency's archive. */
export async function erase(turn: Turn, really: boolean): Promise<void> {
  const { tx, actor, locale, conversation, at } = turn;
  const { erasing, ...rest } = turn.talk;
  turn.talk = rest;
  const m = texts(locale);
  if (!erasing) return turn.say({ text: m.stale });
  if (!really) return turn.say({ text: m.data.notErased });
  await deleteDraftsOf(tx, actor.personId);
  await forgetChatOf(tx, actor.personId, at);
  turn.talk = noTalk;
  await appendAudit(tx, { actor, action: 'conversations.erase', subject: { type: 'conversation', id: conversation.id }, at });
  await turn.say({ text: m.data.erased(await casesOf(turn)) });
}

async function casesOf({ tx, actor }: Turn): Promise<number> {
  return (await myCases(tx, { personId: actor.personId }, { limit: 1, offset: 0 })).total;
}
