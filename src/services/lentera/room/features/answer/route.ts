import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import { SLACK } from '../../../exams/domain/timing.ts';
import type { RoomDeps } from '../../deps.ts';
import { type Entry, EntrySchema, heldTime, MOST_ENTRIES, MOST_VALUE } from '../../domain/log.ts';
import { roomPaths } from '../../paths.ts';
import { begunElsewhere, type Standing, standingOf } from '../../standing.ts';
import type { LogLine } from '../../write.ts';

const Body = Type.Object({ entries: Type.Array(EntrySchema, { maxItems: MOST_ENTRIES }) });

/** Exams come before everything else: they are neither counted by address, a whole school being one, nor turned away. */
export const examRoute = { policy: 'public', rateLimit: false } as const;

/** Answers as a numbered log: sent again until there is a receipt, kept once. */
export function answerRoutes(app: WebApp, deps: RoomDeps): void {
  const { writer, clock } = deps;
  app.post(
    roomPaths.answers.pattern,
    { schema: { body: Body }, config: examRoute, bodyLimit: 3_000_000, logLevel: 'warn' },
    async (request, reply) => {
      const standing = await standingOf(deps, request);
      const now = clock.now().getTime();
      const lines = linesOf(standing, request.body.entries, now);
      await writer.log(lines);
      // What comes after the end may come after it was marked: it is marked anew.
      if (standing.phase === 'over' && lines.length > 0) await writer.unmark(standing.attemptId);
      return reply.send(said(standing, now, request.body.entries));
    },
  );

  app.get(roomPaths.standing.pattern, { config: examRoute, logLevel: 'warn' }, async (request, reply) => {
    const standing = await standingOf(deps, request);
    return reply.header('cache-control', 'no-store').send(said(standing, clock.now().getTime(), []));
  });
}

/** What a device is told each time: how far its log is kept, what time it is, when the attempt ends. */
export function said({ phase, endsAt, session }: Standing, now: number, entries: readonly Entry[]) {
  const upTo = entries.reduce((most, { seq }) => Math.max(most, seq), 0);
  return { upTo, now, phase, endsAt, opensAt: session.opens_at.getTime() };
}

/**
 * The lines to be kept of what a device sent. Throws ACTION_NOT_ALLOWED: `not-begun`; `ended` when lines come later than
 * any are waited for; `other-device` for what was answered on a device after another took its place.
 */
export function linesOf(standing: Standing, entries: readonly Entry[], now: number): readonly LogLine[] {
  const { attempt, attemptId, ticket, participant, endsAt, test, paper } = standing;
  if (!attempt || endsAt === null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-begun' });
  const startedAt = attempt.startedAt.getTime();
  if (now > endsAt + SLACK + test.terms.syncHours * 3_600_000) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'ended' });
  const replaced = ticket.epoch < participant.epoch ? (participant.epochSince?.getTime() ?? 0) : Infinity;
  if (begunElsewhere(standing)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'other-device' });
  const most = paper.items.length;
  const lines = entries.map(({ seq, item, value, at }) => {
    if (item > most || JSON.stringify(value ?? null).length > MOST_VALUE) throw new AppError('INVALID_INPUT', { fields: { seq } });
    return { attemptId, device: ticket.device, seq, item, value, at: heldTime(at, startedAt, now), receivedAt: now };
  });
  if (lines.some(({ at }) => at > replaced)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'other-device' });
  return lines;
}
