import { castOf, citizens, seedPermit } from '#demo';
import { verifyAudit } from '#platform/audit';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { nik, phone } = citizens.niluh;
const lines: string[] = [];
let app: TestApp;
let front: Visitor;
let caseId: string;
let officerId: string;

beforeAll(async () => {
  app = await startApp({ log: { write: (line) => void lines.push(line) } });
  const cast = await castOf(app.deps);
  officerId = cast.officers.front.personId;
  ({ caseId } = await seedPermit.submitted(app.deps));
  front = await app.signedIn('loket@contoh.test');
}, 120_000);
afterAll(() => app?.close());

const readings = () =>
  app.db.selectFrom('audit.entry').select(['actor_id', 'subject_id', 'detail', 'at']).where('action', '=', 'cases.read-numbers').execute();

describe('numbers of a person at the desk', () => {
  it('are masked on the case and stand nowhere in lists, exports and on the pages of the applicant', async () => {
    const page = await front.get(`/meja/${caseId}`);
    expect(textOf(page.body)).toContain('5103••••••••••01');
    expect(textOf(page.body)).toContain('+62812••••••11');
    const hers = await app.signedIn(citizens.niluh.email);
    const pages = [
      page,
      await front.get('/meja'),
      await front.get('/meja/ekspor?format=csv'),
      await hers.get('/berkas'),
      await hers.get(`/berkas/${caseId}`),
    ];
    for (const { body } of pages) {
      expect(body).not.toContain(nik);
      expect(body).not.toContain(phone);
    }
    expect(await readings()).toEqual([]);
  });

  it('are not shown without a reason', async () => {
    for (const why of [undefined, '', 'ingin tahu']) {
      const refused = await front.post(`/meja/${caseId}/nomor`, { why });
      expect(refused.statusCode).toBe(422);
      expect(textOf(refused.body)).toContain('Pilih untuk apa nomor lengkap diperlukan.');
      expect(refused.body).not.toContain(nik);
    }
    expect(await readings()).toEqual([]);
  });

  it('are shown in full once, to whoever says why, and the reading is one line of the audit chain', async () => {
    const shown = await front.post(`/meja/${caseId}/nomor`, { why: 'contact' });
    expect(shown.statusCode).toBe(200);
    for (const number of [nik, phone]) expect(textOf(shown.body)).toContain(number);
    expect(shown.headers['cache-control']).toContain('no-store');
    const noted = await readings();
    expect(noted).toEqual([
      { actor_id: officerId, subject_id: caseId, at: app.clock.now(), detail: { service: 'imb-pbg', reason: 'contact', numbers: 3 } },
    ]);
    expect((await verifyAudit(app.db)).broken).toEqual([]);
    expect((await front.get(`/meja/${caseId}`)).body).not.toContain(nik);
    expect(await readings()).toHaveLength(1);
  });

  it('open to nobody of another agency, and leave no line then', async () => {
    const before = await readings();
    const neighbour = await app.signedIn('denpasar@contoh.test');
    expect((await neighbour.post(`/meja/${caseId}/nomor`, { why: 'contact' })).statusCode).toBe(404);
    expect(await readings()).toEqual(before);
  });

  it('may be looked for, and neither log nor kept filter holds them', async () => {
    const found = await front.get(`/meja?q=${nik}&open=1`);
    expect(textOf(found.body)).toContain(citizens.niluh.name);
    await front.post(`/meja/saringan?q=${nik}%20Luh`, { name: 'Cari' });
    const kept = await app.db.selectFrom('cases.saved_filter').select('query').where('name', '=', 'Cari').executeTakeFirstOrThrow();
    expect(kept.query).toContain('Luh');
    expect(kept.query).not.toContain(nik);
    expect(lines.length).toBeGreaterThan(5);
    for (const number of [nik, phone]) expect(lines.join('')).not.toContain(number);
  });
});
