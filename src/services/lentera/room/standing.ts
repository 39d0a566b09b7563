import { AppError } from '#kernel';
import type { Request } from '#web';
import { endOf, mayBegin } from '../exams/domain/timing.ts';
import type { SessionRow } from '../exams/store.ts';
import type { RoomDeps } from './deps.ts';
import { isAskedBrowser } from './exam-browser.ts';
import type { LiveAttempt, LivePaper, LiveParticipant, LiveTest } from './live.ts';
import { attemptIdOf, type Ticket } from './ticket.ts';

export const TICKET_COOKIE = 'wl_ujian';

/** Where somebody stands in a test now. */
export interface Standing extends LiveTest {
  readonly ticket: Ticket;
  readonly attemptId: number;
  readonly participant: LiveParticipant;
  readonly session: SessionRow;
  readonly paper: LivePaper;
  readonly attempt: LiveAttempt | null;
  /**
   * `early` before it opens, `open` to begin, `running`, `over` when it ended (for them or for all), `late` when nobody
   * begins any more.
   */
  readonly phase: 'early' | 'open' | 'running' | 'over' | 'late';
  /** Milliseconds since 1970; null before it began. */
  readonly endsAt: number | null;
}

/** The ticket a request brings, in its head or as a cookie; null where it has none that holds. */
export function ticketOf({ tickets, clock }: Pick<RoomDeps, 'tickets' | 'clock'>, request: Request): Ticket | null {
  const [, shown] = /^Ujian (\S{10,200})$/.exec(request.headers.authorization ?? '') ?? [];
  const text = shown ?? request.cookies[TICKET_COOKIE];
  return text === undefined ? null : tickets.read(text, clock.now().getTime());
}

/** Where whoever sends a request stands. Throws SIGN_IN_REQUIRED without a ticket, FORBIDDEN where the browser is not the one asked for. */
export async function standingOf(deps: RoomDeps, request: Request): Promise<Standing> {
  const ticket = ticketOf(deps, request);
  if (!ticket) throw new AppError('SIGN_IN_REQUIRED', { why: 'ticket' });
  const standing = await standingAt(deps, ticket);
  if (!isFromAskedBrowser(request, standing.test.terms.sebKeys, deps.publicUrl)) throw new AppError('FORBIDDEN', { why: 'exam-browser' });
  return standing;
}

export async function standingAt({ live, clock }: Pick<RoomDeps, 'live' | 'clock'>, ticket: Ticket): Promise<Standing> {
  const participant = await live.participant(ticket.participantId);
  const attemptId = attemptIdOf(ticket);
  const [found, attempt] = await Promise.all([live.test(participant.testId), live.attempt(attemptId)]);
  const session = found.sessions.get(participant.session);
  const paper = found.papers.get(participant.variant);
  if (!session || !paper) throw new AppError('NOT_FOUND', { what: 'session' });
  const now = clock.now().getTime();
  const times = timesOf(session);
  const own = { extraMinutes: participant.extraMinutes, endedAt: participant.endedAt?.getTime() ?? null };
  const common = { ...found, ticket, attemptId, participant, session, paper, attempt };
  if (attempt) {
    const endsAt = Math.min(endOf(times, own, found.test.terms, attempt.startedAt.getTime()), attempt.endedAt?.getTime() ?? Infinity);
    return { ...common, endsAt, phase: now < endsAt && attempt.endedAt === null ? 'running' : 'over' };
  }
  const may = found.test.status === 'published' ? mayBegin(times, own, now) : 'ended';
  const phases = { early: 'early', late: 'late', ended: 'over', now: 'open' } as const;
  return { ...common, endsAt: null, phase: phases[may] };
}

/** Whether another device began the attempt, where attempts are held to one. */
export function begunElsewhere({ attempt, ticket, test }: Standing): boolean {
  return attempt !== null && test.terms.oneDevice && ticket.epoch === attempt.epoch && ticket.device !== attempt.device;
}

/** Whether the attempt goes on at another device: the one that began it, or one a proctor opened it for since. */
export function isElsewhere(standing: Standing): boolean {
  return standing.ticket.epoch < standing.participant.epoch || begunElsewhere(standing);
}

export function timesOf({ opens_at, closes_at, minutes, extra_minutes, ended_at }: SessionRow) {
  return {
    opensAt: opens_at.getTime(),
    closesAt: closes_at.getTime(),
    minutes,
    extraMinutes: extra_minutes,
    endedAt: ended_at?.getTime() ?? null,
  };
}

/** What a request shows of the browser it comes from, and every address it may have asked for. */
function isFromAskedBrowser(request: Request, keys: readonly string[], publicUrl: string): boolean {
  const shown = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const hashes = { configKey: shown('x-safeexambrowser-configkeyhash'), examKey: shown('x-safeexambrowser-requesthash') };
  // The site's own address, and the one a proxy we trust says was asked for: a second name of the same site.
  const origins = [new URL(publicUrl).origin, `${request.protocol}://${request.host}`];
  return isAskedBrowser(
    hashes,
    keys,
    origins.map((origin) => `${origin}${request.url}`),
  );
}
