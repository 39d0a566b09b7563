import { castOf, citizens, seedPermit } from '#demo';
import { newId } from '#kernel';
import { type Command, perform } from '#platform/cases';
import { startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { nik, phone, email, name } = citizens.niluh;
let app: TestApp;
let hers: Visitor;
let number: string;

beforeAll(async () => {
  app = await startApp();
  const cast = await castOf(app.deps);
  const walk = await seedPermit.atPlanning(app.deps);
  number = walk.number;
  const say = (ask: Command['ask']) =>
    perform(app.deps.cases, cast.officers.front, {
      caseId: walk.caseId,
      idempotencyKey: newId(),
      expectedVersion: null,
      ask,
    });
  await say({ action: 'message', text: 'Mohon tunggu sebentar.' });
  await say({ action: 'note', text: 'Hanya untuk petugas.' });
  await app.runJobs();
  hers = await app.signedIn(email);
}, 120_000);
afterAll(() => app?.close());

interface Held {
  readonly kind: string;
  readonly [name: string]: unknown;
}

describe('taking one’s own data along', () => {
  it('gives everything held, as JSON and to read, numbers in full, and is noted', async () => {
    const page = await hers.get('/akun/data');
    expect(page.body).toContain('/akun/data/unduh/json');
    expect((await hers.get('/akun')).body).toContain('/akun/data');
    const { headers, body } = await hers.get('/akun/data/unduh/json');
    expect(headers['content-disposition']).toContain('data-saya.json');
    expect(headers['cache-control']).toContain('no-store');
    const parts = JSON.parse(body) as Held[];
    expect(parts[0]).toMatchObject({ kind: 'account', name, email, nik, phone });
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(['account', 'case', 'message']));
    const own = parts.find((part) => part.number === number);
    expect(own?.answers).toMatchObject({ applicant: { nik, phone } });
    expect(own?.messages).toMatchObject([{ text: 'Mohon tunggu sebentar.', own: false }]);
    const { body: text } = await hers.get('/akun/data/unduh/txt');
    for (const said of [nik, phone, number, 'Mohon tunggu sebentar.']) expect(text).toContain(said);
    const noted = await app.db.selectFrom('audit.entry').select('detail').where('action', '=', 'identity.take-own-data').execute();
    expect(noted).toHaveLength(2);
  });

  it('holds no secret of the account, no note among officers, and nothing of anybody else', async () => {
    for (const format of ['json', 'txt']) {
      const { body } = await hers.get(`/akun/data/unduh/${format}`);
      for (const hidden of ['Hanya untuk petugas.', 'password', 'token', citizens.made.email, citizens.made.nik])
        expect(body).not.toContain(hidden);
    }
    const his = await app.signedIn(citizens.made.email);
    const { body } = await his.get('/akun/data/unduh/json');
    expect(body).toContain(citizens.made.nik);
    for (const foreign of [nik, phone, number]) expect(body).not.toContain(foreign);
    expect((await app.visitor().get('/akun/data/unduh/json')).statusCode).toBe(303);
  });
});
