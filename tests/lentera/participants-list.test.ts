import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExamWorld, examWorld, holdTest } from './exam-world.ts';

let app: TestApp;
let world: ExamWorld;
let teacher: Visitor;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 60 });
  teacher = await app.signedIn('guru.ujian@contoh.test');
}, 120_000);
afterAll(() => app?.close());

it('shows those who take a test a page at a time, and finds them by name and number', async () => {
  const { testId } = await holdTest(app, world);
  const numbers = async (query = '') => {
    const { body } = await teacher.get(`/lentera/ulangan/${testId}${query}`);
    const [, table = ''] = /id="peserta"([\s\S]*?)<\/table>/.exec(body) ?? [];
    return { text: textOf(body), numbers: [...table.matchAll(/>(00\d\d)</g)].map(([, number]) => number) };
  };
  const first = await numbers();
  expect(first.numbers).toHaveLength(50);
  expect(first.text).toContain('1 dari 2');
  expect((await numbers('?halaman=2')).numbers).toEqual(Array.from({ length: 10 }, (_, nth) => `00${51 + nth}`));
  expect((await numbers('?q=0007')).numbers).toEqual(['0007']);
  expect((await numbers('?q=%25')).numbers).toEqual([]);
  expect((await numbers('?sesi=2')).numbers).toEqual([]);
  expect((await teacher.get(`/lentera/ulangan/${testId}/daftar-hadir`)).statusCode).toBe(200);
});
