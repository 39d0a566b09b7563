import { citizens, loadDemo } from '#demo';
import { readCase, searchCases } from '#platform/cases';
import { exampleAnswers } from '#services/laperon';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump, foundIn } from './dump.ts';

const TODAY = '2026-11-24T03:00:00Z';
const EXTRA = { name: 'Ni Made Uji', email: 'made.uji@contoh.test', nik: '5103014107900777', phone: '+6281234500777' };
let app: TestApp;

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_POOL: '10' } });
  app.clock.set(TODAY);
  await loadDemo(app.deps);
  await app.account(EXTRA);
}, 300_000);
afterAll(() => app?.close());

/** Every number of a person the demonstration knows. */
const numbers = () => [...Object.values(citizens).flatMap(({ nik, phone }) => [nik, phone]), EXTRA.nik, EXTRA.phone, '5103010101709990'];

describe('a database after a year of permits', () => {
  it('holds no NIK and no telephone number anybody gave', async () => {
    // The numbers are there for whoever may read them.
    const { id } = await app.db.selectFrom('cases.case').select('id').where('status', '=', 'issued').limit(1).executeTakeFirstOrThrow();
    const { state, entries } = await readCase(app.deps.cases, id, { kind: 'system', name: 'test' });
    expect(JSON.stringify(state.answers)).toMatch(/"\+6281200\d{6}"/);
    expect(JSON.stringify(entries[0]?.effects)).toMatch(/"51\d{14}"/);
    expect(await foundIn(app.db, numbers())).toEqual([]);
  });

  it('holds nothing that looks like a NIK or a telephone number of Indonesia', async () => {
    const { proxyFor: _, ...example } = exampleAnswers() as unknown as Record<string, unknown>;
    expect(JSON.stringify(example)).toMatch(/"51\d{14}"/);
    const odd: string[] = [];
    for (const [column, values] of await dump(app.db))
      for (const value of values) if (/(?<![\w.-])(51\d{14}|\+628\d{7,12})(?![\w-])/.test(value)) odd.push(column);
    expect(odd).toEqual([]);
  });

  it('refuses a number that was moved from one person to another', async () => {
    await sql`
      update identity.person p set nik = o.nik from identity.person o
       where p.email = ${citizens.made.email} and o.email = ${EXTRA.email}`.execute(app.db);
    const made = await app.signedIn(citizens.made.email);
    const { statusCode, body } = await made.get('/akun');
    expect(statusCode).toBe(500);
    expect(body).not.toContain(EXTRA.nik.slice(-2) + '"');
  });
});

describe('a search by number', () => {
  const found = async (q: string) => {
    const person = await app.db
      .selectFrom('identity.person')
      .select(['id', 'user_id'])
      .where('email', '=', 'loket@contoh.test')
      .executeTakeFirst();
    const { agency_id: agencyId } = await app.db
      .selectFrom('cases.case')
      .select('agency_id')
      .where('number', 'like', '%-5103-%')
      .limit(1)
      .executeTakeFirstOrThrow();
    const actor = {
      kind: 'person' as const,
      personId: person?.id ?? '00000000-0000-0000-0000-000000000001',
      accountId: '',
      name: 'Petugas',
      email: '',
      roles: [{ role: 'front-office', agencyId }],
      strong: true,
    };
    return searchCases(app.deps.cases, actor, { q, sort: 'newest' }, { limit: 100, offset: 0 });
  };
  const byApplicant = async (email: string) =>
    app.db
      .selectFrom('cases.case as c')
      .innerJoin('identity.person as p', 'p.id', 'c.applicant_person_id')
      .select(['c.number', 'c.nameless'])
      .where('p.email', '=', email)
      // What lies at another agency an officer does not find.
      .where('c.number', 'like', '%-5103-%')
      .execute();

  it('finds the cases of a NIK or a telephone number, whole numbers only', async () => {
    const { nik, phone, email } = citizens.niluh;
    const theirs = Map.groupBy(await byApplicant(email), ({ nameless }) => nameless);
    const own = (theirs.get(false) ?? []).map(({ number }) => number);
    const nameless = (theirs.get(true) ?? []).map(({ number }) => number);
    expect(nameless, 'of what somebody sent without their name nobody finds whose it is').not.toEqual([]);
    expect(own.length).toBeGreaterThan(2);
    for (const q of [nik, phone, phone.replace('+62', '0')]) {
      const { rows } = await found(q);
      expect(rows.map(({ number }) => number)).toEqual(expect.arrayContaining(own));
      for (const number of nameless) expect(rows.map((row) => row.number)).not.toContain(number);
      expect(rows.every(({ applicantName }) => applicantName !== citizens.made.name)).toBe(true);
    }
    expect((await found(nik.slice(0, 15))).rows).toEqual([]);
    expect((await found(`${nik} ${own[0]}`)).rows.map(({ number }) => number)).toEqual([own[0]]);
  });
});
