import { liveSamsat } from '#demo';
import { verifyLedger } from '#platform/ledger';
import { startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TODAY = '2026-11-24T03:00:00Z';
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  app.clock.set(TODAY);
  await liveSamsat(app.deps);
  await app.runJobs();
}, 120_000);
afterAll(() => app?.close());

describe('the Samsat of the demonstration', () => {
  it('has vehicles in every state somebody may find theirs in, with money that is accounted for to the rupiah', async () => {
    const said = async (column: string, table: string) => {
      const { rows } = await sql<{ it: string }>`select distinct ${sql.ref(column)} as it from ${sql.table(table)} order by 1`.execute(
        app.db,
      );
      return rows.map(({ it }) => it);
    };
    expect(await said('state', 'samsat.proof')).toEqual(['extended', 'issued', 'revoked']);
    expect(await said('state', 'samsat.delivery')).toEqual(
      ['DELIVERED', 'E_PROOF_ISSUED', 'HANDED_TO_POS', 'PRINTED', 'RECEIPT_CONFIRMED', 'REISSUED', 'RETURNED'].toSorted(),
    );
    expect(await said('state', 'samsat.sticker')).toEqual(['spoiled', 'stock', 'used']);
    expect(await said('channel', 'payments.payment')).toEqual(expect.arrayContaining(['counter', 'qris', 'va']));
    expect(await said('reason', 'payments.suspense')).toEqual(expect.arrayContaining(['duplicate', 'unknown']));
    expect(await said('state', 'payments.settlement_row')).toEqual(expect.arrayContaining(['matched', 'unread']));
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from payments.bill where status = 'paid') as paid,
             (select count(*)::int from payments.bill where status = 'refunded') as refunded,
             (select count(*)::int from payments.bill where status = 'open' and expires_at > ${TODAY}::timestamptz) as open,
             (select count(*)::int from payments.bill where status = 'open' and expires_at <= ${TODAY}::timestamptz) as ran_out,
             (select count(*)::int from samsat.holding where state = 'former') as former,
             (select count(*)::int from ledger.journal where at > ${TODAY}::timestamptz) as ahead`.execute(app.db);
    expect(rows).toEqual([{ paid: 10, refunded: 1, open: 1, ran_out: 1, former: 1, ahead: 0 }]);
    expect((await verifyLedger(app.db)).wrong).toEqual([]);
    const grounds = async (email: string) => {
      const person = await app.signedIn(email);
      const list = await person.get('/samsat');
      const pages = [...list.body.matchAll(/href="(\/samsat\/kendaraan\/[0-9a-f-]{36})"/g)].map(([, at = '']) => at);
      return (await Promise.all(pages.map(async (at) => textOf((await person.get(at)).body)))).join(' ');
    };
    expect(await grounds('made@contoh.test')).toMatch(/Tidak dapat dibayar daring.*Diblokir menahan/s);
    const wayan = await grounds('wayan@contoh.test');
    for (const ground of ['Alamat', 'sengketa', 'Tunggakan', 'dijual']) expect(wayan, ground).toMatch(new RegExp(ground, 'i'));
    expect(await grounds('putu@contoh.test')).toContain('Sampai menurut Pos');
    const clerk = await app.signedIn('samsat@contoh.test');
    expect(textOf((await clerk.get('/samsat/cetakan')).body)).toContain('2 ');
    expect(textOf((await clerk.get('/samsat/pengiriman')).body)).toMatch(/DK 1188 NL.*Sudah hampir dua bulan/s);
    const treasurer = await app.signedIn('bendahara.samsat@contoh.test');
    expect(textOf((await treasurer.get('/bendahara/titipan')).body)).toContain('11111111111116'.slice(0, 4));
    expect((await app.mail('niluh@contoh.test'))?.subject).toBeTruthy();
    expect(textOf((await treasurer.get('/bendahara/rekening-koran')).body).match(/RK\/2026\/\d{6}/g)).toHaveLength(4);
    expect(textOf((await treasurer.get('/bendahara/pihak')).body)).toMatch(/Hanya di buku (mereka|kita).*Hanya di buku (mereka|kita)/s);
  });
});
