import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { whatsAppLimits } from '#platform/channels';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { conversationOf, openChat } from '../../chat/conversations.ts';
import { dismissConversation, joinConversation } from '../../chat/join.ts';
import { answerConversation, fetchChatFile } from '../../chat/tell.ts';
import type { OmbudsmanDeps } from '../../deps.ts';
import { dismissWhys } from '../../mail/join.ts';
import { matterCalled } from '../../mail/queue.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { fileOfChat } from '../../sealing/chats.ts';
import { findMatter } from '../../sealing/matters.ts';
import { texts as mailTexts } from '../mail/texts.ts';
import { secret } from '../cookies.ts';
import type { WithKey } from '../matter/showing.ts';
import { ChatPage, type ChatProps } from './page.tsx';
import { texts } from './texts.ts';

const MailId = Type.Object({ mailId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  lang: Type.Optional(Type.String()),
  kabar: Type.Optional(Type.Enum(['sent', 'template', 'refused', 'unsent', 'unknown', 'berkas', 'tanpa-berkas'])),
});
const Answered = Type.Object({ jawaban: Type.String({ maxLength: 20_000 }) });
const Joined = Type.Object({ urusan: Type.String({ maxLength: 40 }), dikenal: Type.Optional(Type.Literal('ya')) });
const Dismissed = Type.Object({ sebab: Type.Optional(Type.String({ maxLength: 20 })) });

/** One conversation by WhatsApp: read, answered, and what becomes of it. */
export function chatRoutes(app: WebApp, deps: OmbudsmanDeps, withKey: WithKey): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  const show = (
    request: Request,
    reply: Reply,
    mailId: string,
    { errors = [], typed = '' }: { readonly errors?: readonly FormError[]; readonly typed?: string } = {},
  ) =>
    withKey(request, reply, async (opened, actor, at) => {
      const thread = await conversationOf(db, opened, mailId, clock.now());
      await transaction(db, (tx) =>
        appendAudit(tx, {
          actor,
          action: 'ombudsman.read-mail',
          subject: { type: 'mail', id: mailId },
          detail: { medium: 'whatsapp' },
          at,
        }),
      );
      const { matterId } = thread.newest;
      const cameFor = matterId === null ? null : ((await findMatter(db, matterId))?.number ?? null);
      const news = (request.query as { kabar?: ChatProps['news'] }).kabar;
      return render(request, secret(reply), <ChatPage {...{ thread, cameFor, errors, typed, news }} />, {
        title: texts(request.locale).conversation,
        status: errors.length > 0 ? 422 : 200,
      });
    });

  const toQueue = (reply: Reply, kabar: 'gabung' | 'sisih') => reply.redirect(ombudsmanPaths.mails({}, { kabar }), 303);

  /** Said at the top of the conversation; where a colleague dealt with it, the queue is shown. */
  const settledBySomebody = (reply: Reply, why: string) => {
    if (why !== 'settled') throw new AppError('ACTION_NOT_ALLOWED', { reason: why });
    return reply.redirect(ombudsmanPaths.mails(), 303);
  };

  app.get(ombudsmanPaths.chat.pattern, { schema: { params: MailId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.mailId),
  );

  app.post(
    ombudsmanPaths.chatAnswer.pattern,
    { schema: { params: MailId, body: Answered }, config: { ...config, perMinute: 30 } },
    (request, reply) =>
      withKey(request, reply, async (opened, actor) => {
        const { mailId } = request.params;
        const text = request.body.jawaban.replace(/\r\n/g, '\n').trim();
        if (text === '' || text.length > whatsAppLimits.text)
          return show(request, reply, mailId, {
            errors: [{ field: 'jawaban', message: texts(request.locale).answerMissing }],
            typed: text,
          });
        let fate: Awaited<ReturnType<typeof answerConversation>> | undefined;
        const why = await refusalOf(async () => {
          fate = await answerConversation(deps, actor, opened, mailId, text);
        });
        if (why !== undefined || fate === undefined) return settledBySomebody(reply, why ?? 'settled');
        // What did not go is not lost: it stands in its field.
        if (fate === 'refused' || fate === 'unsent')
          return show(request, reply, mailId, {
            errors: [{ field: 'jawaban', message: texts(request.locale).fates[fate] ?? '' }],
            typed: text,
          });
        return reply.redirect(ombudsmanPaths.chat({ mailId }, { kabar: fate }), 303);
      }),
  );

  app.post(ombudsmanPaths.chatJoin.pattern, { schema: { params: MailId, body: Joined }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const { urusan, dikenal } = request.body;
      const matterId = await matterCalled(deps, opened, urusan);
      if (matterId === null)
        return show(request, reply, mailId, { errors: [{ field: 'urusan', message: mailTexts(request.locale).notFound }] });
      const joining = { mailId, matterId, known: dikenal === 'ya' };
      const why = await refusalOf(() => transaction(db, (tx) => joinConversation(tx, deps, actor, opened, joining, at)));
      return why === undefined ? toQueue(reply, 'gabung') : settledBySomebody(reply, why);
    }),
  );

  app.post(ombudsmanPaths.chatDismiss.pattern, { schema: { params: MailId, body: Dismissed }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const sebab = dismissWhys.find((one) => one === request.body.sebab);
      if (!sebab) return show(request, reply, mailId, { errors: [{ field: 'sebab', message: mailTexts(request.locale).whyMissing }] });
      const why = await refusalOf(() => transaction(db, (tx) => dismissConversation(tx, actor, opened, mailId, sebab, at)));
      return why === undefined ? toQueue(reply, 'sisih') : settledBySomebody(reply, why);
    }),
  );

  app.post(ombudsmanPaths.chatFetch.pattern, { schema: { params: MailId }, config: { ...config, perMinute: 30 } }, (request, reply) =>
    withKey(request, reply, async (opened, actor) => {
      const { mailId } = request.params;
      let fetched = false;
      const why = await refusalOf(async () => {
        fetched = await fetchChatFile(deps, actor, opened, mailId);
      });
      if (why !== undefined) return settledBySomebody(reply, why);
      return reply.redirect(ombudsmanPaths.chat({ mailId }, { kabar: fetched ? 'berkas' : 'tanpa-berkas' }), 303);
    }),
  );

  app.get(ombudsmanPaths.chatFile.pattern, { schema: { params: MailId }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const line = await openChat(db, opened, mailId);
      const content = await fileOfChat(db, line);
      if (!content) throw new AppError('NOT_FOUND', { file: true });
      const subject = { type: 'mail', id: mailId };
      await transaction(db, (tx) => appendAudit(tx, { actor, action: 'ombudsman.read-mail', subject, detail: { file: true }, at }));
      return secret(reply)
        .header('content-disposition', `attachment; filename="${nameFor(line.words.file?.mediaType ?? '')}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('application/octet-stream')
        .send(content);
    }),
  );
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
};

/** A name that says nothing but of what kind it is. */
const nameFor = (mediaType: string) => `berkas.${endings[mediaType] ?? 'bin'}`;
