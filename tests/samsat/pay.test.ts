import { newId } from '#kernel';
import { verifyLedger } from '#platform/ledger';
import { getBill } from '#platform/payments';
import { assessAgain, rememberedOf } from '#services/samsat';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, sendForm, type World } from './world.ts';

let world: World;
let bank: Visitor;
let treasurer: Visitor;
let head: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
  bank = world.app.visitor();
  treasurer = await world.app.signedIn('bendahara.samsat@contoh.test');
  head = await world.app.signedIn('kepala.samsat@contoh.test');
});
afterAll(() => world?.close());

const pageOf = (nrkb: string) => `/samsat/kendaraan/${world.samsat.holdings[nrkb]}`;
const words = async (at: string, who: Visitor) => textOf((await who.get(at)).body);
const vehicleOf = (nrkb: string) =>
  world.app.db.selectFrom('samsat.vehicle').select(['id', 'due_on as dueOn']).where('nrkb', '=', nrkb).executeTakeFirstOrThrow();
const billAt = (address: string) =>
  world.app.db
    .selectFrom('payments.bill')
    .select(['id', 'code', 'total', 'status', 'expires_at as expiresAt'])
    .where('id', '=', address.split('?')[0]?.slice(-36) ?? '')
    .executeTakeFirstOrThrow();

/** Types a code at the bank of the demonstration and pays with its PIN; what may go wrong is named. */
async function payAt(code: string, ulah = ''): Promise<string> {
  const asked = await bank.post('/demo/bank/1/va', { nomor: code });
  return String((await bank.post(String(asked.headers.location), { pin: '123456', ulah })).headers.location);
}

describe('the tax of a vehicle', () => {
  it('is billed as it was reckoned, until the day ends where the vehicle is', async () => {
    const made = await world.putu.post(`${pageOf('DK2718PAM')}/bayar`);
    const address = String(made.headers.location);
    expect(address).toMatch(/^\/tagihan\//);
    const bill = await billAt(address);
    expect(bill.total).toBe(238_800);
    const page = await words(address, world.putu);
    expect(page).toContain('DK 2718 PAM');
    expect(page).toContain('Perda Bali 1/2024');
    expect(page).toContain('kas daerah provinsi');
    expect(String((await world.putu.post(`${pageOf('DK2718PAM')}/bayar`)).headers.location), 'asked again').toBe(address);
    const remembered = await rememberedOf(world.app.db, bill.id);
    if (!remembered) throw new Error('nothing is remembered');
    expect((await assessAgain(world.app.db, remembered)).total, 'made again from what was kept').toBe(bill.total);
    expect((await world.niluh.get(address)).statusCode, 'nobody else’s').toBe(404);
  });

  it('paid at the bank is paid up to the next year, once, however often the bank tells of it', async () => {
    const address = String((await world.putu.post(`${pageOf('DK2718PAM')}/bayar`)).headers.location);
    const { code, id } = await billAt(address);
    const before = await vehicleOf('DK2718PAM');
    expect(await words(await payAt(code, 'duplicate'), bank)).toContain('Rp 238.800');
    await world.app.runJobs();
    await world.app.runJobs();
    expect((await billAt(address)).status).toBe('paid');
    const after = await vehicleOf('DK2718PAM');
    expect(after.dueOn).toBe(`${Number(before.dueOn.slice(0, 4)) + 1}${before.dueOn.slice(4)}`);
    const payments = await world.app.db.selectFrom('payments.payment').select('id').where('bill_id', '=', id).execute();
    expect(payments).toHaveLength(1);
    expect(await words(address, world.putu)).toContain('Sudah lunas');
    expect((await world.app.mail('putu@contoh.test'))?.subject).toContain('DK 2718 PAM lunas');
    // A job that died after its work does it again.
    const payee = world.app.deps.payments.payees().find(({ service }) => service === 'samsat');
    await payee?.paid(await getBill(world.app.db, id, world.app.clock.now()), world.app.clock.now());
    const told = await world.app.db.selectFrom('notifications.message').select('id').where('notice', '=', 'samsat.paid').execute();
    expect(told, 'told once').toHaveLength(1);
    const proofs = await world.app.db.selectFrom('samsat.proof').select(['nrkb', 'state']).execute();
    expect(proofs, 'one proof').toEqual([{ nrkb: 'DK2718PAM', state: 'issued' }]);
    expect((await verifyLedger(world.app.db)).wrong).toEqual([]);
  });

  it('is not billed where it cannot be paid here', async () => {
    const refused = await world.putu.post(`${pageOf('DK8817PAM')}/bayar`);
    expect(refused.statusCode).toBe(200);
    expect(await world.app.db.selectFrom('samsat.assessment').select('id').execute()).toHaveLength(1);
    expect((await world.niluh.post(`${pageOf('DK2718PAM')}/bayar`)).statusCode).toBe(404);
  });

  it('given back by two of the treasury is due again', async () => {
    const bill = await world.app.db.selectFrom('payments.bill').select('id').where('object', '=', 'DK 2718 PAM').executeTakeFirstOrThrow();
    const { id } = await world.app.db.selectFrom('payments.payment').select('id').where('bill_id', '=', bill.id).executeTakeFirstOrThrow();
    const asked = { alasan: 'Salah kendaraan', tujuan: 'Bank Contoh 000-222 a.n. Putu' };
    expect((await treasurer.post(`/bendahara/pembayaran/${id}/kembalikan`, asked)).statusCode).toBe(303);
    const refund = await world.app.db.selectFrom('payments.refund').select(['id', 'destination']).executeTakeFirstOrThrow();
    expect(refund.destination, 'kept sealed').not.toContain('000-222');
    const decide = (who: Visitor) => who.post(`/bendahara/pengembalian/${refund.id}/putuskan`, { putusan: 'setuju' });
    expect((await decide(treasurer)).statusCode, 'one’s own').toBe(409);
    expect((await decide(head)).statusCode).toBe(303);
    expect((await decide(head)).statusCode, 'once').toBe(409);
    await world.app.runJobs();
    expect((await vehicleOf('DK2718PAM')).dueOn).toBe('2026-03-26');
    expect((await world.app.db.selectFrom('samsat.proof').select('state').executeTakeFirstOrThrow()).state).toBe('revoked');
    expect(textOf((await treasurer.post(`/bendahara/pengembalian/${refund.id}/tujuan`)).body)).toContain('000-222');
    expect((await treasurer.post(`/bendahara/pengembalian/${refund.id}/terkirim`, { transfer: 'TRF-1' })).statusCode).toBe(303);
    expect((await verifyLedger(world.app.db)).wrong).toEqual([]);
    expect(await words('/bendahara/buku', treasurer)).toMatch(/bank-clearing:contoh.*Rp 0.*Seimbang/s);
  });

  it('paid in cash counts once a second officer has confirmed it', async () => {
    const address = String((await world.putu.post(`${pageOf('DK2718PAM')}/bayar`)).headers.location);
    const bill = await billAt(address);
    const cashier = await world.app.signedIn('kasir.samsat@contoh.test');
    const found = await cashier.get(`/bendahara/kas?kode=${bill.code}`);
    expect(found.headers.location).toBe(`/bendahara/tagihan/${bill.id}`);
    expect((await cashier.get(`/bendahara/kas?kode=${bill.code.slice(0, -1)}x`)).statusCode).toBe(404);
    const enter = (jumlah: string) => cashier.post(`/bendahara/tagihan/${bill.id}/kas`, { jumlah, kuitansi: 'K-77' });
    expect((await enter('238.799')).statusCode, 'another sum').toBe(409);
    expect((await enter('238.800')).statusCode).toBe(303);
    expect((await billAt(address)).status).toBe('open');
    const entry = await world.app.db.selectFrom('payments.counter').select('id').executeTakeFirstOrThrow();
    expect((await cashier.post(`/bendahara/kas/${entry.id}`, { putusan: 'benar' })).statusCode, 'the cashier does not decide').toBe(403);
    expect((await treasurer.post(`/bendahara/kas/${entry.id}`, { putusan: 'benar' })).statusCode).toBe(303);
    await world.app.runJobs();
    expect((await billAt(address)).status).toBe('paid');
    expect((await vehicleOf('DK2718PAM')).dueOn).toBe('2027-03-26');
  });

  it('in cash lies at the desk until it is paid in by the slip’s sum, once, and has then reached its beneficiaries', async () => {
    const bill = await world.app.db
      .selectFrom('payments.bill')
      .select('id')
      .where('object', '=', 'DK 2718 PAM')
      .where('status', '=', 'paid')
      .executeTakeFirstOrThrow();
    const { agencyId: dinas } = world.samsat;
    const deposit = (setoran: string, bukti = 'STS-12', sampai = '2026-03-02', who = treasurer) =>
      who.post('/bendahara/kas/setor', { dinas, sampai, bukti, setoran });
    expect(await words('/bendahara/kas', treasurer)).toContain('Rp 238.800 dari 1 penerimaan belum disetor, sejak 2 Maret 2026');
    expect(await words(`/tagihan/${bill.id}`, world.putu)).toContain('Menunggu disetor ke kas daerah');
    const other = await deposit('238.700');
    expect([other.statusCode, textOf(other.body)]).toEqual([409, expect.stringContaining('berbeda dari uang tunai di buku')]);
    expect(other.body, 'what was typed is still there').toContain('value="STS-12"');
    expect((await deposit('238.800', ' ')).statusCode).toBe(422);
    expect((await deposit('238.800', 'STS-12', '2026-02-30')).statusCode, 'no such day').toBe(422);
    expect((await deposit('238.800', 'STS-12', '2026-03-01')).statusCode, 'nothing of that day').toBe(409);
    expect((await deposit('238.800', 'STS-12', '2026-03-02', head)).statusCode, 'not theirs to do').toBe(403);
    const together = await Promise.all([deposit('238.800'), deposit('238.800')]);
    expect(together.map(({ statusCode }) => statusCode).toSorted(), 'once').toEqual([303, 409]);
    const paidIn = await world.app.db
      .selectFrom('ledger.entry')
      .select(['account', 'debit', 'credit'])
      .where('journal_id', 'in', (eb) => eb.selectFrom('ledger.journal').select('id').where('kind', '=', 'settlement'))
      .where('account', '!=', 'bank-clearing:contoh')
      .orderBy('account')
      .execute();
    const desk = paidIn.filter(({ account }) => account === 'bank-clearing:kas');
    expect(desk).toEqual([{ account: 'bank-clearing:kas', debit: 0, credit: 238_800 }]);
    expect(await words('/bendahara/buku', treasurer)).toMatch(/bank-clearing:kas Rp 238\.800 Rp 238\.800 Rp 0/);
    expect(await words('/bendahara/kas', treasurer)).toMatch(/Tidak ada uang tunai yang belum disetor.*STS-12/s);
    expect(await words(`/tagihan/${bill.id}`, world.putu)).toContain('Disetor ke kas daerah');
    const first = await world.app.db.selectFrom('payments.deposit').selectAll().executeTakeFirstOrThrow();
    const row = { agency_id: first.agency_id, up_to: '2026-03-01', amount: 1, deposited_by: first.deposited_by };
    for (let nth = 0; nth < 25; nth++)
      await world.app.db
        .insertInto('payments.deposit')
        .values({ ...row, id: newId(), slip: `LAMA-${nth}`, at: new Date('2026-03-01T03:00:00Z') })
        .execute();
    expect(await words('/bendahara/kas', treasurer), 'a page holds twenty-five').toMatch(/STS-12.*LAMA-\d/s);
    expect(await words('/bendahara/kas?setoran=2', treasurer), 'the oldest stand on the next').not.toContain('STS-12');
    expect((await verifyLedger(world.app.db)).wrong).toEqual([]);
  });
});

describe('a code that ran out', () => {
  it('is renewed with all that follows from paying it', async () => {
    world.app.clock.set('2026-03-02T03:00:00Z');
    const first = String((await world.putu.post(`${pageOf('DK1945PAM')}/bayar`)).headers.location);
    expect(first).toMatch(/^\/tagihan\//);
    world.app.clock.set('2026-03-02T06:00:00Z');
    const putu = await world.app.signedIn('putu@contoh.test');
    expect(await words(first, putu)).toContain('Kode ini tidak berlaku lagi');
    const renewed = String((await putu.post(`${first}/kode-baru`)).headers.location);
    expect(renewed).not.toBe(first);
    const before = await vehicleOf('DK1945PAM');
    await payAt((await billAt(renewed)).code);
    await world.app.runJobs();
    expect((await billAt(renewed)).status).toBe('paid');
    expect((await vehicleOf('DK1945PAM')).dueOn > before.dueOn, 'the day it is due moved').toBe(true);
    const proofs = await world.app.db.selectFrom('samsat.proof').select('id').where('nrkb', '=', 'DK1945PAM').execute();
    expect(proofs).toHaveLength(1);
  });
});

describe('a bank’s file of the day', () => {
  it('is compared row by row, and taken in again changes nothing', async () => {
    await world.putu.post('/demo/bank/ahli', { paksa: 'ya' });
    world.app.clock.set('2026-03-03T02:00:00Z');
    const komang = await world.app.signedIn('komang@contoh.test');
    const holding = await world.app.db
      .selectFrom('samsat.holding as h')
      .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
      .select('h.id')
      .where('v.nrkb', '=', 'DK7301KU')
      .executeTakeFirstOrThrow();
    const made = await komang.post(`/samsat/kendaraan/${holding.id}/bayar`);
    const { code } = await billAt(String(made.headers.location));
    await payAt(code);
    await world.app.runJobs();
    const file = (await bank.get('/demo/bank/setoran?hari=2026-03-03&salah=malformed-row')).body;
    const send = () =>
      sendForm(treasurer, '/bendahara/setoran', {}, { field: 'berkas', name: 'setoran.txt', type: 'text/plain', content: file });
    const taken = await send();
    expect(taken.statusCode).toBe(303);
    await world.app.runJobs();
    const page = await words(String(taken.headers.location), treasurer);
    expect(page).toMatch(/Cocok/);
    const states = () =>
      world.app.db
        .selectFrom('payments.settlement_row')
        .select('state')
        .orderBy('nth')
        .execute()
        .then((rows) => rows.map(({ state }) => state));
    const first = await states();
    expect(first).toContain('matched');
    expect(first).toContain('unread');
    const again = await send();
    expect(String(again.headers.location)).toContain('kabar=again');
    await world.app.runJobs();
    expect(await states()).toEqual(first);
    const passedOn = await world.app.db
      .selectFrom('payments.payment')
      .select('id')
      .where('settled_on', 'is not', null)
      .executeTakeFirstOrThrow();
    const back = { alasan: 'Salah bayar', tujuan: 'Bank Contoh 000-333' };
    const refused = await treasurer.post(`/bendahara/pembayaran/${passedOn.id}/kembalikan`, back);
    expect([refused.statusCode, textOf(refused.body)], 'what is left is other people’s').toEqual([
      409,
      expect.stringContaining('sudah diteruskan atau disetor'),
    ]);
    expect((await verifyLedger(world.app.db)).wrong).toEqual([]);
  });
});
