import { castOf, seedPermit } from '#demo';
import { type CaseFilter, followCases, performanceOf, searchCases, sweeps } from '#platform/cases';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let permit: Awaited<ReturnType<typeof seedPermit.issued>>;
beforeAll(async () => {
  app = await startApp();
  permit = await seedPermit.issued(app.deps);
  await named('Ni Luh Sari Dewi', 600);
  await named('Zulkifli Wibawa', 1);
}, 180_000);
afterAll(() => app?.close());

let copied = 0;

/** Copies of the case under another name, found by it; each sent a minute before the one made before it. */
async function named(name: string, count: number): Promise<void> {
  copied += count;
  await sql`
    with made as (
      insert into cases.case
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'PBG-5103-2020-' || lpad((${copied}::int - n)::text, 5, '0'),
               'secret_hash', n::text, 'applicant_name', ${name}::text, 'submitted_at', c.submitted_at - make_interval(mins => n)))).*
        from cases.case c, generate_series(0, ${count - 1}::int) as n where c.id = ${permit.caseId}::uuid
      returning id, agency_id, number, applicant_name)
    insert into cases.words (case_id, agency_id, words) select id, agency_id, lower(number || ' ' || applicant_name || ' jalan contoh') from made`.execute(
    app.db,
  );
}

async function found(filter: CaseFilter, page = 0) {
  const { officers } = await castOf(app.deps);
  return searchCases(app.deps.cases, officers.front, filter, { limit: 25, offset: 25 * page });
}

describe('a search', () => {
  it('finds a common name and a rare one alike, in every order, with how many there are', async () => {
    for (const sort of ['oldest', 'newest', 'due', 'updated'] as const) {
      expect(await found({ q: 'luh sari', sort }), sort).toMatchObject({ total: 601 });
      const { rows, total } = await found({ q: 'WIBAWA zul', sort });
      expect({ total, names: rows.map(({ applicantName }) => applicantName) }, sort).toEqual({ total: 1, names: ['Zulkifli Wibawa'] });
    }
    expect((await found({ q: 'luh wibawa' })).total).toBe(0);
  });

  it('gives each case of a common name once, over all its pages', async () => {
    const ids = new Set<string>();
    for (let page = 0; page < 25; page++) for (const { id } of (await found({ q: 'dewi', sort: 'newest' }, page)).rows) ids.add(id);
    expect(ids.size).toBe(601);
  });

  it('finds a common name together with what else is asked', async () => {
    expect((await found({ q: 'luh', status: ['rejected'] })).total).toBe(0);
    expect((await found({ q: 'luh', status: ['issued'], open: true })).total).toBe(601);
  });

  it('takes two letters for the beginning of a word, so that they find something', async () => {
    expect((await found({ q: 'zu' })).rows).toHaveLength(1);
    expect((await found({ q: 'ul' })).rows).toHaveLength(0);
    expect((await found({ q: 'wi zulk' })).rows).toHaveLength(1);
  });

  it('finds a case by its whole number, however it is written, and by a part of it', async () => {
    for (const q of ['pbg-5103-2020-00601', ' PBG-5103-2020-00601 ', '2020-00601']) {
      expect(
        (await found({ q })).rows.map(({ number }) => number),
        q,
      ).toEqual(['PBG-5103-2020-00601']);
    }
    expect((await found({ q: 'pbg-5103-2020-00601 luh' })).rows).toHaveLength(0);
    expect((await found({ q: 'pbg-5103-2020-99999' })).rows).toHaveLength(0);
  });

  it('takes the signs of a pattern for themselves', async () => {
    for (const q of ['%', '%%%', '_ibawa', 'luh%sari', '\\']) expect((await found({ q })).total, q).toBe(0);
  });
});

describe('the days the office took', () => {
  const days = async () =>
    (await app.db.selectFrom('cases.case').select('office_days').where('id', '=', permit.caseId).executeTakeFirstOrThrow()).office_days;
  const figures = async () => {
    const period = { from: '2025-01-01', to: '2099-01-01', now: app.clock.now() };
    const [one] = await performanceOf(app.db, app.deps.cases.registry.all(), period);
    return one;
  };

  it('stand in the row of a decided case, and are counted later where an older version left them out', async () => {
    expect(await days()).toBeTypeOf('number');
    const before = await figures();
    expect(before).toMatchObject({ received: 602, decided: 602, inTime: 602 });
    await sql`update cases.case set office_days = null`.execute(app.db);
    expect(await figures()).toMatchObject({ decided: 602, inTime: 0, median: null });
    await sweeps(app.deps.cases)
      .find(({ name }) => name === 'cases.figures')
      ?.run();
    expect(await figures()).toEqual(before);
  });
});

// Last: what comes after it would see the many.
describe('a search in a register of a few thousand', () => {
  it('counts all who bear a name that fills more than a page', async () => {
    await named('Tiga Puluhan', 30);
    const some = await found({ q: 'tiga puluhan' });
    expect([some.rows.length, some.total, some.most]).toEqual([25, 30, 1000]);
  });
});

describe('a search in a register that is too long to walk', () => {
  it('meets a common name near the beginning of the list, and asks the index for one that stands at its end', async () => {
    await named('Tepat Sehalaman', 20);
    await sql`
      with made as (
        insert into cases.case (id, service, agency_id, number, secret_hash, applicant_person_id, status, flags, desk, side, position_since,
                                applicant_name, state, version, submitted_at, updated_at)
        select gen_random_uuid(), service, agency_id, 'PBG-5103-2019-' || lpad(n::text, 5, '0'), 'lama' || n, applicant_person_id, 'submitted', flags,
               'front-office', 'office', case when n <= 30 then timestamptz '2090-01-01' else timestamptz '2020-01-01' end,
               case when n <= 30 then 'Pengembang Perumahan' when n % 10 = 0 then 'Ketut Sepuluh' else 'Lain Sekali' end,
               '{}'::jsonb, 1, submitted_at + make_interval(secs => case when n <= 30 then 1 else n - 30000 end), updated_at
          from cases.case, generate_series(1, 21000) as n where id = ${permit.caseId}::uuid
        returning id, agency_id, number, applicant_name)
      insert into cases.words (case_id, agency_id, words) select id, agency_id, lower(number || ' ' || applicant_name) from made`.execute(
      app.db,
    );
    // As many spans as a register of hundreds of thousands has.
    await sql`
      update cases.words w set span = of.span
        from (select id, 1 + (row_number() over (order by submitted_at, id) - 1) / 3000 as span from cases.case) of
       where of.id = w.case_id`.execute(app.db);
    await sql`select setval('cases.words_nth', ${8 * 40_000})`.execute(app.db);
    const often = await found({ q: 'ketut sepuluh', sort: 'oldest' });
    expect([often.rows.length, often.total, often.most], 'more than are counted').toEqual([25, 1001, 1000]);
    const few = await found({ q: 'luh sari', sort: 'oldest' });
    expect(few.rows).toHaveLength(25);
    const late = await found({ q: 'pengembang', sort: 'oldest' });
    expect([late.rows.length, late.total, late.most]).toEqual([25, 30, 1000]);
    expect((await found({ q: 'pengembang', sort: 'oldest' }, 1)).rows).toHaveLength(5);
    expect((await found({ q: 'zulkifli wibawa' })).total).toBe(1);
    expect((await found({ q: 'zulkifli wibawa', open: true })).total, 'an open one, walked to').toBe(1);
    const { officers } = await castOf(app.deps);
    const pages = { limit: 25, after: undefined };
    const first = await followCases(app.deps.cases, officers.front, { q: 'pengembang', sort: 'oldest' }, pages);
    const second = await followCases(
      app.deps.cases,
      officers.front,
      { q: 'pengembang', sort: 'oldest' },
      { limit: 25, after: first.next ?? undefined },
    );
    expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 5, null]);
  });

  it('names the newest first where no order is asked, as many as fill the page, and the oldest first where that is asked', async () => {
    const newest = await found({ q: 'ketut sepuluh' });
    expect(newest.most, 'those beyond its page were not all looked for').toBeLessThan(newest.total);
    const all = await app.db
      .selectFrom('cases.case')
      .select('number')
      .where('applicant_name', '=', 'Ketut Sepuluh')
      .orderBy('submitted_at', 'desc')
      .execute();
    const numbers = all.map(({ number }) => number);
    const pageOf = async (filter: CaseFilter, page: number) => (await found(filter, page)).rows.map(({ number }) => number);
    expect(numbers).toHaveLength(2097);
    expect(await pageOf({ q: 'ketut sepuluh', sort: 'submitted' }, 0)).toEqual(numbers.toReversed().slice(0, 25));
    const last = await found({ q: 'ketut sepuluh', sort: 'newest' }, 83);
    expect([last.rows.map(({ number }) => number), last.total, last.most]).toEqual([numbers.slice(83 * 25), 1001, 1000]);
  });

  it('leads on where a page is full and one more was met in the newest part', async () => {
    await named('Tepat Sehalaman', 51);
    const officer = await app.signedIn('loket@contoh.test');
    const { body } = await officer.get('/meja?q=sehalaman');
    expect(body).toMatch(/halaman=2"[^>]*rel="next"/);
    expect((await officer.get('/meja?q=sehalaman&halaman=2')).body.match(/Tepat Sehalaman/g)?.length).toBeGreaterThanOrEqual(21);
  });

  it('gives each case of a name that only the oldest part of the register holds once, newest first', async () => {
    const days: Date[] = [];
    const ids = new Set<string>();
    for (let page = 0; page < 25; page++) {
      for (const { id, submittedAt } of (await found({ q: 'sari dewi' }, page)).rows) {
        ids.add(id);
        days.push(submittedAt);
      }
    }
    expect(ids.size).toBe(601);
    expect(days).toEqual(days.toSorted((a, b) => b.getTime() - a.getTime()));
  });
});
