import { transaction, type Tx } from '#db';
import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { getWhatsAppContact, sendWhatsApp, wamidOfInbound } from '#platform/channels';
import { handle, type JobHandler } from '#platform/jobs';
import { lastAgencyOf, ownCaseNumbered, readCase, refusedFiles } from '#platform/cases';
import { officeDay } from '#platform/calendar';
import { readMessage, tellOtherwise } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import type { ConversationDeps } from './deps.ts';
import { sayAfterPhotos } from './jobs.ts';
import { newsTemplate } from './rules.ts';
import { goOn } from './steps/go-on.ts';
import { goOnMending } from './steps/mend.ts';
import { texts } from './messages/index.ts';
import { actorOf, findByPerson, getForUpdate, inboundOfFiles, writeDown } from './tables.ts';
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

/** Tells somebody who writes in a chat what others hear by e-mail; in its whole within a day, by a template afterwards. */
async function tell(deps: ConversationDeps, messageId: string): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const message = await readMessage(tx, messageId);
    const conversationId = message?.personId ? await findByPerson(tx, message.personId) : undefined;
    // Where a case goes meanwhile is told when somebody asks: every message may cost.
    if (!message || conversationId === undefined || message.topic === 'status') return;
    const at = deps.clock.now();
    const m = texts(message.locale);
    const caseId = message.about === null ? undefined : await ownCaseNumbered(tx, message.personId ?? '', message.about);
    const refused = caseId === undefined ? null : await refusedIn(tx, deps, conversationId, caseId);
    const link = message.openLink === null ? [] : [deps.publicUrl + message.openLink];
    const after = refused
      ? m.resend
      : caseId === undefined
        ? m.news
        : await wayOn(tx, deps, { conversationId, caseId, locale: message.locale });
    // What is of no file of theirs has no use for words about files.
    const parts = [`*${message.subject}*`, message.body, ...link, ...(message.topic?.startsWith('school-') ? [] : [after])];
    const text = parts.join('\n\n').slice(0, 4096);
    const agencyId = (await lastAgencyOf(tx, message.personId ?? '')) ?? null;
    const name = (await rulesAt(tx, [newsTemplate], { agencyId, on: officeDay(at) })).value(newsTemplate);
    const orElse = { kind: 'template', name, language: message.locale, body: [message.about ?? message.subject] } as const;
    const quoting = refused?.wamid ? { replyTo: refused.wamid } : {};
    const about = caseId === undefined ? {} : { about: caseId };
    await sendWhatsApp(tx, {
      contact: conversationId,
      message: { kind: 'text', text, ...quoting },
      orElse,
      key: `news:${messageId}`,
      ...about,
      at,
    });
    await writeDown(tx, { conversationId, by: 'house', said: text, caseId: caseId ?? null }, at);
  });
}

/** The one thing whoever is told of a case does next in the chat. */
async function wayOn(
  tx: Tx,
  { cases, meetings }: ConversationDeps,
  { conversationId, caseId, locale }: { readonly conversationId: string; readonly caseId: string; readonly locale: Locale },
): Promise<string> {
  const m = texts(locale);
  const actor = actorOf(await getForUpdate(tx, conversationId), '');
  const { state } = await readCase({ ...cases, db: tx }, caseId, actor);
  if (state.status === 'returned') return m.mendHere;
  const meets = ((await meetings?.meetings(tx, actor)) ?? []).some((one) => one.caseId === caseId);
  return meets ? m.meet.news : m.news;
}

/** Whether a case was given back for files to be sent anew, and Meta's id of the picture to quote, where it is still known. */
async function refusedIn(
  tx: Tx,
  { cases }: ConversationDeps,
  conversationId: string,
  caseId: string,
): Promise<{ readonly wamid: string | null } | null> {
  const conversation = await getForUpdate(tx, conversationId);
  const { state } = await readCase({ ...cases, db: tx }, caseId, actorOf(conversation, ''));
  const files = state.status === 'returned' ? refusedFiles(state) : [];
  if (files.length === 0) return null;
  const ids = files.map(({ file }) => file.fileId);
  const inbound = await inboundOfFiles(tx, conversationId, ids);
  return { wamid: inbound === null ? null : await wamidOfInbound(tx, inbound) };
}
