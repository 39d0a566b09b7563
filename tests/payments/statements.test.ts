import { transaction } from '#db';
import { castOf } from '#demo';
import { newId } from '#kernel';
import { verifyPdf } from '#platform/documents';
import { credit, debit, post } from '#platform/ledger';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpBank } from './bank.ts';
import { seedMoney } from './world.ts';

let app: TestApp;
let treasurer: Visitor;
beforeAll(async () => {
  const { file } = await setUpBank('dpmptsp-badung');
  app = await startApp({ env: { BANKS_FILE: file } });
  await castOf(app.deps);
  treasurer = await app.signedIn('bendahara@contoh.test');
});
afterAll(() => app.close());

const statements = () =>
  app.db.selectFrom('payments.statement').selectAll().where('account', '=', 'rkud-kab:5103').orderBy('day').execute();

async function nights(count: number): Promise<void> {
  for (let night = 0; night < count; night++) {
    app.clock.advance({ hours: 24 });
    await app.runSweep('ledger.close');
    await app.runSweep('payments.statements');
    await app.runJobs();
  }
}

describe('the daily statement of a beneficiary', () => {
  it('is made once the day is closed, with opening, every credit and what was passed on, numbered without a gap', async () => {
    const money = await seedMoney(app);
    await app.runJobs();
    await nights(1);
    const [, made] = await statements();
    expect(made).toMatchObject({
      opening: 10_000,
      received: 600_000,
      refunded: 0,
      passed_on: 600_000,
      closing: 10_000,
      number: 'RK/2026/000002',
    });
    expect(money.payment).not.toBe('');
    await app.runSweep('payments.statements');
    await app.runJobs();
    expect(await statements(), 'once').toHaveLength(2);
  });

  it('is nil where nothing moved, and goes on from what stood before', async () => {
    await nights(2);
    const made = await statements();
    expect(made.slice(2)).toMatchObject([
      { opening: 10_000, closing: 10_000, entries: 0, number: 'RK/2026/000003' },
      { opening: 10_000, closing: 10_000, entries: 0, number: 'RK/2026/000004' },
    ]);
  });

  it('is signed by the agency’s seal, and its lines are those of the ledger, byte by byte', async () => {
    const [, made] = await statements();
    const at = `/bendahara/rekening-koran/${made?.id ?? ''}`;
    const pdf = (await treasurer.get(`${at}/rekening-koran.pdf`)).rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await verifyPdf(app.deps.documents, pdf)).toMatchObject({ verdict: 'genuine' });
    const csv = (await treasurer.get(`${at}/rekening-koran.csv`)).rawPayload;
    expect(createHash('sha256').update(csv).digest('hex')).toBe(made?.digest);
    const text = csv.toString('utf8');
    expect(text).toContain('Virtual account');
    expect(text).toContain('540000');
    expect(textOf((await treasurer.get(at)).body)).toContain('sama huruf demi huruf');
    expect(textOf((await treasurer.get('/bendahara/rekening-koran')).body)).toContain('RK/2026/000004');
    expect(textOf((await treasurer.get('/bendahara/rekening-koran?penerima=jasa-raharja')).body)).toContain('Tidak ada rekening koran');
    expect((await (await app.signedIn('denpasar@contoh.test')).get(at)).statusCode, 'another agency').toBe(404);
  });

  it('is never changed, and says where the ledger was', async () => {
    const [, made] = await statements();
    await expect(sql`update payments.statement set received = 0 where id = ${made?.id}`.execute(app.db)).rejects.toThrow('not changed');
    await expect(sql`delete from payments.statement`.execute(app.db)).rejects.toThrow('not changed');
    // A ledger that nobody can change is changed past its guards.
    await sql`alter table ledger.entry disable trigger all`.execute(app.db);
    await sql`update ledger.entry set about = 'lain' where account = 'rkud-kab:5103' and about = 'prasarana'`.execute(app.db);
    const at = `/bendahara/rekening-koran/${made?.id ?? ''}`;
    expect(textOf((await treasurer.get(at)).body)).toContain('TIDAK SAMA DENGAN BUKU BESAR');
    expect((await treasurer.get(`${at}/rekening-koran.csv`)).statusCode).toBe(409);
    await sql`update ledger.entry set about = 'prasarana' where account = 'rkud-kab:5103' and about = 'lain'`.execute(app.db);
    await sql`alter table ledger.entry enable trigger all`.execute(app.db);
    expect(textOf((await treasurer.get(at)).body)).toContain('sama huruf demi huruf');
  });

  it('of a day with thousands of lines prints the first of them and sums all', async () => {
    const { id: agencyId } = await app.db
      .selectFrom('access.agency')
      .select('id')
      .where('key', '=', 'dpmptsp-badung')
      .executeTakeFirstOrThrow();
    const entries = Array.from({ length: 2100 }, (_, n) => credit('rkud-kab:5103', 10, `baris-${n}`));
    await transaction(app.db, (tx) =>
      post(tx, {
        kind: 'correction',
        ref: newId(),
        agencyId,
        bookedOn: app.clock.now().toISOString().slice(0, 10),
        at: app.clock.now(),
        entries: [debit('bank-clearing:contoh', 21_000), ...entries],
      }),
    );
    await nights(1);
    const last = (await statements()).at(-1);
    expect(last).toMatchObject({ received: 21_000, closing: 31_000, entries: 2100 });
  });
});
