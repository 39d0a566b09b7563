import { castOf, registryOf, seedBirth } from '#demo';
import { type SiakStandIn, startSiak } from '#demo/stand-ins';
import { transaction } from '#db';
import { readCase } from '#platform/cases';
import { siakTerms } from '#services/dukcapil';
import { enterRule, startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let app: TestApp;
let siak: SiakStandIn;
let operator: Visitor;

beforeAll(async () => {
  siak = await startSiak();
  app = await startApp({ env: { SIAK_URL: siak.url, SIAK_TOKEN: siak.token, SIAK_PATIENCE: '500' } });
  await castOf(app.deps);
  const { agencyId } = await registryOf(app.deps);
  const value = { way: 'api' as const, askAgainMinutes: 30 };
  const at = app.clock.now();
  await transaction(app.db, (tx) =>
    enterRule(tx, siakTerms, { agencyId, value, citation: 'Perjanjian contoh', validFrom: '2026-03-02', at }),
  );
  operator = await app.signedIn('siak@contoh.test');
}, 180_000);
afterAll(async () => {
  await app?.close();
  await siak?.close();
});
beforeEach(() => {
  siak.mood = 'accept';
});

const page = (caseId: string) => `/siak/berkas/${caseId}`;
const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;
const requestsOf = (caseId: string) =>
  app.db.selectFrom('dukcapil.siak_request').selectAll().where('case_id', '=', caseId).orderBy('asked_at').execute();
const last = async (caseId: string) => (await requestsOf(caseId)).at(-1);
const minutes = async (n: number) => {
  app.clock.advance({ minutes: n });
  await app.runSweep('dukcapil.siak-ask');
  await app.runJobs();
};

/** A verified birth, handed over while SIAK is in a mood. */
async function handed(mood: SiakStandIn['mood']): Promise<string> {
  const { caseId } = await seedBirth(app.deps, 'verified');
  siak.mood = mood;
  expect((await operator.post(`${page(caseId)}/kirim`)).statusCode).toBe(303);
  await app.runJobs();
  return caseId;
}

describe('a case handed over to SIAK', () => {
  it('is entered with the register number SIAK gave, in the name of the officer, once', async () => {
    const caseId = await handed('accept');
    const { position, records } = await stateOf(caseId);
    const request = await last(caseId);
    expect([position?.desk, request?.state]).toEqual(['siak', 'accepted']);
    expect(records.at(-1)).toMatchObject({
      name: 'enter',
      value: { registerNo: request?.register_no },
      actor: { name: 'I Wayan Adnyana' },
    });
    expect(textOf((await operator.get(page(caseId))).body)).toContain(String(request?.register_no));
    expect((await operator.post(`${page(caseId)}/kirim`)).statusCode, 'not a second time').toBe(409);
    // What is kept of the asking names nobody.
    expect(JSON.stringify(await requestsOf(caseId))).not.toMatch(/\d{16}|Bintang/);
  });

  it('that SIAK rejects is back at verification with the reason, and may be handed over anew', async () => {
    const caseId = await handed('reject');
    const { position, records } = await stateOf(caseId);
    expect([position?.desk, records.at(-1)?.value.reason]).toEqual(['verification', 'SIAK menolak: NIK ibu tidak aktif.']);
    expect((await last(caseId))?.state).toBe('rejected');
    expect((await operator.post(`${page(caseId)}/kirim`)).statusCode, 'it must be verified first').toBe(409);
  });

  it('that SIAK defers waits on a third party’s time, and goes on by itself once SIAK does', async () => {
    const caseId = await handed('defer');
    expect((await stateOf(caseId)).position).toMatchObject({ desk: 'siak-entry', side: 'third-party' });
    await minutes(31);
    expect(
      (await stateOf(caseId)).records.filter(({ name }) => name === 'deferEntry'),
      'deferred once',
    ).toHaveLength(1);
    siak.mood = 'accept';
    await minutes(31);
    expect((await stateOf(caseId)).position).toMatchObject({ desk: 'siak', side: 'office' });
  });

  it('that SIAK took and has not decided is asked about, by a press as well', async () => {
    const caseId = await handed('take');
    expect((await last(caseId))?.state).toBe('taken');
    siak.mood = 'accept';
    await operator.post(`${page(caseId)}/tanya`);
    await app.runJobs();
    expect((await last(caseId))?.state).toBe('accepted');
  });

  it.each([
    ['nobody answered in time', 'slow'],
    ['the line was cut after it was taken', 'cut-after'],
    ['the line was cut before', 'cut-before'],
    ['a proxy answered in its place', 'gateway'],
  ] as const)('of which nobody knows since %s is asked about, and entered once', async (_what, mood) => {
    const caseId = await handed(mood);
    const { id = '', state } = (await last(caseId)) ?? {};
    expect([state, (await stateOf(caseId)).position?.desk]).toEqual(['unknown', 'siak-entry']);
    expect(textOf((await operator.get(page(caseId))).body)).toContain('Tidak diketahui sampai');
    siak.mood = 'accept';
    await minutes(2);
    expect([(await last(caseId))?.state, (await stateOf(caseId)).position?.desk]).toEqual(['accepted', 'siak']);
    expect(siak.entered.has(id)).toBe(true);
    expect(siak.came.get(id)).toBe(1);
  });

  it('that did not arrive at all is tried again, later each time', async () => {
    const caseId = await handed('down');
    expect(await last(caseId)).toMatchObject({ state: 'waiting', tries: 1, reason: '503' });
    await minutes(3);
    expect((await last(caseId))?.tries).toBe(2);
    await minutes(1);
    expect((await last(caseId))?.tries, 'not yet').toBe(2);
    siak.mood = 'accept';
    await minutes(5);
    expect((await last(caseId))?.state).toBe('accepted');
  });

  it('whose caller ended by force is asked about, not handed over blindly', async () => {
    const caseId = await handed('down');
    const { id = '' } = (await last(caseId)) ?? {};
    const called = { state: 'calling', called_at: app.clock.now(), next_at: app.clock.now() };
    await app.db.updateTable('dukcapil.siak_request').set(called).where('id', '=', id).execute();
    siak.mood = 'accept';
    await minutes(2);
    expect((await last(caseId))?.state, 'the caller may still be there').toBe('calling');
    await minutes(2);
    expect((await last(caseId))?.state).toBe('accepted');
    expect(siak.came.get(id)).toBe(1);
  });

  it('refused for our own fault is not tried on, and may be handed over again', async () => {
    const caseId = await handed('stranger');
    expect(await last(caseId)).toMatchObject({ state: 'failed', next_at: null });
    siak.mood = 'accept';
    await operator.post(`${page(caseId)}/kirim`);
    await app.runJobs();
    expect((await requestsOf(caseId)).map(({ state }) => state)).toEqual(['failed', 'accepted']);
  });

  it('that went elsewhere meanwhile stays there, and the officer is told to compare', async () => {
    const walk = await seedBirth(app.deps, 'verified');
    siak.mood = 'take';
    await operator.post(`${page(walk.caseId)}/kirim`);
    await app.runJobs();
    await walk.applicantDoes('withdraw', { reason: 'Data anak akan kami periksa dahulu.' });
    siak.mood = 'accept';
    await minutes(31);
    expect([(await last(walk.caseId))?.state, (await stateOf(walk.caseId)).status]).toEqual(['overtaken', 'withdrawn']);
    expect(textOf((await operator.get('/siak/permintaan?keadaan=overtaken')).body)).toContain(walk.number);
  });

  it('two presses at once hand it over once', async () => {
    const { caseId } = await seedBirth(app.deps, 'verified');
    const pressed = await Promise.all([1, 2, 3].map(() => operator.post(`${page(caseId)}/kirim`)));
    expect(pressed.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409, 409]);
    expect(await requestsOf(caseId)).toHaveLength(1);
  });

  it('is found by state and number, taken away as a table, and nothing to other offices', async () => {
    const caseId = await handed('defer');
    const { number } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
    const seen = async (email: string, url: string) => textOf((await (await app.signedIn(email)).get(url)).body);
    expect(await seen('siak@contoh.test', `/siak/permintaan?q=${number}`)).toContain('Ditunda SIAK');
    expect(await seen('siak@contoh.test', `/siak/permintaan?keadaan=accepted&q=${number}`)).toContain('Tidak ada permintaan');
    const csv = await operator.get(`/siak/permintaan/ekspor?q=${number}`);
    expect([csv.headers['content-type'], csv.body.includes(number)]).toEqual(['text/csv; charset=utf-8', true]);
    expect(await seen('loket@contoh.test', `/siak/permintaan?q=${number}`)).toContain('Tidak ada permintaan');
    expect((await (await app.signedIn('loket@contoh.test')).get(page(caseId))).statusCode).toBe(404);
    // The counter sees what was asked and hands nothing over.
    const clerk = await app.signedIn('loket.tabanan@contoh.test');
    expect((await clerk.get(page(caseId))).statusCode).toBe(200);
    expect((await clerk.post(`${page(caseId)}/kirim`)).statusCode).toBe(403);
  });
});

describe('everything that waits, handed over at once', () => {
  const waiting = async (n: number) => Promise.all(Array.from({ length: n }, async () => (await seedBirth(app.deps, 'verified')).caseId));
  const hand = (ids: readonly string[]) => operator.post('/siak/serahkan', { berkas: ids as never });

  it('is looked at first, says what came of each, and one that cannot go holds up no other', async () => {
    const [one = '', two = ''] = await waiting(2);
    const gone = await handed('accept');
    const strange = (await seedBirth(app.deps, 'submitted')).caseId;
    expect((await operator.get('/siak')).body).toContain('/siak/serahkan');
    const preview = (await operator.get('/siak/serahkan')).body;
    for (const id of [one, two]) expect(preview).toMatch(new RegExp(`value="${id}"[^>]*checked`));
    for (const id of [gone, strange]) expect(preview).not.toContain(`value="${id}"`);
    expect((await operator.post('/siak/serahkan')).statusCode).toBe(422);
    siak.mood = 'down';
    const before = (await requestsOf(gone)).length;
    const said = textOf((await hand([one, gone, strange, two, 'x'.repeat(36)])).body);
    expect(said).toContain('2 berkas diserahkan');
    expect(said).toContain('2 berkas tidak diserahkan');
    expect(said).toContain('Sudah tidak menunggu masuk SIAK');
    expect((await requestsOf(gone)).length).toBe(before);
    expect([await requestsOf(one), await requestsOf(two), await requestsOf(strange)].map((rows) => rows.length)).toEqual([1, 1, 0]);
    // Pressed twice, also at once, it is asked once.
    const again = await Promise.all([hand([one, two]), hand([one, two])]);
    for (const { body } of again) expect(textOf(body)).toContain('Sudah dalam perjalanan ke SIAK');
    expect([await requestsOf(one), await requestsOf(two)].map((rows) => rows.length)).toEqual([1, 1]);
    expect(textOf((await operator.get('/siak/serahkan')).body)).toContain('Tidak dapat diserahkan sekarang');
  });

  it('is nothing for an officer without the desk, who is told so and hands over nothing', async () => {
    const [one = ''] = await waiting(1);
    const clerk = await app.signedIn('loket.tabanan@contoh.test');
    expect((await clerk.get('/siak/serahkan')).body).not.toContain(`value="${one}"`);
    expect(textOf((await clerk.post('/siak/serahkan', { berkas: one })).body)).toContain('Bukan meja Anda');
    const stranger = await app.signedIn('loket@contoh.test');
    expect((await stranger.post('/siak/serahkan', { berkas: one })).body).not.toContain('AKL-5102');
    expect(await requestsOf(one)).toHaveLength(0);
  });
});

// Last: from here on the agency enters by hand.
describe('a case of an agency that enters by hand', () => {
  it('is recorded by hand where the agency’s rule says so, interface or not', async () => {
    const { agencyId } = await registryOf(app.deps);
    const value = { way: 'manual' as const, askAgainMinutes: 30 };
    const [day = ''] = app.clock.now().toISOString().split('T');
    const rule = { agencyId, value, citation: 'Perjanjian contoh berakhir', validFrom: day, at: app.clock.now() };
    app.clock.advance({ days: 1 });
    await transaction(app.db, (tx) => enterRule(tx, siakTerms, { ...rule, validFrom: app.clock.now().toISOString().slice(0, 10) }));
    const { caseId } = await seedBirth(app.deps, 'verified');
    expect(textOf((await operator.get(page(caseId))).body)).toContain('petugas memasukkan data ke SIAK sendiri');
    expect((await operator.post(`${page(caseId)}/kirim`)).statusCode).toBe(409);
  });
});
