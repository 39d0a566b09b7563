import { transaction } from '#db';
import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { windowsOf } from '../../../exams/domain/windows.ts';
import type { RoomDeps } from '../../deps.ts';
import { formAnswer, type Sent } from '../../domain/form-answer.ts';
import { jsonText } from '../../json-text.ts';
import { openPaper } from '../../open-paper.ts';
import { roomPaths } from '../../paths.ts';
import { isElsewhere, type Standing, standingOf, ticketOf } from '../../standing.ts';
import { linesOf } from '../answer/route.ts';
import { begin } from '../sit/begin.ts';
import { plainAt } from '../sit/plain.ts';

const Body = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Union([Type.String({ maxLength: 20_000 }), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 60 })]),
);
const steps = ['mulai', 'simpan', 'lanjut', 'kosong', 'selesai'] as const;

/** The exam room by plain forms: one answer, one button. */
export function fillRoutes(app: WebApp, deps: RoomDeps): void {
  const { writer, live, clock, tickets } = deps;
  app.post(roomPaths.fill.pattern, { schema: { body: Body }, config: { policy: 'public', rateLimit: false } }, async (request, reply) => {
    const sent: Sent = request.body;
    const text = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
    const step = steps.find((one) => one === text('langkah')) ?? 'simpan';
    const nth = Math.max(1, Number.parseInt(text('soal'), 10) || 1);
    const to = (kabar?: string, soal = nth) => reply.redirect(roomPaths.room({}, { soal, kabar }), 303);
    if (!ticketOf(deps, request)) return reply.redirect(roomPaths.enter(), 303);
    const standing = await standingOf(deps, request);
    try {
      if (step === 'mulai') {
        await begin(deps, standing, text('token'));
        return await to(undefined, 1);
      }
      const { attempt, attemptId } = standing;
      if (!attempt || standing.phase !== 'running') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
      if (isElsewhere(standing)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'other-device' });
      if (step === 'selesai') {
        const at = clock.now();
        await writer.end(attemptId, at, 'student');
        live.noteAttempt(attemptId, { ...attempt, endedAt: at });
        return await reply.redirect(roomPaths.room(), 303);
      }
      const plain = plainAt(openPaper(standing.paper), tickets.seedOf(attemptId), nth);
      if (!plain) throw new AppError('NOT_FOUND', { what: 'question' });
      const now = clock.now().getTime();
      const window = windowsOf(plain.paper.sections, attempt.startedAt.getTime(), standing.endsAt ?? now)[plain.item.section];
      if (window && (now < window.from || now > window.to)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'closed' });
      const value = step === 'kosong' ? null : formAnswer(plain.asked, sent);
      await append(deps, standing, plain.item.item, value, now);
      return await to('tersimpan', step === 'lanjut' ? nth + 1 : nth);
    } catch (error) {
      // Without a script there is nobody to explain a refusal but the room's own page.
      if (error instanceof AppError && error.code === 'ACTION_NOT_ALLOWED') return to(String(error.detail.reason));
      throw error;
    }
  });
}

/** Adds one line under the device's next number; two forms sent at once have two numbers. */
async function append({ db }: RoomDeps, standing: Standing, item: number, value: unknown, now: number): Promise<void> {
  const { attemptId, ticket } = standing;
  const [line] = linesOf(standing, [{ seq: 1, item, value, at: now }], now);
  if (!line) return;
  const at = new Date(line.at);
  for (let attempt = 1; ; attempt++) {
    const { rows } = await transaction(db, (tx) =>
      sql`
      insert into lentera.answer (attempt_id, device, seq, item, value, at, received_at)
      select ${attemptId}, ${ticket.device}, coalesce(max(seq), 0) + 1, ${item}, ${jsonText(value)}::jsonb, ${at}, ${new Date(now)}
        from lentera.answer where attempt_id = ${attemptId} and device = ${ticket.device}
      on conflict do nothing
      returning seq`.execute(tx),
    );
    if (rows.length > 0) return;
    if (attempt >= 5) throw new AppError('UNAVAILABLE', { why: 'busy' });
  }
}
