import { transaction } from '#db';
import { castOf } from '#demo';
import { registerClient } from '#platform/clients';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchToken } from './world.ts';

let app: TestApp;
let admin: Visitor;
let agency: string;
beforeAll(async () => {
  app = await startApp();
  agency = (await castOf(app.deps)).agencyId;
  admin = await app.signedIn('arsip@contoh.test');
}, 120_000);
afterAll(() => app?.close());

const shown = (body: string) => ({
  id: /<code>([0-9a-f-]{36})<\/code>/.exec(body)?.[1] ?? '',
  secret: /wls_[\w-]{43}/.exec(body)?.[0] ?? '',
});
const system = { name: 'Kas Daerah', contact: 'Bapenda, Ni Made', scopes: 'cases:read', roles: 'front-office' };

describe('the page of other systems', () => {
  it('registers one, shows its secret once, renews it and ends it', async () => {
    const made = await admin.post('/kelola/sistem', { agency, ...system });
    const { id, secret } = shown(made.body);
    expect((await fetchToken(app, id, secret)).statusCode).toBe(200);
    const again = (await admin.get('/kelola/sistem')).body;
    expect(again).toContain('Kas Daerah');
    expect(again).not.toContain('wls_');
    const renewed = shown((await admin.post(`/kelola/sistem/${id}/rahasia`)).body);
    expect(renewed.secret).not.toBe(secret);
    const from = { referer: 'http://localhost/kelola/sistem' };
    const page = await admin.post(`/kelola/sistem/${id}/rahasia`, {}, { ...from, host: 'localhost' });
    expect(page.body, 'the language switch leads to a page that is there').toContain('href="/kelola/sistem?lang=en"');
    expect((await admin.post(`/kelola/sistem/${id}/rahasia`)).body).toContain('href="/?lang=en"');
    expect((await fetchToken(app, id, renewed.secret)).statusCode).toBe(200);
    expect(textOf((await admin.get('/kelola/sistem')).body)).toContain('4 rahasia berlaku.');
    await admin.follow(await admin.post(`/kelola/sistem/${id}/akhiri`));
    expect((await fetchToken(app, id, renewed.secret)).statusCode).toBe(401);
    expect((await admin.post(`/kelola/sistem/${id}/rahasia`)).statusCode, 'an ended one has no secret any more').toBe(409);
  });

  it('gives one a limit of its own, and takes it back', async () => {
    const { id } = shown((await admin.post('/kelola/sistem', { agency, ...system, name: 'Sistem Ramai' })).body);
    const address = `/kelola/sistem/${id}/batas`;
    const wrong = await admin.post(address, { perMinute: 'banyak' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain(`href="#batas-${id}"`);
    expect(wrong.body).toContain('value="banyak"');
    await admin.follow(await admin.post(address, { perMinute: '40' }));
    expect(textOf((await admin.get('/kelola/sistem')).body)).toContain('Paling banyak 40.');
    await admin.follow(await admin.post(address, { perMinute: '' }));
    expect(textOf((await admin.get('/kelola/sistem')).body)).not.toContain('Paling banyak 40.');
    const { rows } = await sql<{ detail: object }>`select detail from audit.entry where action = 'clients.limit' order by at`.execute(
      app.db,
    );
    expect(rows.map(({ detail }) => detail)).toEqual([
      { from: null, to: 40 },
      { from: 40, to: null },
    ]);
  });

  it('gives no office that signs, and none of another agency', async () => {
    expect(textOf((await admin.get('/kelola/sistem')).body), 'nor one of another agency').not.toContain('Diproses di SIAK');
    const page = (await admin.get('/kelola/sistem')).body;
    expect(page, 'an office is called after its first desk').toMatch(/value="technical-reviewer"[^>]*>.{0,40}Penilaian teknis/s);
    const elsewhere = await admin.post('/kelola/sistem', { agency, ...system, roles: 'siak-operator' });
    expect(elsewhere.statusCode).toBe(422);
    const signing = await admin.post('/kelola/sistem', { agency, ...system, roles: 'head' });
    expect(signing.statusCode).toBe(422);
    expect(textOf(signing.body)).toContain('Jabatan itu tidak dapat diberikan kepada sistem.');
    expect(signing.body).toContain('value="Kas Daerah"');
    const other = await admin.post('/kelola/sistem', { ...system, agency: '00000000-0000-7000-8000-000000000000' });
    expect(other.statusCode).toBe(403);
    const empty = textOf((await admin.post('/kelola/sistem', { agency, name: '', contact: '' })).body);
    for (const sentence of ['Tulis nama sistem', 'Tulis penanggung jawabnya', 'Pilih paling sedikit satu lingkup'])
      expect(empty).toContain(sentence);
  });

  it('goes on page by page, finds one by name, and gives the whole list as a table without any secret', async () => {
    const { officers } = await castOf(app.deps);
    await transaction(app.db, async (tx) => {
      for (let n = 0; n < 33; n++) {
        const one = { agencyId: agency, name: `Sistem Banyak ${n}`, contact: `Unit ${n}`, scopes: ['cases:read'] as const, roles: [] };
        await registerClient(tx, officers.archivist, one, app.clock.now());
      }
    });
    const cards = (body: string) => body.match(/aria-labelledby="sistem-/g)?.length ?? 0;
    const pages = await Promise.all(
      ['', '?halaman=2', '?q=banyak+17'].map(async (query) => (await admin.get(`/kelola/sistem${query}`)).body),
    );
    const [first, second, found] = pages.map(cards);
    expect(first).toBe(30);
    expect(second).toBeGreaterThan(2);
    expect(found).toBe(1);
    const table = await admin.get('/kelola/sistem/ekspor?q=banyak');
    expect(table.body.trim().split('\r\n')).toHaveLength(34);
    expect(table.body).not.toContain('wls_');
  });
});
