import { transaction } from '#db';
import { castOf } from '#demo';
import { assign } from '#platform/access';
import { DEMO_PASSWORD, enrolDemoOfficer } from '#platform/identity';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeFor } from './people.ts';

let app: TestApp;
let agencyId: string;
let first: Visitor;
let second: Visitor;
let lost: { email: string; visitor: Visitor; office: string };
let people = 0;

beforeAll(async () => {
  app = await startApp();
  ({ agencyId } = await castOf(app.deps));
  first = await app.signedIn('arsip@contoh.test');
  second = (await officer('admin')).visitor;
}, 120_000);
afterAll(() => app?.close());
beforeEach(async () => {
  lost = await officer('front-office');
});

async function officer(role: string) {
  const email = `petugas-${++people}@contoh.test`;
  const personId = await app.account({ name: `Petugas ${people}`, email });
  await transaction(app.db, (tx) => assign(tx, { personId, agencyId, role, employeeNo: null, validFrom: '2020-01-01' }));
  const { db, auth, clock, authSecret: secret } = app.deps;
  await enrolDemoOfficer({ db, auth, clock, secret }, email);
  const { id: office } = await app.db
    .selectFrom('access.assignment')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return { email, visitor: await app.signedIn(email), office };
}

const ask = (by: Visitor, office = lost.office, reason = 'Datang sendiri dengan kartu pegawai') =>
  by.post(`/kelola/petugas/${office}/pemulihan`, { reason });
const newest = async () =>
  (await app.db.selectFrom('access.factor_reset').select('id').orderBy('asked_at', 'desc').orderBy('id', 'desc').executeTakeFirstOrThrow())
    .id;
const decide = (by: Visitor, id: string, putusan: 'done' | 'refused') => by.post(`/kelola/pemulihan/${id}`, { putusan });

describe('an officer who lost passkey and authenticator', () => {
  it('is let in anew once two administrators have said so, with everything from before ended', async () => {
    const asked = await first.follow(await ask(first));
    expect(textOf(asked.body)).toContain('administrator lain yang menyetujui');
    await app.runJobs();
    expect((await app.mail(lost.email))?.subject).toBe('Administrator melaporkan Anda kehilangan alat masuk');
    expect((await lost.visitor.get('/meja')).statusCode, 'nothing has happened yet').toBe(200);
    const done = await second.follow(await decide(second, await newest(), 'done'));
    expect(textOf(done.body)).toContain('Disetujui');
    await app.runJobs();
    expect((await app.mail(lost.email))?.subject).toBe('Alat masuk Anda diakhiri');
    expect((await app.mail('arsip@contoh.test'))?.subject).toContain('Alat masuk diakhiri');
    expect((await lost.visitor.get('/akun')).headers.location, 'the session has ended').toContain('/masuk');

    const again = app.visitor();
    await again.get('/masuk');
    expect((await again.post('/masuk', { email: lost.email, password: DEMO_PASSWORD })).statusCode, 'nor does the password open').toBe(422);
    await again.post('/masuk/lupa', { email: lost.email });
    const password = 'jalak bali di kebun raya';
    const chosen = await again.post(`/masuk/lupa/kode?email=${lost.email}`, { code: await codeFor(app, lost.email), password });
    expect(chosen.statusCode, textOf(chosen.body)).toBe(303);
    await again.get('/masuk');
    expect((await again.post('/masuk', { email: lost.email, password })).headers.location).not.toContain('/masuk/kode');
    expect((await again.get('/akun')).statusCode).toBe(200);
    expect((await again.get('/meja')).statusCode, 'no desk before a new second factor').not.toBe(200);
    const actions = await app.db.selectFrom('audit.entry').select('action').where('action', 'like', 'access.%reset').execute();
    expect(actions.map(({ action }) => action)).toEqual(['access.ask-factor-reset', 'access.confirm-factor-reset']);
  });

  it('is not let in anew by one administrator alone, nor by themselves, nor by the database', async () => {
    await ask(first);
    const id = await newest();
    const own = await decide(first, id, 'done');
    expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('Administrator lain yang menyetujui')]);
    const { asked_by } = await app.db.selectFrom('access.factor_reset').select('asked_by').where('id', '=', id).executeTakeFirstOrThrow();
    const forced = app.db
      .updateTable('access.factor_reset')
      .set({ state: 'done', decided_by: asked_by, decided_at: app.clock.now() })
      .where('id', '=', id)
      .execute();
    await expect(forced).rejects.toThrow('check constraint');
    expect((await lost.visitor.get('/meja')).statusCode).toBe(200);
    expect((await ask(second)).statusCode, 'one at a time').toBe(422);

    const admin = await officer('admin');
    expect((await ask(admin.visitor, admin.office)).statusCode).toBe(422);
    await ask(first, admin.office);
    const about = await decide(admin.visitor, await newest(), 'refused');
    expect([about.statusCode, textOf(about.body)]).toEqual([422, expect.stringContaining('tentang diri sendiri')]);
    expect((await ask(lost.visitor)).statusCode, 'no administrator').toBe(404);
  });

  it('keeps everything where it is refused, taken back, or nobody confirms within a week', async () => {
    await ask(first);
    await decide(first, await newest(), 'refused');
    await app.runJobs();
    expect((await app.mail(lost.email))?.subject).toBe('Laporan kehilangan alat masuk tidak dijalankan');
    await ask(first);
    const late = await newest();
    app.clock.advance({ days: 8 });
    expect((await decide(second, late, 'done')).statusCode).toBe(422);
    expect((await ask(second)).statusCode, 'and may be asked for again').toBe(303);
    expect((await lost.visitor.get('/meja')).statusCode).toBe(200);
  });

  it('is asked about with a reason', async () => {
    const page = await ask(first, lost.office, '');
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`id="pulih-${lost.office}-reason"`);
  });
});
