import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { enterQuestions } from '#services/lentera';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoredTest } from './scored-test.ts';
import { makeSchools, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let office: Visitor;
let father: Visitor;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  [office, father] = await Promise.all([world.at('curriculum'), world.at('parent')]);
}, 120_000);
afterAll(() => app?.close());

/** So many students elsewhere, with these scores; null did not come. */
async function studentsWith(scores: readonly (number | null)[]): Promise<Readonly<Record<string, number | null>>> {
  const now = app.clock.now();
  const about = { school_id: world.otherSchoolId, sex: 'L', created_at: now, changed_at: now };
  const rows = scores.map((_, nth) => ({ ...about, id: newId(), name: `Peserta ${nth}`, nis: newId() }));
  await app.db.insertInto('lentera.student').values(rows).execute();
  return Object.fromEntries(rows.map(({ id }, nth) => [id, scores[nth] ?? null]));
}

/** One question worth all of a test. */
async function ask(testId: string): Promise<void> {
  const { agencyId } = world;
  const about = { kind: 'person', accountId: '', email: '', roles: [], strong: true } as const;
  const author: PersonActor = { ...about, personId: world.personId.curriculum, name: 'Made Kurikulum' };
  const question = {
    title: 'Ibu kota Bali?',
    prompt: '<p>Ibu kota Provinsi Bali?</p>',
    body: {
      kind: 'choice',
      options: [
        { id: 'a', text: 'Denpasar' },
        { id: 'b', text: 'Negara' },
      ],
      key: 'a',
      shuffle: false,
    } as const,
    tags: {
      subject: 'matematika',
      grade: 7,
      phase: 'D',
      aim: '3.1',
      topic: 'contoh',
      level: 'knowing',
      difficulty: 'easy',
      context: null,
      labels: [],
    } as const,
    points: 100,
    media: [],
  };
  const [questionId = ''] = await transaction(app.db, (tx) =>
    enterQuestions(tx, author, [{ agencyId, schoolId: null, question, status: 'approved', shared: 'city' }], app.clock.now()),
  );
  const items = JSON.stringify([{ item: 1, section: 0, questionId, version: 1, points: 100, parts: null }]);
  await app.db.updateTable('lentera.paper').set({ items }).where('test_id', '=', testId).execute();
}

const many = (n: number, score: number) => Array.from({ length: n }, () => score);

describe('a tryout', () => {
  it('tells who took it their place among all once it is over, and lists all from the first rank on, a page at a time', async () => {
    const { made } = world.students;
    const { testId, participants } = await scoredTest(app, {
      ...world,
      schoolId: null,
      authorId: world.personId.curriculum,
      title: 'Tryout Kota',
      scores: { ...(await studentsWith([...many(2, 90), ...many(52, 40), null])), [made]: 70 },
      terms: { scale: 'scaled', release: { score: 'submitted', answers: 'never', discussion: 'never' } },
    });
    await ask(testId);
    const own = async () => textOf((await father.get(`/lentera/hasil/${participants[made]}`)).body);
    expect(await own()).toContain('Nilai: 70');
    expect(await own(), 'while others may still hand in').not.toContain('Peringkat');
    await app.db.updateTable('lentera.test').set({ status: 'ended' }).where('id', '=', testId).execute();
    // By hand: a mean of (2 · 90 + 70 + 52 · 40) / 55 = 42,36, a deviation of 10,08, and 500 + 100 · (70 − 42,36) / 10,08.
    expect(await own()).toMatch(/Nilai skala 774 Peringkat 3 dari 55/);
    const results = `/lentera/ulangan/${testId}/hasil`;
    const first = textOf((await office.get(results)).body);
    expect(first).toMatch(/Per siswa .*Peserta \d+ \d+ – 90 \d+ 1 Peserta \d+ \d+ – 90 \d+ 1 Made .* 70 774 3 /);
    expect(first).toContain('55 hasil · Halaman 1 dari 2');
    const second = textOf((await office.get(`${results}?halaman=2`)).body);
    expect(second.slice(second.indexOf('Per siswa')).match(/Peserta/g)).toHaveLength(5);
    const [head = '', line = ''] = (await office.get(`${results}/ekspor`)).body.split('\n');
    expect(head).toContain('Siswa,Sekolah,Kelas,Nilai,Nilai skala,Peringkat');
    expect(line).toContain('SMP Contoh');
  });
});
