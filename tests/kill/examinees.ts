import type { Clock } from '#kernel';
import type { FakeClock, TestApp } from '#support';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { examWorld, holdTest } from '../lentera/exam-world.ts';

interface Line {
  readonly seq: number;
  readonly item: number;
  readonly value: string;
  readonly at: number;
}

export interface Examinees {
  /** Everybody answers, again and again, until the load is over and all they answered was acknowledged. */
  goOn(load: { readonly over: boolean }): Promise<void>;
  /** Every acknowledged answer is in the log once, as it was given, and nothing else is. */
  expectKept(): Promise<void>;
}

/** Students in an exam, each on a device that sends again whatever it has no receipt for. */
export async function sittingStudents(anyApp: TestApp<Clock>, address: string, count = 3): Promise<Examinees> {
  const app = anyApp as TestApp<FakeClock>;
  const { cards } = await holdTest(app, await examWorld(app, { students: count }));
  const ask = async (path: string, ticket: string, body: unknown) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(ticket !== '' && { authorization: `Ujian ${ticket}` }),
      },
      body: JSON.stringify(body),
    }).catch(() => null);
  /** Asks until there is an answer; while a part is away there is none, or one that says so. */
  const until = async (path: string, ticket: string, body: unknown) => {
    for (;;) {
      const answer = await ask(path, ticket, body);
      if (answer !== null && answer.status < 500) {
        expect(answer.status, await answer.clone().text()).toBe(200);
        return (await answer.json()) as Record<string, unknown>;
      }
      await sleep(50);
    }
  };
  const devices = await Promise.all(
    cards.map(async ({ participantId, code }) => {
      const ticket = String((await until('/lentera/ruang/masuk', '', { kode: code })).ticket);
      await until('/lentera/ruang/mulai', ticket, {});
      return { participantId, ticket, acknowledged: [] as Line[] };
    }),
  );
  const sit = async ({ ticket, acknowledged }: (typeof devices)[number], load: { readonly over: boolean }) => {
    let seq = 0;
    while (!load.over) {
      const lines = Array.from(
        { length: 1 + (seq % 3) },
        (): Line => ({ seq: ++seq, item: 1 + (seq % 10), value: `jawaban ${seq}`, at: Date.now() }),
      );
      await until('/lentera/ruang/jawaban', ticket, { entries: lines });
      acknowledged.push(...lines);
      await sleep(15);
    }
    await until('/lentera/ruang/selesai', ticket, { entries: [] });
  };
  return {
    goOn: async (load) => {
      await Promise.all(devices.map((device) => sit(device, load)));
    },
    expectKept: async () => {
      for (const { participantId, acknowledged } of devices) {
        const kept = await app.db
          .selectFrom('lentera.answer')
          .select(['seq', 'item', 'value'])
          .where('attempt_id', '=', participantId * 8)
          .orderBy('seq')
          .execute();
        expect(acknowledged.length).toBeGreaterThan(0);
        expect(kept).toEqual(acknowledged.map(({ seq, item, value }) => ({ seq, item, value })));
        const attempt = await app.db.selectFrom('lentera.attempt').select('ended_by').where('participant_id', '=', participantId).execute();
        expect(attempt).toEqual([{ ended_by: 'student' }]);
      }
    },
  };
}
