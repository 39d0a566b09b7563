import { transaction } from '#db';
import { newId } from '#kernel';
import { getWhatsAppContact, sendWhatsApp } from '#platform/channels';
import { handle, type JobHandler } from '#platform/jobs';
import { readMessage, tellOtherwise } from '#platform/notifications';
import type { ConversationDeps } from './deps.ts';
import { sayAfterPhotos } from './jobs.ts';
import { goOn } from './steps/go-on.ts';
import { goOnMending } from './steps/mend.ts';
import { texts } from './messages/index.ts';
import { actorOf, findByPerson, getForUpdate, writeDown } from './tables.ts';
import { Turn } from './turn.ts';

export function handlers(deps: ConversationDeps): readonly JobHandler[] {
  return [
    handle(sayAfterPhotos, ({ conversationId }) => sayAfter(deps, conversationId)),
    handle(tellOtherwise, ({ messageId }) => tell(deps, messageId)),
  ];
}

async function sayAfter(deps: ConversationDeps, conversationId: string): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const found = await getForUpdate(tx, conversationId);
    const { after = [], ...talk } = found.talk;
    if (after.length + talk.unnamed.length === 0 || found.mode === 'officer') return;
    const conversation = { ...found, talk };
    const contact = await getWhatsAppContact(tx, conversationId);
    const actor = actorOf(conversation, contact.name ?? contact.phone ?? 'WhatsApp');
    const turn = new Turn({ tx, deps, conversation, actor, contact, at: deps.clock.now(), key: `after:${newId()}` });
    const ahead = [...new Set(after)].join('\n');
    await (talk.mending ? goOnMending(turn, ahead) : goOn(turn, { ahead }));
    await turn.end();
  });
}

/** The template Meta approved for news after a day without a word: it holds the number of the case, and nothing else. */
const NEWS = 'kabar_berkas';

/** Tells somebody who writes in a chat what others hear by e-mail; in its whole within a day, by a template afterwards. */
async function tell(deps: ConversationDeps, messageId: string): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const message = await readMessage(tx, messageId);
    const conversationId = message?.personId ? await findByPerson(tx, message.personId) : undefined;
    // Where a case goes meanwhile is told when somebody asks: every message may cost.
    if (!message || conversationId === undefined || message.topic === 'status') return;
    const at = deps.clock.now();
    const link = message.openLink === null ? [] : [deps.publicUrl + message.openLink];
    const text = [`*${message.subject}*`, message.body, ...link, texts(message.locale).news].join('\n\n').slice(0, 4096);
    const orElse = { kind: 'template', name: NEWS, language: message.locale, body: [message.about ?? message.subject] } as const;
    await sendWhatsApp(tx, { contact: conversationId, message: { kind: 'text', text }, orElse, key: `news:${messageId}`, at });
    await writeDown(tx, { conversationId, by: 'house', said: text }, at);
  });
}
