import { castOf, seedPermit } from '#demo';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

/** As many copies of a case as wished, so that lists are long; from a year before, since their numbers open under no key. */
async function copies(caseId: string, count: number): Promise<void> {
  await sql`
    insert into cases.case
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', c.number || '-' || n, 'secret_hash', n::text,
                                                             'submitted_at', c.submitted_at - interval '1 year'))).*
      from cases.case c, generate_series(1, ${count}::int) as n where c.id = ${caseId}::uuid`.execute(app.db);
}

describe('lists that are counted up to a thousand', () => {
  it('say how many there are, and "more than" once nobody counts further', async () => {
    const { caseId, applicant } = await seedPermit.submitted(app.deps);
    const front = await app.signedIn('loket@contoh.test');
    const hers = await app.signedIn(applicant.email);
    await copies(caseId, 999);
    const english = { 'accept-language': 'en' };
    expect((await front.get('/meja')).body).toContain('1.000 hasil · Halaman 1 dari');
    expect((await front.get(`/meja/${caseId}`)).body).toContain('dari 1.000 di antrean ini');
    await sql`update cases.case set number = number || 'x' where number like '%-%-%-%-%'`.execute(app.db);
    await copies(caseId, 20);
    for (const body of [(await front.get('/meja')).body, (await hers.get('/berkas')).body]) {
      expect(body).toContain('lebih dari 1.000 hasil · Halaman 1');
      expect(body).not.toMatch(/Halaman 1 dari/);
    }
    expect((await front.get(`/meja/${caseId}`)).body).toContain('dari lebih dari 1.000 di antrean ini');
    expect((await hers.get('/berkas?lang=en', english)).body).toContain('more than 1,000 results');
  });
});

describe('the day of lists', () => {
  it('is the day in Bali, where it begins eight hours earlier', async () => {
    await seedPermit.atPlanning(app.deps);
    const planner = await app.signedIn('tataruang@contoh.test');
    const { due } = await app.db
      .selectFrom('cases.case')
      .select(sql<string>`due_on::text`.as('due'))
      .where('desk', '=', 'spatial-planning')
      .executeTakeFirstOrThrow();
    const late = async (at: string) => {
      app.clock.set(at);
      return /PBG-5103-\d{4}-\d{5}/.test((await planner.get('/meja?overdue=1&desk=spatial-planning')).body);
    };
    expect(await late(`${due}T15:59:00Z`)).toBe(false);
    expect(await late(`${due}T16:00:00Z`)).toBe(true);
    const archivist = await app.signedIn('arsip@contoh.test');
    // Galungan of 2026, a Wednesday in June: the year is over in Bali while it lasts in London.
    app.clock.set('2026-12-31T15:59:00Z');
    expect((await archivist.get('/kelola/hari-libur')).body).toContain('17 Juni 2026');
    app.clock.set('2026-12-31T16:00:00Z');
    expect((await archivist.get('/kelola/hari-libur')).body).not.toContain('17 Juni 2026');
  });
});

describe('an action on many', () => {
  it('whose question is not answered is asked again, and nothing is begun', async () => {
    const { caseId } = await seedPermit.atDesk(app.deps, 'archive');
    const archivist = await app.signedIn('arsip@contoh.test');
    await archivist.post('/meja/massal', { case: [caseId] });
    const answer = await archivist.post('/meja/massal/mulai', { _action: 'archive', case: [caseId], shelf: ' ' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#archive-shelf"');
    expect(await app.db.selectFrom('cases.batch').select('id').execute()).toEqual([]);
    const begun = await archivist.post('/meja/massal/mulai', { _action: 'archive', case: [caseId], shelf: 'Rak 3' });
    expect(begun.statusCode).toBe(303);
  });
});
