import { AppError } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { readCardCode } from '../../../exams/participants.ts';
import type { RoomDeps } from '../../deps.ts';
import { roomPaths } from '../../paths.ts';
import { giveTicket, TICKET_HOURS } from '../../let-in.ts';
import { TICKET_COOKIE, ticketOf } from '../../standing.ts';
import { newDevice } from '../../ticket.ts';
import { WrongCards } from '../../wrong-cards.ts';
import { EnterPage } from './page.tsx';
import { texts } from '../../messages/index.ts';

/** Into the exam room by the code of an exam card, which needs no account. */
export function enterRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, tickets, clock } = deps;
  const wrongCards = new WrongCards();
  const lang = Type.Optional(Type.String());
  app.get(roomPaths.enter.pattern, { schema: { querystring: Type.Object({ lang }) }, config: { policy: 'public' } }, (request, reply) =>
    render(request, reply, <EnterPage errors={[]} typed="" />, { title: texts(request.locale).enter.title, forAll: false }),
  );

  /** The participant whose card this is; undefined where it is nobody's. */
  const findByCard = async (request: Request, typed: string): Promise<number | undefined> => {
    const code = readCardCode(typed);
    const hash = tickets.codeHash(code);
    const row =
      code === '' ? undefined : await db.selectFrom('lentera.participant').select('id').where('code_hash', '=', hash).executeTakeFirst();
    if (row === undefined) wrongCards.missed(request.ip, clock.now().getTime());
    return row?.id;
  };

  const Body = Type.Object({ kode: Type.String({ maxLength: 60 }) });
  app.post(
    roomPaths.enter.pattern,
    // A whole school is one address: what is limited is wrong codes, and sixty bits are not found by trying.
    { schema: { body: Body }, config: { policy: 'public', rateLimit: false, importance: 'first' } },
    async (request, reply) => {
      const m = texts(request.locale).enter;
      const found = await findByCard(request, request.body.kode);
      if (found === undefined)
        return render(request, reply, <EnterPage errors={[{ field: 'kode', message: m.unknown }]} typed={request.body.kode} />, {
          title: m.title,
          status: 422,
        });
      await letIn(deps, request, reply, found);
      return reply.redirect(roomPaths.room(), 303);
    },
  );

  app.post(
    roomPaths.enterByJson.pattern,
    { schema: { body: Body }, config: { policy: 'public', rateLimit: false }, logLevel: 'warn' },
    async (request, reply) => {
      const found = await findByCard(request, request.body.kode);
      if (found === undefined) throw new AppError('NOT_FOUND', { what: 'card' });
      const { ticket, testId, variant } = await newTicket(deps, found);
      return reply.header('cache-control', 'no-store').send({ ticket, paper: roomPaths.paper({ testId, variant: String(variant) }) });
    },
  );

  app.post(roomPaths.leave.pattern, { config: { policy: 'public' } }, (_request, reply) =>
    reply.clearCookie(TICKET_COOKIE, { path: '/lentera' }).redirect(roomPaths.enter(), 303),
  );
}

/** The attempt a participant is at: the one that runs, else the next that the test allows, else the last. */
async function attemptOf({ live, db }: RoomDeps, participantId: number) {
  const participant = await live.participant(participantId);
  const { test } = await live.test(participant.testId);
  if (test.status === 'draft' || test.status === 'cancelled') throw new AppError('NOT_FOUND', { test: test.id });
  const last = await db
    .selectFrom('lentera.attempt')
    .select(['nth', 'ended_at'])
    .where('participant_id', '=', participantId)
    .orderBy('nth', 'desc')
    .executeTakeFirst();
  const nth = last === undefined ? 1 : last.ended_at !== null && last.nth < test.terms.attempts ? last.nth + 1 : last.nth;
  return { participant, nth };
}

/** A ticket for a device that has none yet. */
async function newTicket(deps: RoomDeps, participantId: number) {
  const { participant, nth } = await attemptOf(deps, participantId);
  const until = deps.clock.now().getTime() + TICKET_HOURS * 3_600_000;
  const ticket = deps.tickets.issue({ participantId, nth, epoch: participant.epoch, device: newDevice(), until });
  return { ticket, testId: participant.testId, variant: participant.variant };
}

/** Gives a browser the ticket of a participant's attempt; the same device that comes again goes on with the log it has. */
export async function letIn(deps: RoomDeps, request: Request, reply: Reply, participantId: number): Promise<void> {
  const { participant, nth } = await attemptOf(deps, participantId);
  const own = ticketOf(deps, request);
  if (own?.participantId === participantId && own.nth === nth && own.epoch === participant.epoch) return;
  const { ticket } = await newTicket(deps, participantId);
  giveTicket(deps, reply, ticket);
}
