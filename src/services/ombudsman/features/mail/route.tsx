import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { MAIL_BOX } from '../../mail/box.ts';
import { readConversations } from '../../chat/conversations.ts';
import { dismissMail, dismissWhys, joinByHand } from '../../mail/join.ts';
import { joinCertain, readBacklog, readMails, suggestionsOf } from '../../mail/queue.ts';
import { tellByMail } from '../../mail/tell.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { matterCalled } from '../../mail/queue.ts';
import { openMail, rawOf } from '../../sealing/mails.ts';
import { findMatter, keysOf } from '../../sealing/matters.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { findThread } from '../../sealing/threads.ts';
import { secret } from '../cookies.ts';
import type { WithKey } from '../matter/showing.ts';
import { MailPage } from './mail-page.tsx';
import { MailQueuePage } from './queue-page.tsx';
import { texts } from './texts.ts';

const MailId = Type.Object({ mailId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  lang: Type.Optional(Type.String()),
  kabar: Type.Optional(Type.Enum(['gabung', 'sisih'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
const Certain = Type.Object({ halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) });
const Joined = Type.Object({ urusan: Type.String({ maxLength: 40 }), dikenal: Type.Optional(Type.Literal('ya')) });
const Dismissed = Type.Object({ sebab: Type.Optional(Type.String({ maxLength: 20 })) });

/** Mail that came: what waits, one of them, and what becomes of it. */
export function mailRoutes(app: WebApp, deps: OmbudsmanDeps, withKey: WithKey): void {
  const { db } = deps;
  const config = { policy: 'officer' } as const;
  const connected = deps.mail.boxes.some(({ key }) => key === MAIL_BOX);

  const queue = (request: Request, reply: Reply, aside: boolean) =>
    withKey(request, reply, async (opened) => {
      const { kabar: news, halaman: page = 1 } = request.query as { kabar?: 'gabung' | 'sisih'; halaman?: number };
      const { lines, total, looked } = await readMails(db, opened, { aside, page });
      const backlog = await readBacklog(deps);
      const chats = aside ? null : await readConversations(db, opened, deps.clock.now());
      const props = { lines, total, looked, page, backlog, aside, connected, news, chats, number: deps.chat.number };
      return render(request, secret(reply), <MailQueuePage {...props} />, {
        title: texts(request.locale)[aside ? 'asideTitle' : 'title'],
      });
    });

  app.get(ombudsmanPaths.mails.pattern, { schema: { querystring: Query }, config }, (request, reply) => queue(request, reply, false));
  app.get(ombudsmanPaths.aside.pattern, { schema: { querystring: Query }, config }, (request, reply) => queue(request, reply, true));

  const show = (request: Request, reply: Reply, mailId: string, errors: readonly FormError[] = []) =>
    withKey(request, reply, async (opened, actor, at) => {
      const mail = await openMail(db, opened, mailId);
      if (mail.about.chat) return reply.redirect(ombudsmanPaths.chat({ mailId }), 303);
      await transaction(db, (tx) => appendAudit(tx, { actor, action: 'ombudsman.read-mail', subject: { type: 'mail', id: mailId }, at }));
      const { suggestions, looked } = await suggestionsOf(db, opened, mail);
      const cameFor = mail.matterId === null ? null : ((await findMatter(db, mail.matterId))?.number ?? null);
      const settled = mail.state === 'dismissed';
      return render(request, secret(reply), <MailPage {...{ mail, suggestions, looked, errors, cameFor, settled }} />, {
        title: texts(request.locale).mail,
        status: errors.length > 0 ? 422 : 200,
      });
    });

  app.get(ombudsmanPaths.mail.pattern, { schema: { params: MailId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.mailId),
  );

  app.get(ombudsmanPaths.mailRaw.pattern, { schema: { params: MailId }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const mail = await openMail(db, opened, mailId);
      const raw = await rawOf(db, mail);
      await transaction(db, (tx) =>
        appendAudit(tx, { actor, action: 'ombudsman.read-mail', subject: { type: 'mail', id: mailId }, detail: { raw: true }, at }),
      );
      return secret(reply)
        .header('content-disposition', `attachment; filename="${mail.medium === 'email' ? 'surat.eml' : 'pesan.json'}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('application/octet-stream')
        .send(raw);
    }),
  );

  app.post(ombudsmanPaths.mailsCertain.pattern, { schema: { body: Certain }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor) => {
      await joinCertain(deps, actor, opened, request.body.halaman ?? 1);
      return reply.redirect(ombudsmanPaths.mails({}, { kabar: 'gabung' }), 303);
    }),
  );

  app.post(ombudsmanPaths.mailJoin.pattern, { schema: { params: MailId, body: Joined }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const { urusan, dikenal } = request.body;
      const m = texts(request.locale);
      const matterId = await matterCalled(deps, opened, urusan);
      if (matterId === null) return show(request, reply, mailId, [{ field: 'urusan', message: m.notFound }]);
      const known = dikenal === 'ya';
      const before = known ? await participantsOf(opened, matterId) : [];
      const why = await refusalOf(() => transaction(db, (tx) => joinByHand(tx, deps, actor, opened, { mailId, matterId, known }, at)));
      if (why !== undefined) return settledBySomebody(request, reply, why);
      // Whoever was told until now learns that another address is: contact is changed behind nobody's back.
      if (known && before.length > 0 && (await participantsOf(opened, matterId)).length > before.length)
        await tellByMail(deps, actor, opened, matterId, { what: 'added', to: before });
      return reply.redirect(ombudsmanPaths.mails({}, { kabar: 'gabung' }), 303);
    }),
  );

  app.post(ombudsmanPaths.mailDismiss.pattern, { schema: { params: MailId, body: Dismissed }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor, at) => {
      const { mailId } = request.params;
      const sebab = dismissWhys.find((one) => one === request.body.sebab);
      if (!sebab) return show(request, reply, mailId, [{ field: 'sebab', message: texts(request.locale).whyMissing }]);
      const why = await refusalOf(() => transaction(db, (tx) => dismissMail(tx, actor, opened, mailId, sebab, at)));
      if (why !== undefined) return settledBySomebody(request, reply, why);
      return reply.redirect(ombudsmanPaths.mails({}, { kabar: 'sisih' }), 303);
    }),
  );

  const settledBySomebody = (request: Request, reply: Reply, why: string) => {
    if (why !== 'settled') throw new AppError('ACTION_NOT_ALLOWED', { reason: why });
    return queue(request, reply, false);
  };

  const participantsOf = async (opened: OpenedKey, matterId: string): Promise<readonly string[]> => {
    const matter = await findMatter(db, matterId);
    return (matter && (await findThread(db, matterId, await keysOf(db, opened, matter)))?.about.participants) ?? [];
  };
}
