import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { RoomDeps } from '../../deps.ts';
import { standing as standingAnswers } from '../../domain/log.ts';
import { readLog } from '../../read-log.ts';
import { roomPaths } from '../../paths.ts';
import { type Standing, standingAt, standingOf } from '../../standing.ts';
import { examRoute } from '../answer/route.ts';

/** Wrong tokens one participant may try in a minute. */
const MOST_TRIES = 10;

/** The sealed paper for everybody, and the key for whoever begins: at most one row is written. */
export function beginRoutes(app: WebApp, deps: RoomDeps): void {
  const { live, tickets } = deps;

  const Paper = Type.Object({ testId: Type.String({ format: 'uuid' }), variant: Type.Integer({ minimum: 1, maximum: 12 }) });
  app.get(roomPaths.paper.pattern, { schema: { params: Paper }, config: examRoute, logLevel: 'warn' }, async (request, reply) => {
    const { test, papers } = await live.test(request.params.testId);
    const paper = papers.get(request.params.variant);
    if (!paper || test.status === 'draft') throw new AppError('NOT_FOUND', { what: 'paper' });
    // Sealed, and never another: a school's own cache may hold it for all its devices.
    return reply.header('cache-control', 'public, max-age=86400, immutable').type('application/octet-stream').send(paper.sealed);
  });

  const Body = Type.Object({ token: Type.Optional(Type.String({ maxLength: 20 })) });
  app.post(roomPaths.begin.pattern, { schema: { body: Body }, config: examRoute, logLevel: 'warn' }, async (request, reply) => {
    const before = await standingOf(deps, request);
    const { standing, begunNow } = await begin(deps, before, request.body.token ?? '');
    const { attemptId, attempt, endsAt, paper, ticket, session } = standing;
    // Whoever begins has answered nothing yet: the log is asked only of those who come back.
    const log = begunNow ? [] : await readLog(deps.db, attemptId);
    const own = log.filter(({ device }) => device === ticket.device);
    return reply.header('cache-control', 'no-store').send({
      key: paper.key.toString('base64'),
      seed: tickets.seedOf(attemptId),
      startedAt: attempt?.startedAt.getTime() ?? 0,
      endsAt,
      opensAt: session.opens_at.getTime(),
      now: deps.clock.now().getTime(),
      phase: standing.phase,
      upTo: own.reduce((most, { seq }) => Math.max(most, seq), 0),
      answers: [...standingAnswers(log)].map(([item, { value, at }]) => ({ item, value, at })),
      doubts: doubtsOf(log),
    });
  });
}

const tries = new Map<number, { since: number; count: number }>();

/**
 * Begins an attempt for whoever may, or goes on with one that runs. Throws ACTION_NOT_ALLOWED: `early`, `late`, `over`,
 * `token`, `token-often`, `other-device`.
 */
export async function begin(
  deps: RoomDeps,
  standing: Standing,
  token: string,
): Promise<{ readonly standing: Standing; readonly begunNow: boolean }> {
  const { phase, ticket, participant, session, test, attemptId } = standing;
  const now = deps.clock.now();
  const elsewhere = () => new AppError('ACTION_NOT_ALLOWED', { reason: 'other-device' });
  if (ticket.epoch < participant.epoch) throw elsewhere();
  const { attempt } = standing;
  if (attempt) {
    if (attempt.device !== ticket.device && test.terms.oneDevice) {
      if (ticket.epoch === attempt.epoch) throw elsewhere();
      await deps.writer.moveTo(attemptId, ticket);
      deps.live.noteAttempt(attemptId, { ...attempt, device: ticket.device, epoch: ticket.epoch });
    }
    return { standing, begunNow: false };
  }
  if (phase !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: phase });
  if (session.token !== null && session.token.toUpperCase() !== token.trim().toUpperCase()) {
    if (token !== '') assertFew(participant.id, now.getTime());
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'token' });
  }
  const { nth, device, epoch } = ticket;
  const begun = await deps.writer.begin({ attemptId, participantId: participant.id, testId: test.id, nth, device, epoch, at: now });
  deps.live.noteAttempt(attemptId, begun);
  // Two devices at once: who came second was written nowhere.
  if (test.terms.oneDevice && begun.device !== device) throw elsewhere();
  return { standing: await standingAt(deps, ticket), begunNow: true };
}

function assertFew(participantId: number, now: number): void {
  const known = tries.get(participantId);
  if (!known || now - known.since > 60_000) {
    if (tries.size > 100_000) tries.clear();
    tries.set(participantId, { since: now, count: 1 });
    return;
  }
  known.count += 1;
  if (known.count > MOST_TRIES) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'token-often' });
}

function doubtsOf(log: Awaited<ReturnType<typeof readLog>>): readonly number[] {
  const doubts = new Set<number>();
  for (const { item, value } of log) {
    if (item !== 0 || typeof value !== 'object' || value === null) continue;
    const { what, of } = value as { what?: unknown; of?: unknown };
    if (typeof of !== 'number') continue;
    if (what === 'doubt') doubts.add(of);
    if (what === 'sure') doubts.delete(of);
  }
  return [...doubts];
}
