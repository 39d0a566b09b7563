import { transaction } from '#db';
import { newId } from '#kernel';
import { capture } from '#platform/payments';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let treasurer: Visitor;
let head: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
  treasurer = await world.app.signedIn('bendahara.samsat@contoh.test');
  head = await world.app.signedIn('kepala.samsat@contoh.test');
});
afterAll(() => world?.close());

const words = async (at: string, who: Visitor) => textOf((await who.get(at)).body);
const told = (notice: string) =>
  world.app.db.selectFrom('notifications.message').select(['subject', 'body']).where('notice', '=', notice).execute();

/** Opens the bill of Putu's motorcycle: its address, code and sum. */
async function billed() {
  const made = await world.putu.post(`/samsat/kendaraan/${world.samsat.holdings['DK2718PAM']}/bayar`);
  const address = String(made.headers.location);
  const bill = await world.app.db
    .selectFrom('payments.bill')
    .select(['id', 'code', 'total', 'agency_id as agencyId'])
    .where('id', '=', address.slice(-36))
    .executeTakeFirstOrThrow();
  return { address, ...bill };
}

/** Money a bank has taken already. */
async function arrives(code: string, amount: number, agencyId: string) {
  const [bank] = world.app.deps.payments.banks();
  const at = world.app.clock.now();
  const requestId = newId();
  const money = {
    channel: 'va',
    bank: bank?.settings.key ?? '',
    reference: `REF-${amount}`,
    code,
    amount,
    paidAt: at,
    held: true,
  } as const;
  const outcome = await transaction(world.app.db, (tx) => capture(tx, { ...money, requestId, agencyIds: [agencyId] }, at));
  await world.app.runJobs();
  if (outcome.kind === 'refused') throw new Error('the money was refused');
  return outcome.paymentId;
}

describe('money that came twice', () => {
  it('is shown to whoever the bill is for, who hears of it once, with the day it is decided on by', async () => {
    const { address, code, total, agencyId } = await billed();
    await arrives(code, total, agencyId);
    expect(await words(address, world.putu)).not.toContain('Uang lain dengan kode ini');
    const paymentId = await arrives(code, total, agencyId);
    const page = await words(address, world.putu);
    expect(page).toMatch(/Uang lain dengan kode ini.*Rp 238\.800.*REF-238800.*datang setelah tagihan lunas.*paling lambat 5 Maret 2026/s);
    const messages = await told('payments.held');
    expect(messages.map(({ subject }) => subject)).toEqual(['Rp 238.800 untuk DK 2718 PAM ditahan sebagai titipan']);
    expect(messages[0]?.body).toContain('5 Maret 2026');
    // A job that died after its work does it again.
    const [handler] = world.app.application.worker.handlers.filter(({ job }) => job.name === 'payments.dispose');
    await handler?.run({ paymentId }, { attempt: 2, lastAttempt: false } as never);
    expect(await told('payments.held'), 'told once').toHaveLength(1);
  });

  it('leads the treasurer to the bill whose code it named', async () => {
    const { payment_id: paymentId } = await world.app.db.selectFrom('payments.suspense').select('payment_id').executeTakeFirstOrThrow();
    const { body } = await treasurer.get(`/bendahara/pembayaran/${paymentId}`);
    expect(textOf(body)).toContain('Kodenya milik tagihan DK 2718 PAM');
  });

  it('given back is said so, with the number of the transfer', async () => {
    const { payment_id: id } = await world.app.db.selectFrom('payments.suspense').select('payment_id').executeTakeFirstOrThrow();
    await treasurer.post(`/bendahara/pembayaran/${id}/kembalikan`, { alasan: 'Dibayar dua kali', tujuan: 'Bank Contoh 000-333' });
    const bill = await world.app.db.selectFrom('payments.bill').select('id').where('status', '=', 'paid').executeTakeFirstOrThrow();
    expect(await words(`/tagihan/${bill.id}`, world.putu)).toContain('Pengembalian sedang diproses.');
    const refund = await world.app.db.selectFrom('payments.refund').select('id').executeTakeFirstOrThrow();
    await head.post(`/bendahara/pengembalian/${refund.id}/putuskan`, { putusan: 'setuju' });
    await treasurer.post(`/bendahara/pengembalian/${refund.id}/terkirim`, { transfer: 'TRF-9' });
    expect(await words(`/tagihan/${bill.id}`, world.putu)).toContain('Sudah dikembalikan, nomor transfer TRF-9.');
    expect((await told('payments.returned')).map(({ subject }) => subject)).toEqual(['Rp 238.800 untuk DK 2718 PAM dikembalikan']);
    const { held } = (await world.putu.get(`/api/v1/bills/${bill.id}`)).json<{ held: readonly object[] }>();
    expect(held).toMatchObject([{ id, amount: 238_800, reason: 'duplicate', state: 'refunded', transfer: 'TRF-9', appliedTo: null }]);
  });
});

describe('a bill nobody paid', () => {
  it('says in its trail when its code ran out, or that it was called off', async () => {
    world.app.clock.set('2027-03-02T02:00:00Z');
    const { address, id } = await billed();
    await world.putu.post(`/tagihan/${id}/batal`);
    expect(await words(address, world.putu)).toMatch(/Tagihan dibuat.*Dibatalkan, belum dibayar/s);
    const again = await billed();
    world.app.clock.advance({ days: 1 });
    expect(await words(again.address, world.putu)).toMatch(/Tagihan dibuat.*Kode habis masa berlaku, belum dibayar/s);
  });
});
