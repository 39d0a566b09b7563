import { transaction } from '#db';
import { textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let proofId = '';
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
  await world.putu.post(`${pageOf('DK2718PAM')}/bayar`, { cara: 'post', alamat: 'Jl. Rahasia 7, 80361' });
  const { code } = await billOf('DK 2718 PAM');
  const bank = world.app.visitor();
  const asked = await bank.post('/demo/bank/1/va', { nomor: code });
  await bank.post(String(asked.headers.location), { pin: '123456' });
  await world.app.runJobs();
  ({ id: proofId } = await db().selectFrom('samsat.proof').select('id').executeTakeFirstOrThrow());
  await world.putu.post(`${pageOf('DK1945PAM')}/bayar`, { cara: 'post', alamat: 'Jl. Menunggu 3, 80361' });
});
afterAll(() => world?.close());

const db = () => world.app.db;
const pageOf = (nrkb: string) => `/samsat/kendaraan/${world.samsat.holdings[nrkb]}`;
const billOf = (object: string) =>
  db()
    .selectFrom('payments.bill')
    .select(['id', 'code', 'status', 'payer_name as payerName'])
    .where('object', '=', object)
    .executeTakeFirstOrThrow();
const move = (ke: string, more: Readonly<Record<string, string>> = {}) =>
  world.clerk.post(`/samsat/pengiriman/${proofId}`, { ke, ...more });

it('every sealed table is gone through row by row, to its end', async () => {
  const looked = new Map<string, number>();
  for (const table of world.app.deps.sealed)
    for (let after: string | null = null, n = 1; n > 0; ) {
      const found = await transaction(db(), (tx) => table.reseal(tx, after, 1));
      [after, n] = [found.last, found.looked];
      looked.set(table.name, (looked.get(table.name) ?? 0) + n);
    }
  expect(looked.get('samsat.delivery')).toBe(1);
  expect(looked.get('samsat.vehicle')).toBeGreaterThan(5);
});

describe('what is held of somebody with vehicles', () => {
  it('goes along with them: vehicles, proofs with their address, bills and payments', async () => {
    const parts = (await world.putu.get('/akun/data/unduh/json')).json() as { kind: string; [name: string]: unknown }[];
    const of = (kind: string) => parts.filter((part) => part.kind === kind);
    expect(of('vehicle').map(({ nrkb }) => nrkb)).toEqual(
      expect.arrayContaining(['DK 2718 PAM', 'DK 1945 PAM', 'DK 77 PAM', 'DK 8817 PAM']),
    );
    expect(of('vehicle-proof')).toMatchObject([{ nrkb: 'DK 2718 PAM', address: 'Jl. Rahasia 7, 80361' }]);
    expect(of('bill')).toMatchObject([
      { object: 'DK 2718 PAM', status: 'paid', payments: [{ channel: 'va' }] },
      { object: 'DK 1945 PAM', status: 'open', payments: [] },
    ]);
    expect(of('vehicle-review')).toMatchObject([{ nrkb: 'DK 8817 PAM', said: 'Dipakai sendiri untuk kebun.' }]);
    const text = textOf((await world.putu.get('/akun/data/unduh/txt')).body);
    for (const said of ['DK 2718 PAM', 'Jl. Rahasia 7', 'Rp 238.800']) expect(text).toContain(said);
    const others = (await world.niluh.get('/akun/data/unduh/json')).body;
    expect(others).not.toMatch(/Rahasia|2718/);
  });

  it('waits with the account while money is on its way back', async () => {
    const { id: paymentId } = await db().selectFrom('payments.payment').select('id').executeTakeFirstOrThrow();
    const treasurer = await world.app.signedIn('bendahara.samsat@contoh.test');
    const head = await world.app.signedIn('kepala.samsat@contoh.test');
    await treasurer.post(`/bendahara/pembayaran/${paymentId}/kembalikan`, { alasan: 'Uji', tujuan: 'Bank Contoh 000-222 a.n. Putu' });
    expect(textOf((await world.putu.get('/akun/hapus')).body)).toMatch(/masih|menunggu|diproses/i);
    const { id } = await db().selectFrom('payments.refund').select('id').executeTakeFirstOrThrow();
    expect((await head.post(`/bendahara/pengembalian/${id}/putuskan`, { putusan: 'tolak' })).statusCode).toBe(303);
  });

  it('of those who stay, an address goes by rule once its bill was not paid for half a year', async () => {
    const addresses = async () =>
      (await db().selectFrom('samsat.assessment').select('address').execute()).filter(({ address }) => address !== '');
    await world.app.runSweep('retention.remove');
    expect(await addresses()).toHaveLength(1);
    world.app.clock.advance({ days: 181 });
    await world.app.runSweep('retention.remove');
    expect(await addresses()).toHaveLength(0);
    const stays = await db().selectFrom('samsat.delivery').select('address').where('proof_id', '=', proofId).executeTakeFirstOrThrow();
    expect(stays.address, 'of what is still on its way').not.toBe('');
    world.app.clock.advance({ days: -181 });
  });

  it('goes with the account, but for the books: no name, no address, no words, and nobody is told anything', async () => {
    await world.clerk.post('/samsat/stiker', { seri: 'ZZ', dari: '1', sampai: '5' });
    await move('PRINTED');
    await move('HANDED_TO_POS', { nomor: 'PCONTOH000888' });
    await world.putu.post(`/samsat/bukti/${proofId}/keluhan`, { keluhan: 'Keluhan rahasia.' });
    const { person_id: personId } = await db()
      .selectFrom('samsat.holding')
      .select('person_id')
      .where('id', '=', world.samsat.holdings['DK2718PAM'] ?? '')
      .executeTakeFirstOrThrow();
    const at = world.app.clock.now();
    await transaction(db(), (tx) => tx.insertInto('identity.erasure').values({ person_id: personId, asked_at: at, due_at: at }).execute());
    await world.app.runSweep('identity.erase');
    const { erased_at: erasedAt } = await db()
      .selectFrom('identity.person')
      .select('erased_at')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(erasedAt).not.toBeNull();
    const whole = JSON.stringify([
      await db().selectFrom('samsat.delivery').selectAll().where('proof_id', '=', proofId).execute(),
      await db().selectFrom('samsat.delivery_step').selectAll().execute(),
      await db().selectFrom('samsat.assessment').select('address').execute(),
      await db().selectFrom('samsat.holding').select(['label', 'note']).where('person_id', '=', personId).execute(),
      await db().selectFrom('payments.bill').select('payer_name').where('payer_id', '=', personId).execute(),
      await db().selectFrom('payments.refund').select('destination').execute(),
    ]);
    expect(whole).not.toMatch(/rahasia|PUTU|v1\./i);
    expect((await billOf('DK 1945 PAM')).status, 'nobody is left to pay it').toBe('cancelled');
    expect((await billOf('DK 2718 PAM')).status, 'the books stay').toBe('paid');
    expect(await db().selectFrom('samsat.proof').select('nrkb').where('id', '=', proofId).execute()).toHaveLength(1);
    const told = () => db().selectFrom('notifications.message').select('id').where('person_id', '=', personId).execute();
    expect(await told()).toEqual([]);
    expect((await move('RETURNED')).statusCode).toBe(303);
    await world.app.runSweep('samsat.extend-proofs');
    expect(await told(), 'a complaint after erasure, and a late paper, reach nobody').toEqual([]);
    expect((await world.clerk.get('/samsat/pengiriman')).statusCode).toBe(200);
  });
});
