import { transaction } from '#db';
import { seedPermit } from '#demo';
import { enqueue, defineJob } from '#platform/jobs';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const probe = defineJob('uji.gagal', Type.Object({ n: Type.Number() }));

let app: TestApp;
let admin: Visitor;
beforeAll(async () => {
  app = await startApp();
  for (const state of ['submitted', 'issued'] as const) await seedPermit[state](app.deps);
  app.clock.advance({ minutes: 2 });
  await app.runJobs();
  admin = await app.signedIn('arsip@contoh.test');
});
afterAll(() => app?.close());

/** A job that failed as often as it may; returns its number. */
async function deadJob(n: number): Promise<string> {
  await transaction(app.db, (tx) => enqueue(tx, probe, { n }));
  const { rows } = await sql<{ id: string }>`
    update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'surat ditolak server'
     where id = (select max(id) from graphile_worker._private_jobs) returning id::text`.execute(app.db);
  return rows[0]?.id ?? '';
}

async function attemptsOf(id: string): Promise<number | undefined> {
  const { rows } = await sql<{ attempts: number }>`select attempts from graphile_worker.jobs where id = ${id}::bigint`.execute(app.db);
  return rows[0]?.attempts;
}

describe('a job that failed as often as it may', () => {
  it('is listed with its last error, gets its tries back by one button, once, and the audit knows who pressed it', async () => {
    const [id, other] = [await deadJob(1), await deadJob(2)];
    const before = await admin.get('/kelola/pekerjaan');
    expect(textOf(before.body)).toContain('surat ditolak server');
    const pressed = await admin.post(`/kelola/pekerjaan/${id}/ulangi`);
    const after = (await admin.follow(pressed)).body;
    expect(textOf(after)).toContain('Pekerjaan dijadwalkan lagi.');
    expect(after).not.toContain(`/kelola/pekerjaan/${id}/ulangi`);
    expect(after).toContain(`/kelola/pekerjaan/${other}/ulangi`);
    expect(await attemptsOf(id)).toBe(0);
    expect(await attemptsOf(other)).toBeGreaterThan(0);
    expect((await admin.post(`/kelola/pekerjaan/${id}/ulangi`)).statusCode, 'it is not dead any more').toBe(404);
    expect((await admin.post('/kelola/pekerjaan/999999999/ulangi')).statusCode).toBe(404);
    const audited = await app.db.selectFrom('audit.entry').select('subject_id').where('action', '=', 'jobs.retry').execute();
    expect(audited).toEqual([{ subject_id: id }]);
  });
});

describe('a filter of the console', () => {
  it('leaves of all deliveries those that failed', async () => {
    const { id } = await app.db.selectFrom('notifications.delivery').select('id').limit(1).executeTakeFirstOrThrow();
    await app.db.updateTable('notifications.delivery').set({ state: 'failed', detail: 'kotak penuh' }).where('id', '=', id).execute();
    const rowsAt = async (url: string) => (await admin.get(url)).body.match(/<tr>/g)?.length ?? 0;
    const failed = await admin.get('/kelola/kiriman?gagal=1');
    expect(textOf(failed.body)).toContain('kotak penuh');
    expect(await rowsAt('/kelola/kiriman?gagal=1')).toBe(2);
    expect(await rowsAt('/kelola/kiriman')).toBeGreaterThan(2);
  });

  it('names what was sent in words, by its topic at least', async () => {
    const message = await app.db.selectFrom('notifications.delivery').select('message_id as id').limit(1).executeTakeFirstOrThrow();
    const namedAs = async (notice: string, topic: string | null) => {
      await app.db.updateTable('notifications.message').set({ notice, topic }).where('id', '=', message.id).execute();
      return textOf((await admin.get('/kelola/kiriman')).body);
    };
    expect(await namedAs('mandates.turned', 'security')).toContain('Kuasa diputuskan atau berakhir');
    expect(await namedAs('service.something', 'decision')).toContain('Keputusan service.something');
    expect(await namedAs('service.something', null)).toContain('service.something');
  });

  it('leaves of all rules those the agency has to answer', async () => {
    const all = (await admin.get('/kelola/aturan')).body;
    const open = (await admin.get('/kelola/aturan?belum=1')).body;
    const confirmed = /laperon\.permit\.objection-days<\/code>/;
    const unconfirmed = /laperon\.permit\.service-days<\/code>/;
    expect(all).toMatch(confirmed);
    expect(all).toMatch(unconfirmed);
    expect(open).not.toMatch(confirmed);
    expect(open).toMatch(unconfirmed);
    expect(open).toContain('Waktu pelayanan');
    expect((await admin.get('/kelola/aturan?usulan=1')).body).toContain('Tidak ada aturan yang cocok.');
    expect((await admin.get('/kelola/aturan?belum=1&lang=en')).body).toContain('Time for the whole service');
    await admin.get('/kelola/aturan?lang=id');
  });
});

describe('the chain of the audit', () => {
  it('is checked by one button, and the broken link is named', async () => {
    await admin.get('/kelola/audit');
    expect(textOf((await admin.post('/kelola/audit')).body)).toContain('Rantai utuh');
    const { seq, lane } = await app.db.selectFrom('audit.entry').select(['seq', 'lane']).limit(1).executeTakeFirstOrThrow();
    await app.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`update audit.entry set detail = '{"x":1}' where seq = ${seq} and lane = ${lane}`.execute(tx);
    });
    const said = textOf((await admin.post('/kelola/audit')).body);
    expect(said).toContain('Rantai terputus');
    expect(said).toContain(`Lajur ${lane}, catatan ${seq}: isinya berubah`);
  });
});
