import { birthAnswers, castOf, registryOf, seedBirth } from '#demo';
import { newId } from '#kernel';
import { perform } from '#platform/cases';
import { startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;

/** A family registered in this district reports a birth. */
const from = (district: string, village: string) => ({ applicant: { ...birthAnswers('niluh').applicant, district, village } });

beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const page = async (query = '', email = 'bidang@contoh.test') => (await app.signedIn(email)).get(`/meja/kecamatan${query}`);

/** The lines of the CSV, by code of the district. */
async function lines(query = '', email = 'bidang@contoh.test'): Promise<ReadonlyMap<string, readonly string[]>> {
  const { body } = await page(`/ekspor${query}`, email);
  return new Map(
    body
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => [line.split(',')[0] ?? '', line.split(',')]),
  );
}

describe('the figures by district', () => {
  it('count each application where its own question says it belongs, and list districts without any', async () => {
    await seedBirth(app.deps, 'issued', from('51.02.08', 'Jatiluwih'));
    await seedBirth(app.deps, 'submitted', from('51.02.08', 'Senganan'));
    await seedBirth(app.deps, 'submitted', from('51.02.10', 'Pupuan'));
    const found = await lines();
    expect(found.get('51.02.08')?.slice(1, 5)).toEqual(['Penebel', '2', '1', '1']);
    expect(found.get('51.02.10')?.slice(1, 5)).toEqual(['Pupuan', '1', '0', '1']);
    expect(found.get('51.02.01')?.slice(1, 5)).toEqual(['Selemadeg', '0', '0', '0']);
    expect(found.size).toBe(10);
    const { body } = await page();
    expect(textOf(body)).toContain('Penebel');
    expect((await page('?hari=7')).statusCode).toBe(422);
  });

  it('are narrowed by service and by period', async () => {
    expect((await lines('?layanan=akta-kelahiran')).get('51.02.08')?.[2]).toBe('2');
    expect((await lines('?layanan=kk-baru')).get('51.02.08')?.[2]).toBe('0');
    app.clock.advance({ days: 40 });
    expect((await lines('?hari=30')).get('51.02.08')?.[2]).toBe('0');
    expect((await lines('?hari=90')).get('51.02.08')?.[2]).toBe('2');
    app.clock.advance({ days: -40 });
  });

  it('follow an answer that is corrected', async () => {
    const { officers, citizens } = await registryOf(app.deps);
    const { caseId } = await seedBirth(app.deps, 'submitted', from('51.02.07', 'Marga'));
    const ask = (who: typeof citizens.niluh, command: Parameters<typeof perform>[2]['ask']) =>
      perform(app.deps.cases, who, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
    await ask(officers.clerk, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Desanya keliru.' });
    const { files } = (await app.db.selectFrom('cases.case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow())
      .state as unknown as { files: Record<string, { fileId: string }[]> };
    for (const [requirement, [file]] of Object.entries(files))
      await ask(officers.clerk, { action: 'judge', requirement, fileId: file?.fileId ?? '', verdict: 'accepted', note: null });
    await ask(officers.clerk, { action: 'verify', input: {} });
    const { applicant } = from('51.02.09', 'Candikuning');
    await ask(citizens.niluh, { action: 'resubmit', answers: { applicant }, files: {}, reply: 'Diperbaiki' });
    const found = await lines();
    expect([found.get('51.02.07')?.[2], found.get('51.02.09')?.[2]]).toEqual(['0', '1']);
  });

  it('find the district of applications from before the row held it, without opening them', async () => {
    await sql`update cases.case set district = null`.execute(app.db);
    expect((await lines()).get('51.02.08')?.[2]).toBe('0');
    expect((await lines()).get('')?.[1]).toBe('Tidak disebut');
    await app.runSweep('cases.districts');
    expect((await lines()).get('51.02.08')?.[2]).toBe('2');
    expect((await lines()).has('')).toBe(false);
  });

  it('are for those who answer for the office, of their own agency alone', async () => {
    expect((await page('', 'loket.tabanan@contoh.test')).statusCode).toBe(403);
    expect((await page('', 'niluh@contoh.test')).statusCode).toBe(403);
    expect([...(await lines('', 'kepala@contoh.test')).keys()].filter((code) => code.startsWith('51.02'))).toEqual([]);
    expect((await (await app.signedIn('bidang@contoh.test')).get('/meja')).body).toContain('/meja/kecamatan');
    expect((await (await app.signedIn('loket.tabanan@contoh.test')).get('/meja')).body).not.toContain('/meja/kecamatan');
  });

  it('are in the API as on the page', async () => {
    const { body } = await (await app.signedIn('bidang@contoh.test')).get('/api/v1/desk/districts?service=akta-kelahiran');
    const found = (JSON.parse(body) as { code: string; received: number; medianDays: number | null }[]).find(
      ({ code }) => code === '51.02.08',
    );
    expect(found).toMatchObject({ received: 2, decided: 1, open: 1, medianDays: 0 });
  });
});
