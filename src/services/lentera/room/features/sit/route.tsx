import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { RoomDeps } from '../../deps.ts';
import { standing as standingAnswers } from '../../domain/log.ts';
import { letWaitingIn } from '../../let-in.ts';
import { openPaper } from '../../open-paper.ts';
import { roomPaths } from '../../paths.ts';
import { readLog } from '../../read-log.ts';
import { isElsewhere, standingOf, ticketOf } from '../../standing.ts';
import { RoomPage } from './page.tsx';
import { plainAt } from './plain.ts';
import { texts } from '../../messages/index.ts';

const Query = Type.Object({
  soal: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  kabar: Type.Optional(Type.Enum(['tersimpan', 'token', 'token-often', 'late', 'early', 'over', 'other-device', 'closed', 'ended'])),
  lang: Type.Optional(Type.String()),
});

/** The exam room: one page, before, during and after. */
export function sitRoutes(app: WebApp, deps: RoomDeps): void {
  const { tickets, clock } = deps;
  app.get(
    roomPaths.room.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', rateLimit: false } },
    async (request, reply) => {
      if (!ticketOf(deps, request)) return reply.redirect(roomPaths.enter(), 303);
      const standing = await standingOf(deps, request);
      const ticket = letWaitingIn(deps, reply, standing);
      const { attempt, attemptId, phase, paper } = standing;
      const away = phase === 'running' && isElsewhere(standing);
      // The questions themselves are for whoever has begun.
      const plain =
        attempt && phase === 'running' && !away ? plainAt(openPaper(paper), tickets.seedOf(attemptId), request.query.soal ?? 1) : null;
      const answers = plain ? standingAnswers(await readLog(deps.db, attemptId)) : null;
      const page = (
        <RoomPage
          standing={standing}
          ticket={tickets.issue(ticket)}
          now={clock.now().getTime()}
          plain={plain && { ...plain, answers: new Map([...(answers ?? [])].map(([item, { value }]) => [item, value])) }}
          news={away ? 'other-device' : request.query.kabar}
        />
      );
      return render(request, reply, page, { title: `${standing.test.title}, ${texts(request.locale).enter.title}` });
    },
  );
}
