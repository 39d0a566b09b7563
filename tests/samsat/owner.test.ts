import { nationalCar } from '#demo/stand-ins';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, sendForm, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world?.close());

const db = () => world.app.db;
const pageOf = (nrkb: string) => `/samsat/kendaraan/${world.samsat.holdings[nrkb]}`;
const words = async (at: string, who: Visitor) => textOf((await who.get(at)).body);
const billFor = (nrkb: string) =>
  db()
    .selectFrom('payments.bill')
    .select(['id', 'code', 'status'])
    .where('object', '=', nrkb)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

/** Types a code at the bank of the demonstration and pays with its PIN. */
async function pay(code: string): Promise<void> {
  const bank = world.app.visitor();
  const asked = await bank.post('/demo/bank/1/va', { nomor: code });
  await bank.post(String(asked.headers.location), { pin: '123456' });
  await world.app.runJobs();
}

describe('where the paper goes', () => {
  it('is asked before paying, shown beside the bill, and written on the delivery', async () => {
    expect(await words(pageOf('DK2718PAM'), world.putu)).toContain('Ke mana TBPKP dan stiker?');
    const made = await world.putu.post(`${pageOf('DK2718PAM')}/bayar`, { cara: 'post', alamat: 'Jl. Uji 7, Banjar Contoh, 80361' });
    const address = String(made.headers.location);
    expect(await words(address, world.putu)).toContain('Lewat pos ke Jl. Uji 7, Banjar Contoh, 80361');
    const kept = await db().selectFrom('samsat.assessment').select(['way', 'address']).executeTakeFirstOrThrow();
    expect([kept.way, kept.address.includes('Uji')], 'sealed').toEqual(['post', false]);
    await world.putu.post(`${pageOf('DK2718PAM')}/bayar`, { cara: 'post', alamat: 'Jl. Uji 8, Banjar Contoh, 80361' });
    expect(await words(address, world.putu), 'said anew of the same bill').toContain('Jl. Uji 8');
    const { code, id } = await billFor('DK 2718 PAM');
    await pay(code);
    const proof = await db().selectFrom('samsat.proof').select('id').where('bill_id', '=', id).executeTakeFirstOrThrow();
    expect(await words(`/samsat/bukti/${proof.id}`, world.putu)).toContain('Jl. Uji 8, Banjar Contoh, 80361');
    expect((await db().selectFrom('samsat.assessment').select('address').executeTakeFirstOrThrow()).address, 'kept once').toBe('');
    const vehicle = await world.putu.get(pageOf('DK2718PAM'));
    expect(vehicle.body).toContain(`href="/samsat/bukti/${proof.id}"`);
    expect(vehicle.body).toContain(`href="/tagihan/${id}"`);
    const receipt = await world.putu.get(address);
    expect(receipt.body).toContain(`href="/samsat/bukti/${proof.id}"`);
    expect(receipt.body).toContain(`href="${pageOf('DK2718PAM')}"`);
    expect((await world.putu.get(pageOf('DK1945PAM'))).body, 'offered again').toContain('Jl. Uji 8, Banjar Contoh, 80361</textarea>');
  });

  it('can be the counter, and can be said later', async () => {
    await world.putu.post(`${pageOf('DK1945PAM')}/bayar`, { cara: 'pick-up', alamat: 'tidak dipakai' });
    const { id } = await billFor('DK 1945 PAM');
    expect(await words(`/tagihan/${id}`, world.putu)).toContain('Diambil di kantor Samsat');
    expect((await db().selectFrom('samsat.assessment').select('address').where('bill_id', '=', id).executeTakeFirstOrThrow()).address).toBe(
      '',
    );
    await world.putu.post(`${pageOf('DK1945PAM')}/bayar`);
    expect(await words(`/tagihan/${id}`, world.putu)).toContain('alamatnya masih Anda tulis');
  });
});

describe('a vehicle that was sold', () => {
  it('goes to the former ones as its holder tells, with its bill called off, and is noted by the office', async () => {
    const at = pageOf('DK1945PAM');
    const { id } = await billFor('DK 1945 PAM');
    expect((await world.putu.post(`${at}/jual`, { dijual: '2026-03-03' })).statusCode, 'tomorrow').toBe(422);
    expect((await world.niluh.post(`${at}/jual`, { dijual: '2026-03-01' })).statusCode).toBe(404);
    const told = await world.putu.follow(await world.putu.post(`${at}/jual`, { dijual: '2026-03-01' }));
    expect(textOf(told.body)).toMatch(/Laporan penjualan disampaikan.*dijual 1 Maret 2026/s);
    expect(textOf(told.body), 'what it owes is another’s').not.toMatch(/PKB|Jatuh tempo/);
    expect((await billFor('DK 1945 PAM')).status).toBe('cancelled');
    expect(await words(`/tagihan/${id}`, world.putu)).not.toContain('Cara membayar');
    expect(await words('/samsat', world.putu)).toMatch(/Kendaraan dulu \(1\).*DK 1945 PAM/s);
    expect((await world.putu.post(`${at}/bayar`)).statusCode, 'not payable').toBe(200);
    expect((await world.putu.post(`${at}/muat`)).statusCode, 'not looked up').toBe(404);
    expect((await world.putu.post(`${at}/jual`, { dijual: '2026-03-01' })).headers.location, 'once').toBe(at);
    const holdingId = world.samsat.holdings['DK1945PAM'] ?? '';
    expect(await words('/samsat/meja', world.clerk)).toMatch(/Dilaporkan dijual.*DK 1945 PAM.*1 Maret 2026/s);
    expect((await world.keeper.post(`/samsat/meja/jual/${holdingId}`)).statusCode, 'does not decide').toBe(403);
    expect((await world.clerk.post(`/samsat/meja/jual/${holdingId}`)).statusCode).toBe(303);
    expect((await world.clerk.post(`/samsat/meja/jual/${holdingId}`)).statusCode, 'once').toBe(409);
    expect(await words('/samsat/meja', world.clerk)).not.toContain('DK 1945 PAM');
  });

  it('goes there by itself once the register names another owner, who sees nothing of the former one’s proofs', async () => {
    const { nrkb, ownerNik } = nationalCar;
    const entered = await sendForm(world.niluh, '/samsat/tambah', {
      nrkb,
      rangka: nationalCar.chassis.slice(-5),
      milik: 'sendiri',
      nik: '',
    });
    expect(entered.statusCode).toBe(303);
    const found = () =>
      db()
        .selectFrom('samsat.holding as h')
        .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
        .select(['h.id', 'h.state', 'h.former_by as by'])
        .where('v.nrkb', '=', nrkb)
        .executeTakeFirst();
    const holding = await found();
    const at = `/samsat/kendaraan/${holding?.id}`;
    world.app.clock.advance({ days: 1 });
    world.national.vehicles.set(nrkb, {
      ...nationalCar,
      ownerNik: '5103064711829903',
      ownerName: 'PUTU AYU MAHARANI',
      dueOn: '2029-05-05',
    });
    const seen = textOf((await world.niluh.post(`${at}/muat`)).body);
    expect(seen).toContain('Register mencatat pemilik lain');
    expect(seen).not.toContain('2029');
    expect(await found()).toMatchObject({ state: 'former', by: 'register' });
    await world.app.runJobs();
    expect((await world.app.mail('niluh@contoh.test'))?.subject).toContain('atas nama orang lain');
    world.national.vehicles.set(nrkb, { ...nationalCar, ownerNik });
  });
});
