import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { RoomDeps } from '../../deps.ts';
import { EntrySchema, MOST_ENTRIES } from '../../domain/log.ts';
import { roomPaths } from '../../paths.ts';
import { isElsewhere, standingAt, standingOf } from '../../standing.ts';
import { examRoute, linesOf, said } from '../answer/route.ts';

const Body = Type.Object({ entries: Type.Array(EntrySchema, { maxItems: MOST_ENTRIES }) });

/**
 * Handing in: what was not sent yet is kept first, and then the attempt ends. A second time changes nothing. Throws
 * ACTION_NOT_ALLOWED `other-device` where another one goes on with it: what that one has not sent yet would come too late.
 */
export function finishRoutes(app: WebApp, deps: RoomDeps): void {
  const { writer, clock, live } = deps;
  app.post(
    roomPaths.finish.pattern,
    { schema: { body: Body }, config: examRoute, bodyLimit: 3_000_000, logLevel: 'warn' },
    async (request, reply) => {
      const standing = await standingOf(deps, request);
      const now = clock.now();
      await writer.log(linesOf(standing, request.body.entries, now.getTime()));
      const { attempt, attemptId, phase } = standing;
      if (phase === 'running' && isElsewhere(standing)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'other-device' });
      if (attempt && phase === 'running') {
        await writer.end(attemptId, now, 'student');
        live.noteAttempt(attemptId, { ...attempt, endedAt: now });
      }
      return reply.send(said(await standingAt(deps, standing.ticket), now.getTime(), request.body.entries));
    },
  );
}
