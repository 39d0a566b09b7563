import { transaction } from '#db';
import { seedPermit } from '#demo';
import { appendAudit } from '#platform/audit';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let number: string;
beforeAll(async () => {
  app = await startApp();
  const { caseId } = await seedPermit.issued(app.deps);
  ({ number } = await app.db.selectFrom('cases.case').select('number').where('id', '=', caseId).executeTakeFirstOrThrow());
  admin = await app.signedIn('arsip@contoh.test');
});
afterAll(() => app?.close());

const personOf = async (email: string) =>
  (await app.db.selectFrom('identity.person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;

/** Acts of somebody, one a second. */
async function act(email: string, action: string, times: number): Promise<void> {
  const personId = await personOf(email);
  await transaction(app.db, async (tx) => {
    for (let n = 0; n < times; n++) {
      const actor = { kind: 'person', personId, accountId: '', name: '', email, roles: [], strong: true } as const;
      const at = new Date(app.clock.now().getTime() + n * 1000);
      await appendAudit(tx, { actor, action, subject: { type: 'job', id: `${action}-${n}` }, detail: { n }, at });
    }
  });
}

const rowsIn = (body: string) => [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) => textOf(row ?? ''));

describe('the audit trail', () => {
  it('shows what was done to a file of the agency, by officers, applicant and system, in words', async () => {
    const page = await admin.get(`/kelola/audit?berkas=${encodeURIComponent(` ${number.toLowerCase()} `)}`);
    const rows = rowsIn(page.body);
    expect(rows.every((row) => row.includes(number))).toBe(true);
    const said = rows.join('\n');
    expect(said).toContain('Permohonan diajukan');
    expect(said).toContain('Ni Made Ayu Lestari');
    expect(said).toContain('Dokumen terbit dan ditandatangani');
    expect(said, 'a citizen is not named').not.toContain('Ni Luh');
    expect(said).toContain('Warga');
  });

  it('knows no file of another agency, nor what its officers did', async () => {
    const neighbour = await app.signedIn('denpasar@contoh.test');
    expect((await neighbour.get('/kelola/audit')).statusCode, 'no administrator').toBe(404);
    await act('denpasar@contoh.test', 'jobs.retry', 1);
    await act('arsip@contoh.test', 'jobs.retry', 1);
    const rows = rowsIn((await admin.get('/kelola/audit?mengenai=jobs')).body);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('Gusti Ayu Rai Komala');
    expect(textOf((await admin.get('/kelola/audit?berkas=PBG-0000-2026-00001')).body)).toContain('Tidak ada berkas bernomor itu');
  });

  it('pages from newest to oldest, each line once, also while others are written', async () => {
    await act('loket@contoh.test', 'files.repair', 120);
    const seen: string[] = [];
    let address: string | undefined = '/kelola/audit?mengenai=files';
    for (let pages = 0; address !== undefined; pages++) {
      expect(pages).toBeLessThan(4);
      const { body } = await admin.get(address);
      seen.push(...rowsIn(body).map((row) => /\bn: (\d+)/.exec(row)?.[1] ?? '?'));
      if (pages === 0) {
        app.clock.advance({ minutes: 10 });
        await act('loket@contoh.test', 'files.repair', 1);
      }
      address = /<a href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => String(119 - n)));
  });

  it('narrows by person and by day at the office', async () => {
    const who = await personOf('loket@contoh.test');
    const all = rowsIn((await admin.get(`/kelola/audit?oleh=${who}`)).body);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((row) => row.includes('Ni Made Ayu Lestari'))).toBe(true);
    const today = app.clock.now().toISOString().slice(0, 10);
    expect(rowsIn((await admin.get(`/kelola/audit?mengenai=files&dari=${today}&sampai=`)).body).length).toBeGreaterThan(0);
    expect(textOf((await admin.get('/kelola/audit?mengenai=files&sampai=2001-01-01')).body)).toContain('Tidak ada catatan yang cocok');
    expect((await admin.get('/kelola/audit?dari=kemarin')).statusCode).toBe(422);
  });

  it('is taken along as CSV, which is itself a line of it', async () => {
    const file = await admin.get(`/kelola/audit/ekspor?mengenai=files`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body.trim().split('\r\n')).toHaveLength(122);
    expect(file.body).toContain('files.repair');
    expect(textOf((await admin.get('/kelola/audit?mengenai=audit')).body)).toContain('Jejak audit diunduh');
  });

  it('has words for every act that is written anywhere', async () => {
    const files = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.ts'] });
    const literal = /action: '([a-z]+\.[a-zA-Z-]+)'/g;
    const acts = new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(literal)].map(([, act = '']) => act)));
    expect(acts.size).toBeGreaterThan(40);
    await transaction(app.db, async (tx) => {
      const personId = await personOf('loket@contoh.test');
      const actor = { kind: 'person', personId, accountId: '', name: '', email: '', roles: [], strong: true } as const;
      for (const action of acts)
        await appendAudit(tx, { actor, action, subject: { type: 'words', id: action }, at: new Date('2020-02-03') });
    });
    const wordless: string[] = [];
    let address: string | undefined = '/kelola/audit?sampai=2020-02-04';
    while (address !== undefined) {
      const { body } = await admin.get(address);
      wordless.push(
        ...[...body.matchAll(/<div><div class="small soft"><code lang="en">([a-z]+\.[^<]*)<\/code>/g)].map(([, act = '']) => act),
      );
      address = /<a href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(wordless).toEqual([]);
  });
});
