import { AppError } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { readCardCode } from '../../../exams/participants.ts';
import type { RoomDeps } from '../../deps.ts';
import { roomPaths } from '../../paths.ts';
import { TICKET_COOKIE, ticketOf } from '../../standing.ts';
import { newDevice } from '../../ticket.ts';
import { EnterPage } from './page.tsx';
import { texts } from '../../messages/index.ts';

/** Hours a device may come back with its ticket: answers of a device without a line are waited for so long. */
const TICKET_HOURS = 80;

/** Into the exam room by the code of an exam card, which needs no account. */
export function enterRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, tickets } = deps;
  const lang = Type.Optional(Type.String());
  app.get(roomPaths.enter.pattern, { schema: { querystring: Type.Object({ lang }) }, config: { policy: 'public' } }, (request, reply) =>
    render(request, reply, <EnterPage errors={[]} typed="" />, { title: texts(request.locale).enter.title, forAll: false }),
  );

  const Body = Type.Object({ kode: Type.String({ maxLength: 60 }) });
  app.post(
    roomPaths.enter.pattern,
    // A school is one address, and sixty bits are not found by trying.
    { schema: { body: Body }, config: { policy: 'public', perMinute: 600, importance: 'first' } },
    async (request, reply) => {
      const m = texts(request.locale).enter;
      const code = readCardCode(request.body.kode);
      const found =
        code === ''
          ? undefined
          : await db
              .selectFrom('lentera.participant')
              .select(['id', 'test_id'])
              .where('code_hash', '=', tickets.codeHash(code))
              .executeTakeFirst();
      if (!found)
        return render(request, reply, <EnterPage errors={[{ field: 'kode', message: m.unknown }]} typed={request.body.kode} />, {
          title: m.title,
          status: 422,
        });
      await letIn(deps, request, reply, found.id);
      return reply.redirect(roomPaths.room(), 303);
    },
  );

  app.post(roomPaths.leave.pattern, { config: { policy: 'public' } }, (_request, reply) =>
    reply.clearCookie(TICKET_COOKIE, { path: '/lentera' }).redirect(roomPaths.enter(), 303),
  );
}

/**
 * Gives a device the ticket of a participant's attempt: the one that runs, else the next that the test allows, else the
 * last.
 */
export async function letIn(deps: RoomDeps, request: Request, reply: Reply, participantId: number): Promise<void> {
  const { live, tickets, clock, db, publicUrl } = deps;
  const participant = await live.participant(participantId);
  const { test } = await live.test(participant.testId);
  if (test.status === 'draft' || test.status === 'cancelled') throw new AppError('NOT_FOUND', { test: test.id });
  const attempts = await db
    .selectFrom('lentera.attempt')
    .select(['nth', 'ended_at'])
    .where('participant_id', '=', participantId)
    .orderBy('nth', 'desc')
    .execute();
  const [last] = attempts;
  const nth = last === undefined ? 1 : last.ended_at !== null && last.nth < test.terms.attempts ? last.nth + 1 : last.nth;
  // The same device that comes again goes on with the log it has.
  const own = ticketOf(deps, request);
  if (own?.participantId === participantId && own.nth === nth && own.epoch === participant.epoch) return;
  const until = clock.now().getTime() + TICKET_HOURS * 3_600_000;
  const ticket = tickets.issue({ participantId, nth, epoch: participant.epoch, device: newDevice(), until });
  reply.setCookie(TICKET_COOKIE, ticket, {
    path: '/lentera',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: TICKET_HOURS * 3600,
  });
}
