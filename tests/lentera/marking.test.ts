import { transaction } from '#db';
import { changeQuestion, correctKey, essayAnswers, markEnded, markEssay, type Question, tryCorrection } from '#services/lentera';
import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device, knownAnswer } from './device.ts';
import { type ExamWorld, examWorld, holdTest, rightAnswers } from './exam-world.ts';

let app: TestApp;
let world: ExamWorld;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 3 });
});
afterAll(() => app.close());

/** Sits a test: everything right, or what `answer` makes of it. */
async function sit(code: string, answer: (item: number, kind: string, right: unknown) => unknown = (_item, _kind, right) => right) {
  const device = new Device(app);
  await device.enter(code);
  const paper = await device.paper(String((await device.begin()).json.key));
  const entries = paper.items.map((item) => device.entry(item.item, answer(item.item, item.asked.kind, knownAnswer(item, rightAnswers))));
  await device.finish(...entries);
  return { device, paper };
}

const responses = (participantId: number) =>
  app.db
    .selectFrom('lentera.response')
    .select(['item', 'share', 'points', 'version'])
    .where('attempt_id', '=', participantId * 8)
    .orderBy('item')
    .execute();
const totalOf = async (participantId: number) =>
  (await responses(participantId)).reduce((sum, { share, points }) => sum + Number(share ?? 0) * Number(points), 0);
const marked = async () => {
  app.clock.advance({ seconds: 10 });
  return markEnded(app.db, app.clock);
};

describe('marking', () => {
  it('gives everything for what is right, whatever order it was shown in, and leaves essays to people', async () => {
    const { cards, testId } = await holdTest(app, world, { terms: { markers: 2 } });
    const [first, second] = cards;
    await sit(first?.code ?? '');
    await sit(second?.code ?? '', (_item, kind, right) =>
      kind === 'choices' ? ['a', 'b', 'c', 'd', 'e'] : kind === 'choice' ? 'b' : right,
    );
    expect(await marked()).toBe(2);
    const own = await responses(first?.participantId ?? 0);
    expect(own.map(({ share }) => share === null || Number(share))).toEqual(own.map(({ share }) => (share === null ? true : 1)));
    expect(own.filter(({ share }) => share === null)).toHaveLength(1);
    // Ticking every option earns 1 − 2/2 of it; the wrong choice nothing.
    expect(await totalOf(second?.participantId ?? 0)).toBeCloseTo(18 - 4, 5);
    // Two markers who do not know of each other, and a third where they are far apart.
    const essay = world.questionIds[6] ?? '';
    const answers = await essayAnswers(app.db, testId, essay);
    expect(answers.map(({ value }) => value)).toEqual(Array.from({ length: 2 }, () => rightAnswers.essay));
    const give = (nth: 1 | 2 | 3, share: number, actor = world.teacher) =>
      transaction(app.db, (tx) =>
        markEssay(
          tx,
          actor,
          { testId, attemptId: (first?.participantId ?? 0) * 8, item: answers[0]?.item ?? 0, nth, levels: {}, share, note: '' },
          app.clock.now(),
        ),
      );
    await give(1, 0.9);
    await expect(give(2, 0.2)).rejects.toMatchObject({ detail: { reason: 'same-marker' } });
    const otherId = await app.account({ name: 'Ni Guru Kedua', email: 'guru.kedua@contoh.test' });
    const other = { ...world.teacher, personId: otherId };
    // Somebody who gave the first mark at the same moment is told, and nobody's mark is written over.
    await expect(give(1, 0.1, other)).rejects.toMatchObject({ detail: { reason: 'mark-taken' } });
    await give(2, 0.2, other);
    await marked();
    expect((await responses(first?.participantId ?? 0)).filter(({ share }) => share === null)).toHaveLength(1);
    const thirdId = await app.account({ name: 'Ni Guru Ketiga', email: 'guru.ketiga@contoh.test' });
    await give(3, 0.8, { ...world.teacher, personId: thirdId });
    await marked();
    expect(await totalOf(first?.participantId ?? 0)).toBeCloseTo(18 + 1.6, 5);
  });

  it('marks everybody anew when a key was wrong, after saying who changes', async () => {
    const { cards, testId } = await holdTest(app, world);
    const [first, second] = cards;
    await sit(first?.code ?? '');
    await sit(second?.code ?? '', (_item, kind, right) => (kind === 'choice' ? 'b' : right));
    await marked();
    const questionId = world.questionIds[0] ?? '';
    const { content, version } = await app.db
      .selectFrom('lentera.question_version')
      .select(['content', 'version'])
      .where('question_id', '=', questionId)
      .executeTakeFirstOrThrow();
    const question = content as unknown as Question;
    const corrected = { ...question, body: { ...question.body, key: 'b' } as Question['body'] };
    const next = await transaction(app.db, (tx) =>
      changeQuestion(tx, world.teacher, { questionId, seen: version, question: corrected, note: 'kunci salah' }, app.clock.now()),
    );
    // A question changed elsewhere changes nothing of what was asked.
    const before = [await totalOf(first?.participantId ?? 0), await totalOf(second?.participantId ?? 0)];
    const preview = await tryCorrection(app.db, testId, questionId, { kind: 'version', version: next });
    expect(preview.changed.map(({ participantId, before: was, after }) => [participantId, after - was])).toEqual([
      // Two of twenty points, as the score shows them.
      [first?.participantId, -10],
      [second?.participantId, 10],
    ]);
    expect((await tryCorrection(app.db, testId, questionId, { kind: 'all-right' })).changed).toHaveLength(1);
    const correct = (choice: Parameters<typeof tryCorrection>[3]) =>
      transaction(app.db, (tx) => correctKey(tx, world.teacher, { testId, questionId, choice, reason: 'kunci salah' }, app.clock.now()));
    await correct({ kind: 'version', version: next });
    await marked();
    expect([await totalOf(first?.participantId ?? 0), await totalOf(second?.participantId ?? 0)]).toEqual([
      (before[0] ?? 0) - 2,
      (before[1] ?? 0) + 2,
    ]);
    // A question that does not count takes nothing from whoever had it right, and an earlier correction still holds.
    const without = await tryCorrection(app.db, testId, questionId, { kind: 'void' });
    for (const one of without.changed) expect(Math.abs(one.after - one.before)).toBeLessThan(10);
    const other = world.questionIds[1] ?? '';
    const asBefore = await tryCorrection(app.db, testId, other, { kind: 'version', version: 1 });
    expect(asBefore.changed, 'nothing but the one question is marked otherwise').toEqual([]);
    await correct({ kind: 'void' });
    await marked();
    const sums = (await responses(first?.participantId ?? 0)).map(({ points }) => Number(points));
    expect(sums.reduce((sum, points) => sum + points, 0)).toBe(18);
  });

  it('takes late lines in, and marks only what stood at the end', async () => {
    const { cards } = await holdTest(app, world, { minutes: 20 });
    const [card] = cards;
    const device = new Device(app);
    await device.enter(card?.code ?? '');
    const paper = await device.paper(String((await device.begin()).json.key));
    const item = paper.items.find(({ asked }) => asked.kind === 'short')?.item ?? 0;
    await device.send(device.entry(item, 'salah'));
    app.clock.advance({ minutes: 10 });
    const unsent = device.entry(item, 'H2O');
    app.clock.advance({ minutes: 11 });
    expect(await marked()).toBe(1);
    expect(await totalOf(card?.participantId ?? 0)).toBe(0);
    await device.send(unsent, device.entry(item, 'sesudah waktu'));
    expect(await marked()).toBe(1);
    expect(await totalOf(card?.participantId ?? 0)).toBe(2);
    expect(await marked(), 'nothing new').toBe(0);
  });

  it('closes a section when its own time is over', async () => {
    const { cards } = await holdTest(app, world, {
      minutes: 40,
      sections: [
        { title: 'A', minutes: 10 },
        { title: 'B', minutes: 30 },
      ],
    });
    const [card] = cards;
    const device = new Device(app);
    await device.enter(card?.code ?? '');
    const paper = await device.paper(String((await device.begin()).json.key));
    const right = (item: number) => knownAnswer(paper.items[item - 1] as never, rightAnswers);
    await device.send(device.entry(1, right(1)));
    // Of the second section, before it opened.
    await device.send(device.entry(6, right(6)));
    app.clock.advance({ minutes: 15 });
    // What somebody writes over an answer once its section is closed leaves that answer as it stood.
    await device.finish(device.entry(1, null), device.entry(2, right(2)), device.entry(8, right(8)));
    await marked();
    const earned = (await responses(card?.participantId ?? 0)).filter(({ share }) => Number(share) > 0).map(({ item }) => item);
    expect(earned).toEqual([1, 8]);
  });
});
