import { transaction } from '#db';
import { openBill } from '#platform/payments';
import { issueProof, type Proof, proofOfBill, revokeProofOf } from '#services/samsat';
import { textOf } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let putu: string;
let made = 0;
beforeAll(async () => {
  world = await makeWorld();
  ({ person_id: putu } = await db()
    .selectFrom('samsat.holding')
    .select('person_id')
    .where('id', '=', world.samsat.holdings['DK2718PAM'] ?? '')
    .executeTakeFirstOrThrow());
  await world.clerk.post('/samsat/stiker', { seri: 'CD', dari: '1', sampai: '40' });
});
afterAll(() => world?.close());
beforeEach(() => world.app.clock.set('2026-03-02T02:00:00Z'));

const db = () => world.app.db;
const now = () => world.app.clock.now();

/** A proof of a vehicle that somebody paid for. */
async function issued(holderId: string, nrkb = 'DK2718PAM', way: 'post' | 'pick-up' = 'pick-up'): Promise<Proof> {
  const { id: vehicleId } = await db().selectFrom('samsat.vehicle').select('id').where('nrkb', '=', nrkb).executeTakeFirstOrThrow();
  const lines = [{ code: 'pkb', name: { id: 'PKB', en: 'PKB' }, amount: 100_000, beneficiary: 'rkud-prov:51', basis: {} }];
  const rest = {
    agencyId: world.samsat.agencyId,
    service: 'samsat',
    ref: `cetak-${++made}`,
    payerName: 'Uji',
    title: { id: 'Pajak', en: 'Tax' },
  };
  return transaction(db(), async (tx) => {
    const bill = await openBill(tx, { kind: 'system', name: 'uji' }, { ...rest, payerId: holderId, lines, object: nrkb }, now());
    return issueProof(tx, { bill, vehicleId, holderId, way, address: way === 'post' ? 'Jl. Uji 5, 80361' : '' }, now());
  });
}
const stateOf = async ({ billId }: Proof) => (await proofOfBill(db(), billId))?.delivery?.state;
const used = async ({ id }: Proof) =>
  db().selectFrom('samsat.sticker').select(['no', 'state', 'reason']).where('proof_id', '=', id).execute();

describe('the print room', () => {
  it('prints nothing of whoever prints, which is another officer’s, and nothing that was revoked', async () => {
    const own = await issued(world.samsat.officers.clerk.personId);
    const revoked = await issued(putu);
    await transaction(db(), (tx) => revokeProofOf(tx, revoked.billId, now()));
    const refused = await world.clerk.post('/samsat/cetakan');
    expect([refused.statusCode, await stateOf(own), await stateOf(revoked)]).toEqual([409, 'E_PROOF_ISSUED', 'E_PROOF_ISSUED']);
    const others = await issued(putu);
    expect((await world.clerk.post('/samsat/cetakan')).statusCode).toBe(303);
    expect([await stateOf(own), await stateOf(others), (await used(own)).length]).toEqual(['E_PROOF_ISSUED', 'PRINTED', 0]);
    expect((await world.clerk.post(`/samsat/pengiriman/${own.id}`, { ke: 'PRINTED' })).statusCode, 'nor by hand').toBe(403);
  });

  it('takes the lowest free stickers, never one that is spoiled, and gives what was lost another', async () => {
    await world.clerk.post('/samsat/stiker/rusak', { seri: 'CD', nomor: '2', sebab: 'Sobek' });
    const proof = await issued(putu);
    await world.clerk.post('/samsat/cetakan');
    expect(await used(proof)).toMatchObject([{ no: 3, state: 'used' }]);
    for (const ke of ['LOST', 'REISSUED']) await world.clerk.post(`/samsat/pengiriman/${proof.id}`, { ke });
    await world.clerk.post('/samsat/cetakan');
    expect(await used(proof)).toEqual([
      { no: 3, state: 'spoiled', reason: 'LOST' },
      { no: 4, state: 'used', reason: '' },
    ]);
  });

  it('prints one out of turn with a sticker of its own, and none without', async () => {
    const urgent = await issued(putu);
    const by = (proof: Proof) => world.clerk.post(`/samsat/pengiriman/${proof.id}`, { ke: 'PRINTED' });
    const before = await db().selectFrom('samsat.print_run').select('id').execute();
    expect((await by(urgent)).headers.location).toBe('/samsat/cetakan?kabar=printed');
    expect([await stateOf(urgent), (await used(urgent)).map(({ state }) => state)]).toEqual(['PRINTED', ['used']]);
    expect(await db().selectFrom('samsat.print_run').select('id').execute(), 'a run whose PDF can be opened').toHaveLength(
      before.length + 1,
    );
    expect((await by(urgent)).statusCode, 'once').toBe(409);
    const stock = db().updateTable('samsat.sticker').where('state', '=', 'stock');
    const next = await issued(putu);
    await stock.set({ state: 'spoiled', reason: 'uji' }).execute();
    const refused = await by(next);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([409, expect.stringContaining('Persediaan stiker tidak cukup')]);
    expect(await stateOf(next)).toBe('E_PROOF_ISSUED');
    await db().updateTable('samsat.sticker').where('reason', '=', 'uji').set({ state: 'stock', reason: '' }).execute();
    await by(next);
  });

  it('is read by its own office alone, each time on record', async () => {
    const { id } = await db().selectFrom('samsat.print_run').select('id').executeTakeFirstOrThrow();
    const other = await world.app.signedIn('kepala@contoh.test');
    for (const who of [other, world.putu]) expect((await who.get(`/samsat/cetakan/${id}/pdf`)).statusCode).toBe(403);
    const reads = () => db().selectFrom('audit.entry').select('action').where('action', '=', 'samsat.open-print').execute();
    const before = (await reads()).length;
    expect((await world.clerk.get(`/samsat/cetakan/${id}/pdf`)).statusCode).toBe(200);
    expect((await reads()).length).toBe(before + 1);
  });
});

describe('the post', () => {
  it('is given a letter once however often it is asked, and what came back as another', async () => {
    const proof = await issued(putu, 'DK2718PAM', 'post');
    await world.clerk.post('/samsat/cetakan');
    const hand = () => world.clerk.post(`/samsat/pengiriman/${proof.id}`, { ke: 'HANDED_TO_POS' });
    world.post.mood = 'down';
    const away = await hand();
    expect([away.statusCode, textOf(away.body)]).toEqual([409, expect.stringContaining('Pos sedang tidak menjawab')]);
    expect(await stateOf(proof)).toBe('PRINTED');
    world.post.mood = 'well';
    await Promise.all([hand(), hand()]);
    const letters = () => [...world.post.letters.values()].filter(({ reference }) => reference.startsWith(proof.code));
    expect(letters().map(({ reference }) => reference)).toEqual([`${proof.code}-1`]);
    const [letter] = letters();
    if (!letter) throw new Error('no letter');
    letter.state = 'returned';
    await world.app.runSweep('samsat.track-post');
    expect(await stateOf(proof)).toBe('RETURNED');
    await hand();
    expect(letters().map(({ reference }) => reference)).toEqual([`${proof.code}-1`, `${proof.code}-2`]);
    const [, second] = letters();
    if (!second) throw new Error('no second letter');
    second.state = 'delivered';
    await world.app.runSweep('samsat.track-post');
    expect(await stateOf(proof)).toBe('DELIVERED');
  });
});

describe('whose a vehicle is', () => {
  it('is asked of every page and deed of it', async () => {
    const id = world.samsat.holdings['DK2718PAM'] ?? '';
    const at = `/samsat/kendaraan/${id}`;
    for (const who of [world.niluh, world.clerk, world.keeper]) {
      expect((await who.get(at)).statusCode).toBe(404);
      for (const [deed, form] of [
        ['nama', { nama: 'x' }],
        ['pengingat', { ingatkan: 'tidak' }],
        ['lepas', {}],
        ['muat', {}],
        ['bayar', {}],
        ['jual', { dijual: '2026-03-01' }],
        ['tanya', { keterangan: 'x' }],
      ] as const)
        expect((await who.post(`${at}/${deed}`, form)).statusCode, deed).toBe(404);
    }
    const kept = await db()
      .selectFrom('samsat.holding')
      .select(['state', 'label', 'reminds'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ state: 'held', label: '', reminds: true });
    await world.putu.post(`${at}/lepas`);
    expect((await world.putu.get(at)).statusCode, 'nor theirs once it is let go').toBe(404);
    expect((await world.putu.post(`${at}/bayar`)).statusCode).toBe(404);
  });
});
