import { transaction } from '#db';
import { formatDateTime } from '#i18n';
import { AppError, newId, refusalOf } from '#kernel';
import { agenciesOf } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { casePaths } from '#platform/cases';
import { getFile, sendFile } from '#platform/files';
import { rulesAt } from '#platform/rules';
import { getPerson, inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import type { ConversationDeps } from '../../deps.ts';
import { answeringFor, type ConversationFilter, conversationLists, listConversations } from '../../list.ts';
import { giveBack, hold, officesToPassTo, passOn, reply, type ReplyRefusal } from '../../officer.ts';
import { conversationPaths } from '../../paths.ts';
import { cannedReplies } from '../../rules.ts';
import { fileOfMessage, readThread } from '../../thread.ts';
import { CONVERSATIONS_A_PAGE, ConversationsPage } from './list-page.tsx';
import { texts } from './texts.ts';
import { ThreadPage } from './thread-page.tsx';

const Query = Type.Object({
  tampil: Type.Optional(Type.Enum([...conversationLists])),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const Id = Type.Object({ conversationId: Type.String({ format: 'uuid' }) });
const MessageId = Type.Object({ conversationId: Type.String({ format: 'uuid' }), messageId: Type.String({ format: 'uuid' }) });
const Reading = Type.Object({ sebelum: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })), lang: Type.Optional(Type.String()) });
/** The application it was written beside: where the officer goes back to, and what it is counted for. */
const Beside = Type.Optional(Type.String({ format: 'uuid' }));
const Replying = Type.Object({
  text: Type.Optional(Type.String({ maxLength: 4100 })),
  _key: Type.Optional(Type.String({ maxLength: 80 })),
  untuk: Beside,
});
const Holding = Type.Object({ dari: Type.Optional(Type.Literal('lain')), untuk: Beside });
const Passing = Type.Object({ kantor: Type.String({ format: 'uuid' }) });
const Giving = Type.Object({ untuk: Beside });

/** The case somebody answered beside, at its chat. */
function backTo(caseId: string | undefined): string | undefined {
  return caseId === undefined ? undefined : `${casePaths.deskCase({ caseId })}#percakapan`;
}

interface Shown {
  readonly before?: string | undefined;
  readonly text?: string;
  readonly errors?: readonly FormError[];
}

/** The officers' side of chats. */
export function conversationRoutes(app: WebApp, deps: ConversationDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;
  const filterOf = ({ tampil = 'waiting', q = '' }: Static<typeof Query>): ConversationFilter => ({ list: tampil, q });

  const answering = (request: Request) => {
    const officer = getPerson(request);
    if (answeringFor(officer).length === 0) throw new AppError('FORBIDDEN', { permission: 'conversations.answer' });
    return officer;
  };

  const show = async (request: Request, replying: Reply, id: string, { before, text = '', errors = [] }: Shown = {}) => {
    const officer = answering(request);
    const thread = await readThread(deps, officer, id, { before });
    const agencyId = thread.conversation.agencyId ?? answeringFor(officer)[0] ?? null;
    const rules = await rulesAt(db, [cannedReplies], { agencyId, on: officeDay(clock.now()) });
    const canned = rules
      .value(cannedReplies)
      .items.map((one) => ({ title: one.title[request.locale], text: one.text[thread.conversation.locale] }));
    const offices = officesToPassTo(deps, officer);
    const page = <ThreadPage {...{ thread, errors, text, canned, offices }} personId={officer.personId} formKey={newId()} />;
    const title = `${texts(request.locale).title}: ${thread.name}`;
    return render(request, replying, page, { title, status: errors.length > 0 ? 422 : 200 });
  };

  const refused = (
    request: Request,
    replying: Reply,
    id: string,
    { refusal, text }: { readonly refusal: ReplyRefusal | 'empty'; readonly text?: string },
  ) =>
    show(request, replying, id, {
      ...(text !== undefined && { text }),
      errors: [{ field: 'text', message: texts(request.locale).wrong[refusal] }],
    });

  app.get(conversationPaths.list.pattern, { schema: { querystring: Query }, config }, async (request, replying) => {
    const filter = filterOf(request.query);
    const page = request.query.halaman ?? 1;
    const slice = { limit: CONVERSATIONS_A_PAGE, offset: (page - 1) * CONVERSATIONS_A_PAGE };
    const found = await listConversations(db, answering(request), filter, slice);
    return render(request, replying, <ConversationsPage {...filter} {...found} page={page} />, { title: texts(request.locale).title });
  });

  app.get(
    conversationPaths.listCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, importance: 'later', perMinute: 10 } },
    async (request, replying) => {
      const officer = answering(request);
      const filter = filterOf(request.query);
      const at = clock.now();
      await transaction(db, async (tx) => {
        for (const id of agenciesOf(officer)) {
          const subject = { type: 'agency', id };
          await appendAudit(tx, { actor: officer, action: 'conversations.export', subject, detail: { list: filter.list }, at });
        }
      });
      const m = texts(request.locale);
      const time = (when: Date | null) => (when === null ? '' : formatDateTime(when, request.locale));
      async function* lines() {
        yield [m.who, m.holder, m.waits, m.by.officer, m.last];
        for await (const row of inSlices((slice) => listConversations(db, officer, filter, slice)))
          yield [row.name, m.state[row.mode], time(row.waitsSince), row.officerName ?? '', time(row.lastInAt)];
      }
      return sendCsv(replying, 'percakapan', lines());
    },
  );

  app.get(conversationPaths.one.pattern, { schema: { params: Id, querystring: Reading }, config }, (request, replying) =>
    show(request, replying, request.params.conversationId, { before: request.query.sebelum }),
  );

  app.post(
    conversationPaths.reply.pattern,
    { schema: { params: Id, body: Replying }, config: { ...config, perMinute: 60 } },
    async (request, replying) => {
      const { conversationId } = request.params;
      const { text = '', _key: key = newId(), untuk: caseId } = request.body;
      const officer = answering(request);
      if (text.trim() === '') return refused(request, replying, conversationId, { refusal: 'empty' });
      const refusal = await refusalOf<ReplyRefusal>(() => reply(deps, officer, conversationId, { text: text.trim(), key, caseId }));
      if (refusal) return refused(request, replying, conversationId, { refusal, text });
      return replying.redirect(backTo(caseId) ?? conversationPaths.one({ conversationId }), 303);
    },
  );

  app.post(conversationPaths.hold.pattern, { schema: { params: Id, body: Holding }, config }, async (request, replying) => {
    const { conversationId } = request.params;
    const officer = answering(request);
    const fromOther = request.body.dari === 'lain';
    const refusal = await refusalOf<ReplyRefusal>(() => hold(deps, officer, conversationId, { fromOther }));
    if (refusal) return refused(request, replying, conversationId, { refusal });
    return replying.redirect(backTo(request.body.untuk) ?? conversationPaths.one({ conversationId }), 303);
  });

  app.post(conversationPaths.giveBack.pattern, { schema: { params: Id, body: Giving }, config }, async (request, replying) => {
    await giveBack(deps, answering(request), request.params.conversationId);
    return replying.redirect(backTo(request.body.untuk) ?? conversationPaths.list(), 303);
  });

  app.post(conversationPaths.passOn.pattern, { schema: { params: Id, body: Passing }, config }, async (request, replying) => {
    const { conversationId } = request.params;
    const officer = answering(request);
    const refusal = await refusalOf<ReplyRefusal>(() => passOn(deps, officer, conversationId, request.body.kantor));
    if (refusal) return refused(request, replying, conversationId, { refusal });
    return replying.redirect(conversationPaths.list(), 303);
  });

  app.get(conversationPaths.file.pattern, { schema: { params: MessageId }, config }, async (request, replying) => {
    const { conversationId, messageId } = request.params;
    const facts = await getFile(db, await fileOfMessage(deps, answering(request), conversationId, messageId));
    if (facts.held) throw new AppError('NOT_FOUND', { file: facts.id });
    return sendFile(replying, deps.cases.files.storage, facts, 'inline');
  });
}
