import { newId } from '#kernel';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const START = '2026-03-02T02:00:00Z';
let world: World;
let putus: string;
let niluhs: string;

beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set(START);
  putus = world.samsat.holdings['DK2718PAM'] ?? '';
  const { vehicle_id: vehicleId } = await db()
    .selectFrom('samsat.holding')
    .select('vehicle_id')
    .where('id', '=', putus)
    .executeTakeFirstOrThrow();
  const { id: personId } = await db()
    .selectFrom('identity.person')
    .select('id')
    .where('name', '=', 'Ni Luh Sari Dewi')
    .executeTakeFirstOrThrow();
  niluhs = newId();
  // As an officer lets family hold a vehicle who has seen their card.
  await db()
    .insertInto('samsat.holding')
    .values({ id: niluhs, person_id: personId, vehicle_id: vehicleId, standing: 'family', state: 'held', made_at: world.app.clock.now() })
    .execute();
});
afterAll(() => world?.close());

const db = () => world.app.db;
const pageOf = (holdingId: string) => `/samsat/kendaraan/${holdingId}`;
const ask = (who: Visitor, holdingId: string, alamat: string) => who.post(`${pageOf(holdingId)}/bayar`, { cara: 'post', alamat });
const words = async (who: Visitor, at: string) => textOf((await who.get(at)).body);

describe('a vehicle two people hold', () => {
  it('is billed to one of them at a time, and where the paper goes stays what the one who pays said', async () => {
    const first = await ask(world.putu, putus, 'Jl. Putu 1');
    const bill = String(first.headers.location);
    const second = await ask(world.niluh, niluhs, 'Jl. Niluh 2');
    expect(second.headers.location, 'never into somebody else’s bill').toBeUndefined();
    expect(textOf(second.body)).toContain(
      'Orang lain yang juga memegang kendaraan ini sudah meminta kode bayar. Kodenya berlaku sampai pukul 12.00',
    );
    expect(await words(world.putu, bill)).toContain('Jl. Putu 1');
    expect((await db().selectFrom('payments.bill').select('id').execute()).length).toBe(1);
  });

  it('is free for the other at once where the first calls their bill off', async () => {
    const [{ id: first } = { id: '' }] = await db().selectFrom('payments.bill').select('id').execute();
    expect((await world.niluh.post(`/tagihan/${first}/batal`)).statusCode, 'nobody else’s to call off').toBe(404);
    const ended = await world.putu.post(`/tagihan/${first}/batal`);
    expect(await words(world.putu, String(ended.headers.location))).toContain('Tagihan ini tidak perlu dibayar');
    const made = await ask(world.niluh, niluhs, 'Jl. Niluh 2');
    expect((await world.niluh.get(String(made.headers.location))).statusCode).toBe(200);
    await world.niluh.post(`${String(made.headers.location)}/batal`);
    await ask(world.putu, putus, 'Jl. Putu 1');
  });

  it('is billed to the other once the code has run out, and the first is led to no bill of theirs', async () => {
    const { id: old } = await db().selectFrom('payments.bill').select('id').where('status', '=', 'open').executeTakeFirstOrThrow();
    world.app.clock.advance({ hours: 3 });
    const made = await ask(world.niluh, niluhs, 'Jl. Niluh 2');
    expect((await world.niluh.get(String(made.headers.location))).statusCode).toBe(200);
    const first = await world.putu.get(`/tagihan/${old}`);
    expect(first.body).not.toContain(`href="${String(made.headers.location)}"`);
    const renewed = await world.putu.post(`/tagihan/${old}/kode-baru`);
    expect(await words(world.putu, String(renewed.headers.location))).toContain('Orang lain sudah meminta kode bayar untuk urusan ini');
  });
});
