import { AppError } from '#kernel';
import { attemptIdOf, ExamWriter, type LogLine, type Question, versionsIn } from '#services/lentera';
import type { DemoApp } from '../../app.ts';

/** How likely somebody of an ability is to know a question: the logistic curve of Rasch (1960). */
export function chance(ability: number, { difficulty }: Question['tags']): number {
  const hard = { easy: -1.1, medium: 0, hard: 1.2 }[difficulty ?? 'medium'];
  return 1 / (1 + Math.exp(hard - ability));
}

/** Numbers that look drawn by lot and are the same each time (a fraction of a sine). */
export function lot(...seeds: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = seeds;
  const mixed = first * 12.9898 + second * 78.233 + third * 37.719;
  const value = Math.sin(mixed) * 43_758.5453;
  return value - Math.floor(value);
}

/** What somebody answers: the key, or what is wrong with it. */
export function answerTo({ body }: Question, knows: boolean, draw: number): unknown {
  if (body.kind === 'choice') {
    const wrong = body.options.filter(({ id }) => id !== body.key);
    return knows ? body.key : wrong[Math.floor(draw * wrong.length)]?.id;
  }
  if (body.kind === 'short') return knows ? body.accepted[0]?.text : 'tidak tahu';
  if (body.kind !== 'numeric') throw new AppError('INVALID_INPUT', { kind: body.kind });
  const value = body.accepted[0]?.value;
  const right = value === undefined ? '0' : 'at' in value ? value.at : value.from;
  return knows ? right : String(Math.round(Number(right) + 1 + draw * 9));
}

/** Has a class sit a test as it would: each by their own ability, in their own time; a few do not come. */
export async function sitAll({ db, clock }: DemoApp, testId: string, { everybody }: { readonly everybody: boolean }): Promise<void> {
  const writer = new ExamWriter(db);
  const { items, participants, opensAt } = await versionsIn(db, testId);
  const coming = participants.filter((_, nth) => (everybody ? nth % 15 !== 7 : nth % 3 === 0));
  await Promise.all(
    coming.map(async (participantId, nth) => {
      const attemptId = attemptIdOf({ participantId, nth: 1 });
      const started = new Date(opensAt.getTime() + 20_000 + nth * 3000);
      const device = 1000 + nth;
      await writer.begin({ attemptId, participantId, testId, nth: 1, device, epoch: 1, at: started });
      // Twelve draws between 0 and 1, less six, are nearly normal with spread 1.
      const ability = 0.6 + Array.from({ length: 12 }, (_, at) => lot(nth, at, 3)).reduce((sum, one) => sum + one, -6);
      const until = everybody ? items.length : Math.ceil(items.length * lot(nth, 5));
      const lines = items.slice(0, until).map(({ item, question }, at): LogLine => {
        const moment = Math.round(Math.min(started.getTime() + (at + 1) * (20_000 + lot(nth, at) * 60_000), clock.now().getTime()));
        const knows = lot(nth, at, 1) < chance(ability, question.tags);
        return { attemptId, device, seq: at + 1, item, value: answerTo(question, knows, lot(nth, at, 2)), at: moment, receivedAt: moment };
      });
      await writer.log(lines);
      if (everybody) await writer.end(attemptId, new Date(Math.max(started.getTime(), ...lines.map(({ at }) => at)) + 30_000), 'student');
    }),
  );
}
