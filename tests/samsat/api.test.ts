import { openToken } from '#services/samsat';
import { textOfPdf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let nth = 0;
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world?.close());

const key = () => `kunci-contoh-${++nth}`;
type Json = Record<string, never> & { readonly [name: string]: unknown };

/** What a telephone sends: JSON with a session, and a key with what changes something. */
async function ask(who: Visitor, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, idempotency = key()) {
  const sends = method !== 'GET' && method !== 'DELETE';
  const headers = { accept: 'application/json', 'idempotency-key': idempotency, ...(sends && { 'content-type': 'application/json' }) };
  const reply = await who.send({ method, url: `/api/v1/${url}`, headers, ...(sends && { payload: JSON.stringify(payload ?? {}) }) });
  return { status: reply.statusCode, body: (reply.body === '' ? {} : reply.json()) as Json, reply };
}

/** Types a code at the bank of the demonstration and pays with its PIN. */
async function pay(code: string): Promise<void> {
  const bank = world.app.visitor();
  const asked = await bank.post('/demo/bank/1/va', { nomor: code });
  await bank.post(String(asked.headers.location), { pin: '123456' });
  await world.app.runJobs();
}

const idOf = (nrkb: string) => world.samsat.holdings[nrkb] ?? '';

describe('vehicles on a telephone', () => {
  it('are listed page by page, each once, without what belongs to others', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { status, body } = await ask(world.putu, 'GET', `vehicles?limit=3${after === '' ? '' : `&after=${after}`}`);
      expect(status).toBe(200);
      for (const { nrkb } of body.items as unknown as { nrkb: string }[]) seen.push(nrkb);
      if (body.next === null) break;
      after = String(body.next);
    }
    expect(seen.toSorted()).toEqual(['DK 1945 PAM', 'DK 2718 PAM', 'DK 77 PAM', 'DK 8817 PAM']);
    expect((await ask(world.niluh, 'GET', `vehicles/${idOf('DK2718PAM')}`)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const family = await ask(world.niluh, 'GET', `vehicles/${world.samsat.family}`);
    expect(family.body, 'nothing of it before an officer has looked').toMatchObject({ state: 'waiting', details: null });
    expect((await ask(world.niluh, 'GET', `vehicles/${world.samsat.family}/assessment`)).status).toBe(404);
    expect((await ask(world.putu, 'GET', 'vehicles?after=x')).status).toBe(422);
  });

  it('say what they owe on a day, line by line with their law, and what is not vouched for', async () => {
    const { body } = await ask(world.putu, 'GET', `vehicles/${idOf('DK2718PAM')}/assessment`);
    expect(body).toMatchObject({ payOn: '2026-03-02', total: 238_800, outcome: 'payable', confirmed: false, bill: null });
    const lines = body.lines as unknown as { code: string; amount: number; laws: { confirmed: boolean }[] }[];
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(238_800);
    expect(lines.every(({ laws }) => laws.length > 0)).toBe(true);
    const later = await ask(world.putu, 'GET', `vehicles/${idOf('DK2718PAM')}/assessment?payOn=2026-05-02`);
    expect(Number(later.body.total)).toBeGreaterThan(238_800);
    expect((await ask(world.putu, 'GET', `vehicles/${idOf('DK2718PAM')}/assessment?payOn=2026-03-01`)).status, 'gone by').toBe(422);
    const goods = await ask(world.putu, 'GET', `vehicles/${idOf('DK8817PAM')}/assessment`);
    expect(goods.body).toMatchObject({ outcome: 'officer', findings: [{ code: 'VEHICLE_CLASS', weight: 'officer' }] });
    const asked = await ask(world.putu, 'POST', `vehicles/${idOf('DK77PAM')}/review`, { said: 'Mohon dilihat' });
    expect(asked.body).toEqual({ asked: 1 });
  });

  it('are added where all three fit, once for a key, and a miss names none of them', async () => {
    const missed = await ask(world.putu, 'POST', 'vehicles', { nrkb: 'DK 1201 MP', chassisTail: '00000' }, 'kunci-meleset');
    expect(missed.body).toMatchObject({ status: 409, code: 'ACTION_NOT_ALLOWED', reason: 'no-match' });
    expect(missed.reply.headers['content-type']).toContain('application/problem+json');
    await ask(world.putu, 'POST', 'vehicles', { nrkb: 'DK 1201 MP', chassisTail: '00000' }, 'kunci-meleset');
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from samsat.attempt`.execute(world.app.db);
    expect(rows[0]?.n, 'one miss, however often it was sent').toBe(1);
    expect((await ask(world.putu, 'POST', 'vehicles', { nrkb: '?', chassisTail: '1' })).body).toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ field: 'nrkb' }, { field: 'chassisTail' }],
    });
    const made = await world.app.signedIn('made@contoh.test');
    const sought = { nrkb: 'dk1201mp', chassisTail: '66666' };
    const [first, again] = [
      await ask(made, 'POST', 'vehicles', sought, 'kunci-tambah'),
      await ask(made, 'POST', 'vehicles', sought, 'kunci-tambah'),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    expect((await ask(made, 'POST', 'vehicles', { ...sought, chassisTail: '66667' }, 'kunci-tambah')).body.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect((await ask(made, 'POST', 'vehicles', sought)).body).toMatchObject({ status: 409, reason: 'already' });
  });

  it('are called as their holder likes, remind or not, and are let go', async () => {
    const changed = await ask(world.putu, 'PATCH', `vehicles/${idOf('DK77PAM')}`, { label: 'Mobil listrik', reminders: false });
    expect(changed.body).toMatchObject({ label: 'Mobil listrik', reminders: false });
    expect((await ask(world.putu, 'DELETE', `vehicles/${idOf('DK77PAM')}`)).status).toBe(204);
    expect((await ask(world.putu, 'GET', `vehicles/${idOf('DK77PAM')}`)).status).toBe(404);
  });
});

describe('from bill to delivery on a telephone', () => {
  let billId = '';
  let proofId = '';

  it('a bill is made once for a key, says how it can be paid, and can be called off', async () => {
    const at = `vehicles/${idOf('DK2718PAM')}/bill`;
    const [one, two] = [
      await ask(world.putu, 'POST', at, { way: 'pick-up' }, 'kunci-tagihan'),
      await ask(world.putu, 'POST', at, { way: 'pick-up' }, 'kunci-tagihan'),
    ];
    expect([one.status, two.body.id]).toEqual([201, one.body.id]);
    billId = String(one.body.id);
    const { body } = await ask(world.putu, 'GET', `bills/${billId}`);
    expect(body).toMatchObject({
      status: 'open',
      total: 238_800,
      payments: [],
      channels: { closed: false, qris: null, qrisOffered: true },
    });
    expect(body.beside).toEqual([{ label: 'TBPKP dan stiker', value: 'Diambil di kantor Samsat' }]);
    expect((await ask(world.niluh, 'GET', `bills/${billId}`)).status).toBe(404);
    const qris = await ask(world.putu, 'POST', `bills/${billId}/qris`);
    expect((qris.body.channels as unknown as { qris: { content: string } }).qris.content).toMatch(/^000201/);
    const off = await ask(world.putu, 'POST', `bills/${billId}/call-off`, undefined, 'kunci-batal');
    expect(off.body).toMatchObject({ status: 'cancelled', channels: { virtualAccounts: [], qris: null, counter: false } });
    expect((await ask(world.putu, 'POST', `bills/${billId}/call-off`, undefined, 'kunci-batal')).status, 'the same key').toBe(200);
    expect((await ask(world.putu, 'POST', `bills/${billId}/call-off`)).body).toMatchObject({ status: 409, reason: 'not-open' });
    expect((await ask(world.niluh, 'POST', `bills/${billId}/call-off`)).status).toBe(404);
    expect((await ask(world.putu, 'POST', `vehicles/${idOf('DK8817PAM')}/bill`, {})).body).toMatchObject({ reason: 'not-payable' });
  });

  it('one whose code ran out is renewed', async () => {
    const made = await ask(world.putu, 'POST', `vehicles/${idOf('DK2718PAM')}/bill`, { way: 'post', address: 'Jl. Uji 7, 80361' });
    world.app.clock.advance({ hours: 3 });
    const renewed = await ask(world.putu, 'POST', `bills/${String(made.body.id)}/renewal`);
    expect(renewed.body).toMatchObject({ status: 'open', beside: [{ value: 'Lewat pos ke Jl. Uji 7, 80361' }] });
    billId = String(renewed.body.id);
    expect(billId).not.toBe(made.body.id);
    const list = await ask(world.putu, 'GET', 'bills?limit=1');
    expect((list.body.items as unknown as { id: string }[]).map(({ id }) => id)).toEqual([billId]);
    expect(list.body.next).toBeTypeOf('string');
  });

  it('paid, it has a receipt and a proof whose token holds without us', async () => {
    const { body: bill } = await ask(world.putu, 'GET', `bills/${billId}`);
    await pay(String(bill.code));
    const receipts = await ask(world.putu, 'GET', 'receipts');
    expect(receipts.body.items).toMatchObject([{ bill: billId, amount: 238_800, channel: 'va', object: 'DK 2718 PAM' }]);
    expect((await ask(world.niluh, 'GET', 'receipts')).body.items).toEqual([]);
    const { body } = await ask(world.putu, 'GET', 'vehicle-proofs');
    expect(body.items).toMatchObject([{ bill: billId, state: 'valid', nrkb: 'DK 2718 PAM', delivery: 'E_PROOF_ISSUED' }]);
    proofId = (body.items as unknown as { id: string }[])[0]?.id ?? '';
    const proof = await ask(world.putu, 'GET', `vehicle-proofs/${proofId}`);
    expect(openToken(world.app.deps.samsat.proofKeys, String(proof.body.token))?.nrkb).toBe('DK2718PAM');
    expect((await ask(world.niluh, 'GET', `vehicle-proofs/${proofId}`)).status).toBe(404);
    const pdf = await world.putu.get(`/api/v1/vehicle-proofs/${proofId}/pdf`);
    expect((await textOfPdf(pdf.rawPayload)).text).toContain('DK 2718 PAM');
    const check = await ask(world.app.visitor(), 'POST', 'vehicle-proofs/check', { proof: String(proof.body.token) });
    expect(check.body).toEqual({
      result: 'valid',
      proof: { nrkb: 'DK 2718 PAM', kind: 'motorcycle', validUntil: '2026-04-02', extended: false },
    });
    expect((await ask(world.app.visitor(), 'POST', 'vehicle-proofs/check', { proof: 'AAAA2222' })).body).toEqual({
      result: 'unknown',
      proof: null,
    });
  });

  it('its paper is sent where its owner says, complained of once, and confirmed', async () => {
    const chosen = await ask(world.putu, 'PUT', `vehicle-proofs/${proofId}/delivery`, { way: 'post', address: 'Jl. Lain 9, 80361' });
    expect(chosen.body.delivery).toMatchObject({ way: 'post', address: 'Jl. Lain 9, 80361', choosable: true, confirmable: false });
    expect((await ask(world.putu, 'PUT', `vehicle-proofs/${proofId}/delivery`, { way: 'post' })).status).toBe(422);
    expect((await ask(world.putu, 'POST', `vehicle-proofs/${proofId}/complaint`, { words: 'x' })).status, 'nothing was sent').toBe(409);
    await world.clerk.post('/samsat/stiker', { seri: 'ZZ', dari: '1', sampai: '5' });
    for (const [ke, nomor] of [['PRINTED'], ['HANDED_TO_POS', 'PCONTOH000777']] as const)
      await world.clerk.post(`/samsat/pengiriman/${proofId}`, { ke, ...(nomor && { nomor }) });
    const missed = { words: 'Belum sampai.' };
    for (const round of [1, 2]) {
      const { body } = await ask(world.putu, 'POST', `vehicle-proofs/${proofId}/complaint`, missed, 'kunci-keluhan');
      const delivery = body.delivery as unknown as { complaint: string; steps: { note: string }[] };
      expect(delivery.complaint, `round ${round}`).toBe('Belum sampai.');
      expect(delivery.steps.filter(({ note }) => note === 'Belum sampai.')).toHaveLength(1);
    }
    const received = await ask(world.putu, 'POST', `vehicle-proofs/${proofId}/receipt`);
    expect(received.body.delivery).toMatchObject({ state: 'RECEIPT_CONFIRMED', complaint: '' });
  });

  it('is told on the device, unless they chose otherwise: issued, on its way; that it was paid comes by mail, once is enough', async () => {
    const { rows } = await sql<{ notice: string; topic: string }>`
      select distinct notice, topic from notifications.message where notice like 'samsat.%' order by 1`.execute(world.app.db);
    expect(rows.map(({ notice }) => notice)).toEqual(['samsat.delivery', 'samsat.paid', 'samsat.proof-issued']);
    const { body } = await ask(world.putu, 'GET', 'me/notification-preferences');
    for (const { notice, topic } of rows)
      expect(body.items, notice).toContainEqual(expect.objectContaining({ topic, channel: 'push', wanted: notice !== 'samsat.paid' }));
  });

  it('sold, the vehicle is a former one, of which nothing is told', async () => {
    const sold = await ask(world.putu, 'POST', `vehicles/${idOf('DK2718PAM')}/sale`, { soldOn: '2026-03-01' });
    expect(sold.body).toMatchObject({ state: 'former', soldOn: '2026-03-01', details: null });
    expect((await ask(world.putu, 'GET', `vehicles/${idOf('DK2718PAM')}/assessment`)).status).toBe(404);
    expect((await ask(world.putu, 'GET', `vehicle-proofs/${proofId}`)).status, 'the proof stays').toBe(200);
  });
});
