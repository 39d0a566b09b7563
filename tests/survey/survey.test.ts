import { castOf, seedComplaint, seedPermit } from '#demo';
import { newId } from '#kernel';
import { elementKeys } from '#platform/survey';
import { startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
});
afterAll(() => app?.close());

const fours = Object.fromEntries(elementKeys.map((key) => [key, '4']));
const linkIn = async (recipient: string) => {
  const mails = await app.db
    .selectFrom('channels.demo_mail')
    .select('body')
    .where('recipient', '=', recipient)
    .where('subject', 'like', 'Bagaimana pelayanan%')
    .orderBy('sent_at', 'desc')
    .execute();
  return /\/survei\/[\w-]{32}/.exec(mails[0]?.body ?? '')?.[0] ?? '';
};
const answers = async () =>
  (
    await sql<{
      row: Record<string, unknown>;
    }>`select to_jsonb(w) as row from survey.waiting w union all select to_jsonb(a) from survey.answer a`.execute(app.db)
  ).rows.map(({ row }) => row);
const tell = async () => {
  app.clock.advance({ minutes: 1 });
  await app.runJobs();
};
const asked = async (caseId: string) =>
  app.db.selectFrom('survey.invitation').select(['id', 'answered_on']).where('about_id', '=', caseId).execute();

describe('whoever is done', () => {
  it('is asked once, by a link that opens without an account and holds for one answer', async () => {
    const { caseId } = await seedPermit.issued(app.deps);
    await tell();
    await tell();
    expect(await asked(caseId)).toHaveLength(1);
    const link = await linkIn('niluh@contoh.test');
    const visitor = app.visitor();
    const page = await visitor.get(link);
    expect([page.statusCode, page.headers['cache-control'], page.headers['referrer-policy']]).toEqual([
      200,
      'private, no-store',
      'no-referrer',
    ]);
    expect(page.body.match(/type="radio"/g)).toHaveLength(36);
    const half = await visitor.post(link, { requirements: '3', kata: 'Sudah baik' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toMatch(/checked[^>]*>|<input[^>]*checked/);
    expect(textOf(half.body)).toContain('Sudah baik');
    const done = await visitor.follow(await visitor.post(link, { ...fours, kata: 'Cepat dan jelas' }));
    expect(textOf(done.body)).toContain('Terima kasih');
    const again = await visitor.post(link, fours);
    expect([again.statusCode, (await answers()).length]).toEqual([409, 1]);
    const niluh = await app.signedIn('niluh@contoh.test');
    expect((await niluh.post(`/survei/berkas/${caseId}`, fours)).statusCode, 'nor from the page of the case').toBe(409);
    expect(await answers()).toHaveLength(1);
  });

  it('may have withdrawn: then nobody asks', async () => {
    const { caseId } = await seedPermit.withdrawn(app.deps);
    const open = await seedPermit.submitted(app.deps);
    await tell();
    expect([...(await asked(caseId)), ...(await asked(open.caseId))]).toEqual([]);
  });

  it('answers from the page of the case, with an account, and nobody else does', async () => {
    const walk = await seedComplaint(app.deps, 'satisfied', 'komang', { anonymous: true });
    const komang = await app.signedIn('komang@contoh.test');
    const page = await komang.get(`/berkas/${walk.caseId}`);
    expect(page.body).toContain(`/survei/berkas/${walk.caseId}`);
    for (const email of ['niluh@contoh.test', 'loket@contoh.test'])
      expect((await (await app.signedIn(email)).get(`/survei/berkas/${walk.caseId}`)).statusCode).toBe(404);
    const before = (await answers()).length;
    const sent = await komang.post(`/survei/berkas/${walk.caseId}`, fours);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/survei/terima-kasih']);
    await tell();
    expect([(await answers()).length - before, (await asked(walk.caseId)).length]).toEqual([1, 1]);
    expect((await komang.get(`/survei/berkas/${walk.caseId}`)).statusCode).toBe(409);
  });

  it('is not asked before the end', async () => {
    const walk = await seedComplaint(app.deps, 'verified', 'made');
    const made = await app.signedIn('made@contoh.test');
    expect((await made.get(`/survei/berkas/${walk.caseId}`)).statusCode).toBe(409);
    expect((await made.post(`/survei/berkas/${walk.caseId}`, fours)).statusCode).toBe(409);
  });
});

describe('a link', () => {
  it('is worth nothing where nobody made it, or after its days', async () => {
    expect((await app.visitor().get(`/survei/${'x'.repeat(32)}`)).statusCode).toBe(404);
    await seedComplaint(app.deps, 'unsatisfied', 'wayan');
    await tell();
    const link = await linkIn('wayan@contoh.test');
    app.clock.advance({ days: 61 });
    const [seen, sent] = [await app.visitor().get(link), await app.visitor().post(link, fours)];
    app.clock.advance({ days: -61 });
    expect([seen.statusCode, sent.statusCode]).toEqual([410, 410]);
  });

  it('takes one of two answers sent at once', async () => {
    await seedComplaint(app.deps, 'unsatisfied', 'putu');
    await tell();
    const link = await linkIn('putu@contoh.test');
    const before = (await answers()).length;
    const visitors = [app.visitor(), app.visitor()];
    for (const one of visitors) await one.get(link);
    const sent = await Promise.all(visitors.map((one) => one.post(link, fours)));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    expect((await answers()).length - before).toBe(1);
  });
});

describe('an answer', () => {
  it('leads to nobody: not by its columns, and from the night on not by its transaction', async () => {
    const rows = await answers();
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(
      new Set(['id', 'agency_id', 'service', 'quarter', 'elements', 'word']),
    );
    await app.runSweep('survey.shuffle');
    expect((await answers()).length).toBe(rows.length);
    const ids = new Set((await answers()).map(({ id }) => id));
    expect(
      rows.some(({ id }) => ids.has(id)),
      'written anew',
    ).toBe(false);
    const { rows: shared } = await sql<{ n: number }>`
      select count(*)::int as n from survey.answer a join survey.invitation i on i.xmin::text = a.xmin::text`.execute(app.db);
    expect(shared[0]?.n).toBe(0);
    const trail = await app.db.selectFrom('audit.entry').selectAll().where('action', '=', 'survey.answer').execute();
    expect(trail.length).toBe(rows.length);
    expect(new Set(trail.map(({ subject_type, actor_kind, actor_id }) => `${subject_type} ${actor_kind} ${actor_id}`))).toEqual(
      new Set(['agency system survey']),
    );
  });

  it('is read by no officer; words are, once the quarter is over and enough people answered', async () => {
    const head = await app.signedIn('kepala@contoh.test');
    const { agencyId } = await castOf(app.deps);
    const clerk = await app.signedIn('loket@contoh.test');
    expect((await clerk.get('/survei/kata')).statusCode).toBe(403);
    const add = (n: number, quarter: string) =>
      sql`insert into survey.answer select gen_random_uuid(), ${agencyId}, 'imb-pbg', ${quarter}, array[3,3,3,3,3,3,3,3,3],
            'kata ' || ${quarter} || g from generate_series(1, ${n}::int) g`.execute(app.db);
    await add(5, '2025-Q1');
    await add(4, '2025-Q2');
    const text = textOf((await head.get('/survei/kata')).body);
    expect(text).toContain('kata 2025-Q11');
    expect(text, 'four are too few').not.toContain('kata 2025-Q2');
    expect(text, 'this quarter is not over').not.toContain('Cepat dan jelas');
  });

  it('is forgotten with nothing: the invitation goes with its case', async () => {
    const { forgetInvitations } = await import('#platform/survey');
    const { transaction } = await import('#db');
    const [one] = await app.db.selectFrom('survey.invitation').select('about_id').limit(1).execute();
    const before = (await answers()).length;
    await transaction(app.db, (tx) => forgetInvitations(tx, [one?.about_id ?? newId()]));
    expect([await asked(one?.about_id ?? ''), (await answers()).length]).toEqual([[], before]);
  });
});
