import { assumed } from './assumptions.ts';
import { type FilePlan, works } from './plan.ts';
import type { QueueDay, Taken } from './queue.ts';

/** Which of those that wait is taken: the one that lies longest, or the one whose chat stands on top of the list. */
export type Discipline = 'oldest-first' | 'newest-message-first';

/** A file as it came to the office. */
export interface Filed {
  readonly plan: FilePlan;
  /** Minutes from midnight. */
  readonly at: number;
}

interface Waiting {
  readonly file: number;
  readonly since: number;
  /** When its sender wrote last: what moves a chat to the top. */
  lastWord: number;
  readonly again: boolean;
}

/**
 * The same files handled by as many officers, in the same minutes each, out of one list in this order. Pure, without
 * the application: what ordinary chats would make of the day, where every message moves its sender to the top.
 */
export function answerBy(discipline: Discipline, filed: readonly Filed[], officers: number = assumed.officers): QueueDay {
  const step = assumed.tick / 60;
  const waiting: Waiting[] = [];
  const coming = filed.map(({ at }, file) => ({ file, at, again: false })).sort((one, other) => one.at - other.at);
  const words = filed.flatMap(({ at, plan }, file) => plan.writesAgain.map((after) => ({ file, at: at + after })));
  words.sort((one, other) => one.at - other.at);
  const answered: (number | null)[] = filed.map(() => null);
  const busy: ({ readonly until: number; readonly of: Waiting } | null)[] = Array.from({ length: officers }, () => null);
  const taken: Taken[] = [];
  const seen = { noon: 0, closing: 0 };
  const oldest = (now: number) => Math.max(0, ...waiting.map(({ since }) => now - since));

  const finish = (now: number, { file, again }: Waiting) => {
    const plan = filed[file]?.plan;
    if (again || !plan) return;
    answered[file] = now;
    if (plan.mendsAfter === null) return;
    coming.push({ file, at: now + plan.mendsAfter, again: true });
    coming.sort((one, other) => one.at - other.at);
  };
  const last = assumed.office.to;
  for (let now = assumed.firstWords.from; now <= last + step; now += step) {
    for (let one = coming[0]; one && one.at <= now; one = coming[0]) {
      coming.shift();
      waiting.push({ file: one.file, since: one.at, lastWord: one.at, again: one.again });
    }
    for (let word = words[0]; word && word.at <= now; word = words[0]) {
      words.shift();
      const of = waiting.find(({ file, again }) => file === word.file && !again);
      if (of) of.lastWord = word.at;
    }
    for (let officer = 0; officer < officers; officer++) {
      const inHand = busy[officer];
      if (inHand && inHand.until > now) continue;
      if (inHand) finish(now, inHand.of);
      busy[officer] = null;
      const next = works(officer, now) ? pick(waiting, discipline) : undefined;
      const plan = next && filed[next.file]?.plan;
      if (!next || !plan) continue;
      waiting.splice(waiting.indexOf(next), 1);
      busy[officer] = { until: now + (next.again ? plan.lookAgain : plan.look), of: next };
      taken.push({ since: next.since, at: now, leftOlder: waiting.some(({ since }) => since < next.since) });
    }
    if (now <= 12 * 60) seen.noon = oldest(now);
    if (now <= last) seen.closing = oldest(now);
  }
  const answers = filed.map(({ at }, file) => ({ filed: at, answered: answered[file] ?? null }));
  return { taken, answers, oldestAtNoon: seen.noon, oldestAtClosing: seen.closing, openAtClosing: waiting.length };
}

function pick(waiting: readonly Waiting[], discipline: Discipline): Waiting | undefined {
  const better = (one: Waiting, other: Waiting) =>
    discipline === 'oldest-first' ? one.since < other.since : one.lastWord > other.lastWord;
  return waiting.reduce<Waiting | undefined>((best, one) => (best === undefined || better(one, best) ? one : best), undefined);
}
