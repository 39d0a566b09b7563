import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { trackCase } from '#platform/cases';
import { chatsOfAccount, shareFamily } from '#platform/mandates';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ConversationDeps } from '../../deps.ts';
import { makeJoinCode, part, proveJoining, readJoining } from '../../join.ts';
import { conversationPaths } from '../../paths.ts';
import { JoinPage, type JoinProps } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  kabar: Type.Optional(Type.Enum(['joined', 'parted', 'family-on', 'family-off'])),
  lang: Type.Optional(Type.String()),
});
const Proof = Type.Object({ nomor: Type.String({ maxLength: 80 }), kode: Type.String({ maxLength: 80 }) });
const Sharing = Type.Object({ boleh: Type.Optional(Type.String({ maxLength: 5 })) });
const MandateId = Type.Object({ mandateId: Type.String({ format: 'uuid' }) });

/**
 * Joining a chat to the account: a code of the account is sent in the chat and agreed to there, and whoever holds a receipt
 * of the chat's applications proves that here. A telephone number alone joins nothing.
 */
export function joinRoutes(app: WebApp, deps: ConversationDeps, number: string | null): void {
  const { db, clock } = deps;
  const policy = 'signed-in' as const;

  const show = async (request: Request, reply: Reply, shown: Partial<Pick<JoinProps, 'code' | 'news' | 'wrong'>>, status = 200) => {
    const { personId } = getPerson(request);
    const [chats, joining] = await Promise.all([chatsOfAccount(db, personId), readJoining(db, personId, clock.now())]);
    const page = <JoinPage {...{ chats, joining, number, ...shown }} />;
    return render(request, reply.header('cache-control', 'no-store'), page, { title: texts(request.locale).title, status });
  };

  app.get(conversationPaths.join.pattern, { schema: { querystring: Query }, config: { policy } }, (request, reply) =>
    show(request, reply, { news: request.query.kabar }),
  );

  app.post(conversationPaths.joinCode.pattern, { config: { policy, perMinute: 5 } }, async (request, reply) => {
    if (number === null) return show(request, reply, {});
    const code = await transaction(db, (tx) => makeJoinCode(tx, getPerson(request), clock.now()));
    return show(request, reply, { code });
  });

  app.post(conversationPaths.proof.pattern, { schema: { body: Proof }, config: { policy, perMinute: 10 } }, async (request, reply) => {
    const actor = getPerson(request);
    const { nomor, kode } = request.body;
    const m = texts(request.locale);
    const wrong = (message: string) => show(request, reply, { wrong: { message, number: nomor } }, 422);
    try {
      const done = await prove(deps, actor, nomor, kode);
      if (done.joined) return await reply.redirect(conversationPaths.join({}, { kabar: 'joined' }), 303);
      return await wrong(m.wrong(done.triesLeft));
    } catch (error) {
      if (!(error instanceof AppError) || error.detail?.reason !== 'held-already') throw error;
      return wrong(m.held);
    }
  });

  app.post(conversationPaths.part.pattern, { schema: { params: MandateId }, config: { policy } }, async (request, reply) => {
    await transaction(db, (tx) => part(tx, getPerson(request), request.params.mandateId, clock.now()));
    return reply.redirect(conversationPaths.join({}, { kabar: 'parted' }), 303);
  });

  app.post(
    conversationPaths.family.pattern,
    { schema: { params: MandateId, body: Sharing }, config: { policy } },
    async (request, reply) => {
      const shares = request.body.boleh === 'ya';
      await transaction(db, (tx) => shareFamily(tx, getPerson(request), request.params.mandateId, shares, clock.now()));
      return reply.redirect(conversationPaths.join({}, { kabar: shares ? 'family-on' : 'family-off' }), 303);
    },
  );
}

async function prove({ db, clock, cases }: ConversationDeps, actor: PersonActor, nomor: string, kode: string) {
  const number = await trackCase(cases, nomor.trim(), kode.trim()).then(
    (view) => view.number,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    },
  );
  return transaction(db, (tx) => proveJoining(tx, actor, number, clock.now()));
}
