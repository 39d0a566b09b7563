import { transaction } from '#db';
import type { Kind } from '#services/samsat';
import { openBill } from '#platform/payments';
import { approveProposal, proposeChange } from '#platform/rules';
import {
  forgetHoldings,
  issueProof,
  moveDelivery,
  openToken,
  type Proof,
  ProofKeys,
  proofOfBill,
  proofsOf,
  readToken,
  revokeProofOf,
  samsatRules,
  tokenOf,
} from '#services/samsat';
import { textOf, textOfPdf } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const START = '2026-03-02T02:00:00Z';
let world: World;
let putu: string;
let made = 0;

beforeAll(async () => {
  world = await makeWorld();
  ({ person_id: putu } = await world.app.db
    .selectFrom('samsat.holding')
    .select('person_id')
    .where('id', '=', world.samsat.holdings.DK2718PAM ?? '')
    .executeTakeFirstOrThrow());
});
afterAll(() => world?.close());
beforeEach(() => world.app.clock.set(START));

const db = () => world.app.db;
const keys = () => world.app.deps.samsat.proofKeys;
const now = () => world.app.clock.now();
const page = ({ id }: Proof) => `/samsat/bukti/${id}`;
const words = async (at: string, who = world.putu) => textOf((await who.get(at)).body);
const fresh = async ({ billId }: Proof) => {
  const proof = await proofOfBill(db(), billId);
  if (!proof) throw new Error('no proof');
  return proof;
};

/** A bill for a vehicle of Putu's, as if it had been paid. */
async function bill(nrkb = 'DK2718PAM') {
  const { id: vehicleId } = await db().selectFrom('samsat.vehicle').select('id').where('nrkb', '=', nrkb).executeTakeFirstOrThrow();
  const lines = [{ code: 'pkb', name: { id: 'PKB', en: 'PKB' }, amount: 100_000, beneficiary: 'rkud-prov:51', basis: {} }];
  const asked = {
    agencyId: world.samsat.agencyId,
    service: 'samsat',
    ref: `uji-${++made}`,
    payerId: putu,
    payerName: 'Putu',
    lines,
    title: {
      id: 'Pajak',
      en: 'Tax',
    },
    object: nrkb,
  };
  const one = await transaction(db(), (tx) => openBill(tx, { kind: 'system', name: 'uji' }, asked, now()));
  return { bill: one, vehicleId, holderId: putu };
}

async function issued(more: { readonly way?: 'post' | 'pick-up'; readonly address?: string } = {}): Promise<Proof> {
  const paid = await bill();
  return transaction(db(), (tx) => issueProof(tx, { ...paid, ...more }, now()));
}

const home = { way: 'post', address: 'Jl. Contoh 5, Banjar Uji, 80361' } as const;
const sweep = () => world.app.runSweep('samsat.extend-proofs');
const move = (proof: Proof, ke: string, more: Readonly<Record<string, string>> = {}) =>
  world.clerk.post(`/samsat/pengiriman/${proof.id}`, { ke, ...more });

/** As if it came out of the print room; its stickers are another matter. */
const print = ({ id: proofId }: Proof) =>
  transaction(db(), (tx) =>
    moveDelivery(
      tx,
      world.samsat.officers.clerk,
      { proofId, agencyId: world.samsat.agencyId, to: 'PRINTED', trackingNo: '', note: '' },
      now(),
    ),
  );

/** A proposal the head of the office agrees to. */
async function decide(value: unknown, validFrom = '2026-03-02') {
  const rule = samsatRules.find(({ key }) => key === 'samsat.proof-policy');
  if (!rule) throw new Error('no policy');
  const { agencyId, officers } = world.samsat;
  const deciding = { today: validFrom, at: now() };
  await transaction(db(), async (tx) => {
    const proposed = { value, citation: 'SK contoh', validFrom, confirmed: true, reason: 'Uji', ...deciding };
    const proposal = await proposeChange(tx, rule, { ...proposed, agencyId, actor: officers.keeper });
    await approveProposal(tx, rule, proposal, { ...deciding, actor: officers.head });
  });
}

describe('the proof of a paid bill', () => {
  it('is issued once for each bill, however often and together money is told of, and its owner is told once', async () => {
    const paid = await bill();
    const many = await Promise.all(Array.from({ length: 8 }, () => transaction(db(), (tx) => issueProof(tx, paid, now()))));
    expect(new Set(many.map(({ id, code }) => `${id} ${code}`)).size).toBe(1);
    const told = await db().selectFrom('notifications.message').selectAll().where('person_id', '=', putu).execute();
    expect(JSON.stringify(told).split(`/samsat/bukti/${many[0]?.id}`).length - 1).toBe(1);
    expect((await proofsOf(db(), putu)).length).toBe(1);
  });

  it('holds for one calendar month by a policy nobody has confirmed, and shows no NIK, name or chassis', async () => {
    const proof = await issued();
    expect([proof.issuedOn, proof.validUntil, proof.policy.confirmed]).toEqual(['2026-03-02', '2026-04-02', false]);
    const shown = await words(page(proof));
    expect(shown).toMatch(/DK 2718 PAM.*Berlaku sampai 2 April 2026/s);
    expect(shown).toContain('1 bulan kalender, diperpanjang selama kiriman terlambat belum dikonfirmasi');
    expect(shown).toContain('Tetap bawa STNK');
    const html = (await world.putu.get(page(proof))).body;
    expect(html).not.toMatch(/MHCONTOH|11011111|51710/);
    expect(await words(`${page(proof)}?lang=en`)).toContain('Carry your STNK');
    await world.putu.get('/samsat?lang=id');
    expect(await words('/samsat/bukti')).toContain('DK 2718 PAM');
  });

  it('asks its owner once how they were served, when paper and sticker are in their hands and not before', async () => {
    const proof = await issued(home);
    const asked = () => db().selectFrom('survey.invitation').select('service').where('about_id', '=', proof.id).execute();
    await print(proof);
    for (const [ke, more] of [['HANDED_TO_POS', { nomor: 'P2603020099' }]] as const) await move(proof, ke, more);
    expect(await asked()).toEqual([]);
    await move(proof, 'DELIVERED');
    await world.putu.post(`${page(proof)}/terima`);
    expect(await asked()).toEqual([{ service: 'samsat' }]);
    await world.app.runJobs();
    const mails = await db()
      .selectFrom('channels.demo_mail')
      .select(['subject', 'body'])
      .where('recipient', '=', 'putu@contoh.test')
      .execute();
    const { body = '' } = mails.findLast(({ subject }) => subject.startsWith('Bagaimana pelayanan')) ?? {};
    const link = /\/survei\/[\w-]{32}/.exec(body)?.[0] ?? '';
    expect(textOf((await world.app.visitor().get(link)).body)).toContain('Samsat');
  });

  it('is issued on the day of Bali, not of Jakarta or of Greenwich', async () => {
    world.app.clock.set('2026-03-02T16:30:00Z');
    expect((await issued()).issuedOn).toBe('2026-03-03');
  });

  it('is nobody else’s', async () => {
    const proof = await issued();
    for (const who of [world.niluh, world.clerk, world.keeper]) {
      expect((await who.get(page(proof))).statusCode).toBe(404);
      expect((await who.get(`${page(proof)}/simpan`)).statusCode).toBe(404);
      for (const deed of ['terima', 'pengiriman', 'keluhan'])
        expect((await who.post(`${page(proof)}/${deed}`, { cara: 'pick-up', keluhan: 'x' })).statusCode).toBe(404);
    }
  });

  it('is kept on the phone as a PDF with plate, kind and day, and without its owner', async () => {
    const proof = await issued();
    const kept = await world.putu.get(`${page(proof)}/simpan`);
    expect(kept.headers['content-type']).toBe('application/pdf');
    const { text } = await textOfPdf(kept.rawPayload);
    expect(text).toMatch(/DK 2718 PAM/);
    expect(text).toMatch(/2 April 2026/);
    expect(text).not.toMatch(/PUTU|MHCONTOH|5103/i);
  });
});

describe('how long it holds', () => {
  it('ends after its last day once the paper is there, and holds on while it is late', async () => {
    const [late, there] = [await issued(home), await issued(home)];
    await print(there);
    for (const [ke, more] of [['HANDED_TO_POS', { nomor: 'P2603020001' }], ['DELIVERED']] as const) await move(there, ke, more ?? {});
    world.app.clock.set('2026-04-01T17:10:00Z');
    await sweep();
    await sweep();
    expect([(await fresh(late)).state, (await fresh(late)).validUntil]).toEqual(['extended', '2026-05-02']);
    expect([(await fresh(there)).state, (await fresh(there)).validUntil]).toEqual(['issued', '2026-04-02']);
    expect(await words(page(there))).toContain('Berlaku sampai 2 April 2026 berlaku');
    world.app.clock.set('2026-04-02T16:00:00Z');
    expect(await words(page(there))).toContain('2 April 2026, sudah lewat');
    expect(await words(page(late))).toMatch(/2 Mei 2026 berlaku.*diperpanjang/s);
  });

  it('is made good where nobody looked for months, and waits for no one who lets it lie at the counter', async () => {
    const [late, lying] = [await issued(home), await issued({ way: 'pick-up' })];
    await print(lying);
    world.app.clock.set('2026-06-20T02:00:00Z');
    await sweep();
    expect((await fresh(late)).validUntil).toBe('2026-07-02');
    expect((await fresh(lying)).validUntil).toBe('2026-04-02');
  });

  it('is that of the province, of an emergency, of 30 days a month, and stays as it was issued', async () => {
    const before = await issued(home);
    const rule = samsatRules.find(({ key }) => key === 'samsat.proof-policy');
    const [first] = (rule?.value ?? []) as Record<string, unknown>[];
    const bali = { ...first, key: 'bali', region: '51', from: '2026-03-02', counted: 'thirty-days', confirmed: true };
    await decide([
      { ...first },
      { ...bali, emergencyDecree: 'Kepgub contoh 1/2026', emergencyFrom: '2026-03-02', emergencyTo: '2026-03-09' },
    ]);
    const inEmergency = await issued(home);
    expect([inEmergency.validUntil, inEmergency.policy.months]).toEqual(['2026-05-31', 3]);
    expect(await words(page(inEmergency))).toContain('keadaan darurat menurut Kepgub contoh 1/2026');
    world.app.clock.set('2026-03-10T02:00:00Z');
    const after = await issued(home);
    expect([after.validUntil, after.policy.confirmed]).toEqual(['2026-04-09', true]);
    await decide([{ ...first }, { ...bali, evidence: 'qr' }], '2026-03-10');
    const paid = await bill();
    const qr = await transaction(db(), (tx) => issueProof(tx, { ...paid, paidUntil: '2027-03-26' }, now()));
    expect([qr.validUntil, qr.delivery]).toEqual(['2027-03-26', null]);
    expect(await words(page(qr))).toContain('tidak ada yang dikirim');
    world.app.clock.set('2026-04-02T02:00:00Z');
    await sweep();
    expect((await fresh(before)).validUntil).toBe('2026-05-02');
    await decide([{ ...first }], '2026-04-02');
  });
});

describe('money that goes back', () => {
  it('revokes the proof for good', async () => {
    world.app.clock.set('2026-05-02T02:00:00Z');
    const proof = await issued(home);
    for (let twice = 0; twice < 2; twice++) await transaction(db(), (tx) => revokeProofOf(tx, proof.billId, now()));
    expect(await words(page(proof))).toContain('bukti ini tidak berlaku lagi');
    expect((await world.putu.get(page(proof))).body).not.toContain('class="qr"');
    expect((await world.putu.get(`${page(proof)}/simpan`)).statusCode).toBe(404);
    world.app.clock.set('2026-06-02T02:00:00Z');
    await sweep();
    expect((await fresh(proof)).state).toBe('revoked');
    expect((await move(proof, 'PRINTED')).statusCode).toBe(409);
    const again = await transaction(db(), (tx) =>
      issueProof(tx, { bill: { id: proof.billId }, vehicleId: proof.vehicleId, holderId: putu }, now()),
    );
    expect(again.state).toBe('revoked');
    const audit = await db().selectFrom('audit.entry').select('action').where('subject_id', '=', proof.id).execute();
    expect(audit.filter(({ action }) => action === 'samsat.revoke-proof')).toHaveLength(1);
  });
});

describe('whoever stands before the vehicle', () => {
  const check = async (bukti: string) => textOf((await world.app.visitor().get(`/samsat/periksa?${new URLSearchParams({ bukti })}`)).body);

  it('sees plate, kind and day of a token or a typed code, and what has become of it', async () => {
    world.app.clock.set('2026-05-02T02:00:00Z');
    const proof = await issued(home);
    const token = tokenOf(keys(), proof);
    for (const asked of [token, token.toLowerCase(), proof.code, `${proof.code.slice(0, 4)}-${proof.code.slice(4)}`])
      expect(await check(asked), asked).toMatch(/Berlaku Keadaan sekarang.*DK 2718 PAM.*Sepeda motor.*2 Juni 2026/s);
    const seen = await world.app.visitor().get(`/samsat/periksa?bukti=${token}`);
    expect(seen.body).not.toMatch(/MHCONTOH|5103064711829903|PUTU AYU/);
    expect(seen.headers['permissions-policy']).toContain('camera=(self)');
    world.app.clock.set('2026-06-02T02:00:00Z');
    await sweep();
    expect(await check(token)).toMatch(/Bukti ini lama.*2 Juli 2026.*Diperpanjang/s);
    expect(await check(tokenOf(keys(), await fresh(proof)))).toContain('Berlaku Keadaan sekarang');
    await transaction(db(), (tx) => revokeProofOf(tx, proof.billId, now()));
    expect(await check(token)).toMatch(/Dicabut.*DK 2718 PAM/s);
  });

  it('is told of a forgery, of another’s key, of what is no proof, and of one that has ended', async () => {
    world.app.clock.set('2026-05-02T02:00:00Z');
    const proof = await issued(home);
    const token = tokenOf(keys(), proof);
    const { generateKeyPairSync } = await import('node:crypto');
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const forged = tokenOf(ProofKeys.of([pem]), proof);
    const changed = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41);
    for (const asked of [forged, changed, 'ABCDEFGH', 'bukan', `${token}A`])
      expect(await check(asked), asked).toContain('Tidak dikenal: jangan dipercaya');
    await print(proof);
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2605020001' });
    await move(proof, 'DELIVERED');
    world.app.clock.set('2026-06-03T02:00:00Z');
    await sweep();
    expect(await check(token)).toContain('Sudah lewat');
  });

  it('checks without the server by the published keys and WebCrypto', async () => {
    const proof = await issued(home);
    const answer = await world.app.visitor().get('/samsat/kunci-pengesahan');
    const { keys: published } = JSON.parse(answer.body) as { keys: (JsonWebKey & { kid: string })[] };
    const payload = openToken(keys(), tokenOf(keys(), proof));
    const jwk = published.find(({ kid }) => kid === payload?.keyId);
    const read = readToken(tokenOf(keys(), proof));
    if (!jwk || !read) throw new Error('nothing to check with');
    const key = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x: String(jwk.x) }, { name: 'Ed25519' }, false, [
      'verify',
    ]);
    expect(await crypto.subtle.verify({ name: 'Ed25519' }, key, read.signature, read.body)).toBe(true);
    expect(answer.body).not.toContain('"d"');
    const seen = await world.app.visitor().get('/samsat/periksa');
    expect(seen.body).toContain(String(jwk.x));
    expect(seen.body).toContain('data-island="inspect-proof"');
    expect(payload).toMatchObject({ nrkb: 'DK2718PAM', kind: 'motorcycle' satisfies Kind, validUntil: proof.validUntil });
  });
});

describe('TBPKP and sticker', () => {
  it('go by post to where the owner says, are followed, and confirmed by the owner alone', async () => {
    const proof = await issued();
    expect(await words('/samsat/pengiriman', world.clerk)).toContain('alamat belum ditulis pemilik');
    expect((await world.putu.post(`${page(proof)}/pengiriman`, { cara: 'post', alamat: ' ' })).statusCode).toBe(422);
    await world.putu.post(`${page(proof)}/pengiriman`, { cara: 'post', alamat: 'Jl. Rahasia 9' });
    const stored = await db().selectFrom('samsat.delivery').selectAll().where('proof_id', '=', proof.id).execute();
    expect(JSON.stringify(stored)).not.toContain('Rahasia');
    expect(await words(page(proof))).toContain('Jl. Rahasia 9');
    expect((await world.putu.post(`${page(proof)}/terima`)).statusCode).toBe(409);
    await print(proof);
    expect((await world.putu.post(`${page(proof)}/pengiriman`, { cara: 'pick-up' })).statusCode).toBe(409);
    const without = await move(proof, 'HANDED_TO_POS', { nomor: 'x' });
    expect([without.statusCode, textOf(without.body)]).toEqual([409, expect.stringContaining('Tulis nomor lacak pos')]);
    const other = await issued();
    await world.putu.post(`${page(other)}/pengiriman`, { cara: 'post', alamat: 'Jl. Uji 8' });
    await print(other);
    await move(other, 'HANDED_TO_POS', { nomor: 'P2603020006' });
    const taken = await move(proof, 'HANDED_TO_POS', { nomor: 'P-2603020006' });
    expect([taken.statusCode, textOf(taken.body)]).toEqual([409, expect.stringContaining('sudah milik kiriman lain')]);
    await move(proof, 'HANDED_TO_POS', { nomor: 'p26-0302 0007' });
    expect((await fresh(proof)).delivery?.trackingNo).toBe('P2603020007');
    expect((await move(proof, 'RECEIPT_CONFIRMED')).statusCode).toBe(409);
    await world.putu.post(`${page(proof)}/terima`);
    expect(await words(page(proof))).toMatch(/Lunas.*E-pengesahan terbit.*Dicetak.*Diserahkan ke Pos.*Diterima/s);
    expect((await move(proof, 'LOST')).statusCode).toBe(409);
    expect((await move(proof, 'ngawur')).statusCode).toBe(422);
  });

  it('are made anew where they are missed, and the proof holds until the complaint is answered', async () => {
    world.app.clock.set('2026-05-02T02:00:00Z');
    const proof = await issued(home);
    await print(proof);
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020011' });
    await move(proof, 'DELIVERED');
    expect((await world.putu.post(`${page(proof)}/keluhan`, { keluhan: '' })).statusCode).toBe(422);
    await world.putu.post(`${page(proof)}/keluhan`, { keluhan: 'Tidak ada yang datang.' });
    expect(await words(`/samsat/pengiriman?keadaan=DELIVERED`, world.clerk)).toContain('Tidak ada yang datang.');
    world.app.clock.set('2026-06-02T02:00:00Z');
    await sweep();
    expect((await fresh(proof)).validUntil).toBe('2026-07-02');
    await move(proof, 'LOST', { catatan: 'Pos: hilang' });
    await move(proof, 'REISSUED');
    await world.putu.post(`${page(proof)}/pengiriman`, { cara: 'pick-up' });
    await print(proof);
    expect((await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020012' })).statusCode).toBe(409);
    await move(proof, 'COLLECTED');
    const { delivery } = await fresh(proof);
    expect([delivery?.state, delivery?.complaint]).toEqual(['COLLECTED', '']);
  });

  it('are lost and missed with their owner told: that they are made anew, and what the office answers', async () => {
    const proof = await issued(home);
    const told = async () => {
      await world.app.runJobs();
      return (await world.app.mail('putu@contoh.test'))?.subject;
    };
    await print(proof);
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020021' });
    expect(textOf((await move(proof, 'ANSWERED', { catatan: 'Apa?' })).body), 'nobody complained').toContain('Keadaannya sudah berubah');
    await world.putu.post(`${page(proof)}/keluhan`, { keluhan: 'Stikernya robek.' });
    const without = await world.clerk.post(`/samsat/pengiriman/${proof.id}?keadaan=HANDED_TO_POS&q=2718`, { ke: 'ANSWERED' });
    expect(textOf(without.body)).toContain('Tulis jawabannya di Catatan');
    expect(without.body, 'in the same place of the list').toContain('value="2718"');
    expect((await fresh(proof)).delivery?.complaint).toBe('Stikernya robek.');
    const lost = await move(proof, 'HANDED_TO_POS', { catatan: 'Sudah ditanyakan.' });
    expect(lost.body, 'what was typed is still there').toContain('value="Sudah ditanyakan."');
    await move(proof, 'ANSWERED', { catatan: 'Kami kirim stiker baru.' });
    expect(await told()).toBe('Keluhan kiriman DK 2718 PAM dijawab');
    expect(await words(page(proof))).toContain('Kami kirim stiker baru.');
    await move(proof, 'LOST');
    expect(await told()).toBe('Kiriman DK 2718 PAM: hilang; Samsat membuatnya ulang, dan bukti tetap berlaku');
  });

  it('sent twice keep both numbers, each at its own step', async () => {
    const proof = await issued(home);
    await print(proof);
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020031' });
    await move(proof, 'RETURNED');
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020032' });
    expect(await words(page(proof))).toMatch(/P2603020031.*Kembali ke Samsat.*P2603020032/s);
  });

  it('stand in a list of officers that is narrowed and taken along, and are nobody’s own to move', async () => {
    const proof = await issued(home);
    const list = (await world.clerk.get('/samsat/pengiriman?q=dk+2718')).body;
    expect(textOf(list)).toContain('DK 2718 PAM');
    expect(list).not.toMatch(/Banjar Uji|MHCONTOH/);
    expect(textOf((await world.clerk.get('/samsat/pengiriman?q=zz99')).body)).toContain('Tidak ada kiriman yang cocok');
    expect((await world.clerk.get('/samsat/pengiriman/ekspor')).body).toContain('DK 2718 PAM');
    for (const who of [world.putu, world.niluh]) expect((await who.get('/samsat/pengiriman')).statusCode).toBe(403);
    expect((await world.keeper.post(`/samsat/pengiriman/${proof.id}`, { ke: 'PRINTED' })).statusCode).toBe(403);
    const { personId } = world.samsat.officers.clerk;
    await db().updateTable('samsat.proof').set({ holder_id: personId }).where('id', '=', proof.id).execute();
    expect((await move(proof, 'PRINTED')).statusCode).toBe(403);
  });
});

describe('the post', () => {
  const printed = async () => {
    const proof = await issued(home);
    await print(proof);
    return proof;
  };

  it('gives a number of its own, and is followed every hour', async () => {
    const [there, back, lost, under] = [await printed(), await printed(), await printed(), await printed()];
    for (const proof of [there, back, lost, under]) expect((await move(proof, 'HANDED_TO_POS')).statusCode).toBe(303);
    const numberOf = async (proof: Proof) => (await fresh(proof)).delivery?.trackingNo ?? '';
    const letter = async (proof: Proof) => world.post.letters.get(await numberOf(proof));
    expect(await letter(there)).toMatchObject({ address: home.address, reference: `${there.code}-1`, state: 'under-way' });
    for (const [proof, state] of [
      [there, 'delivered'],
      [back, 'returned'],
      [lost, 'lost'],
    ] as const) {
      const one = await letter(proof);
      if (one) one.state = state;
    }
    for (let twice = 0; twice < 2; twice++) await world.app.runSweep('samsat.track-post');
    const states = await Promise.all([there, back, lost, under].map(async (proof) => (await fresh(proof)).delivery?.state));
    expect(states).toEqual(['DELIVERED', 'RETURNED', 'LOST', 'HANDED_TO_POS']);
    expect(await words(page(there))).toMatch(/Diserahkan ke Pos.*Sampai menurut Pos/s);
    // What came back goes out again as another letter.
    await move(back, 'HANDED_TO_POS');
    expect(await letter(back)).toMatchObject({ reference: `${back.code}-2`, state: 'under-way' });
  });

  it('that does not answer keeps nothing from being handed over by hand, and loses nothing', async () => {
    const proof = await printed();
    for (const mood of ['down', 'cut', 'gateway', 'slow', 'other'] as const) {
      world.post.mood = mood;
      const away = await move(proof, 'HANDED_TO_POS');
      expect([away.statusCode, textOf(away.body)], mood).toEqual([409, expect.stringContaining('Pos sedang tidak menjawab')]);
    }
    expect((await fresh(proof)).delivery?.state).toBe('PRINTED');
    world.post.mood = 'well';
    await move(proof, 'HANDED_TO_POS');
    const letters = [...world.post.letters.values()].filter(({ reference }) => reference.startsWith(proof.code));
    expect(letters).toHaveLength(1);
    for (const mood of ['down', 'cut', 'slow', 'other'] as const) {
      world.post.mood = mood;
      await world.app.runSweep('samsat.track-post');
      expect((await fresh(proof)).delivery?.state, mood).toBe('HANDED_TO_POS');
    }
    world.post.mood = 'well';
  });
});

describe('printing and stickers', () => {
  const receive = (seri: string, dari: string, sampai: string) => world.clerk.post('/samsat/stiker', { seri, dari, sampai });
  const stickers = () =>
    db().selectFrom('samsat.sticker').select(['no', 'state', 'proof_id']).where('series', '=', 'AB').orderBy('no').execute();

  it('receives numbered stickers once, and says what is wrong of others', async () => {
    expect((await receive('A1', '9', '3')).statusCode).toBe(422);
    expect((await receive('ab', '101', '60000')).statusCode).toBe(422);
    await receive('ab', '101', '160');
    const twice = await receive('AB', '160', '170');
    expect([twice.statusCode, textOf(twice.body)]).toEqual([409, expect.stringContaining('sudah pernah diterima')]);
    expect(await words('/samsat/cetakan', world.clerk)).toContain('60 stiker dalam stok');
  });

  it('prints what waits with the next stickers, each once, and draws it again as it was', async () => {
    // What earlier cases left lying.
    await db().updateTable('samsat.delivery').set({ state: 'COLLECTED' }).execute();
    const [first, second] = [await issued(home), await issued({ way: 'pick-up' })];
    const unaddressed = await issued();
    expect(await words('/samsat/cetakan', world.clerk)).toContain('2 kiriman dapat dicetak sekarang');
    const together = await Promise.all([world.clerk.post('/samsat/cetakan'), world.clerk.post('/samsat/cetakan')]);
    expect(together.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    const used = (await stickers()).filter(({ state }) => state === 'used');
    expect(used.map(({ no, proof_id: proof }) => [no, proof])).toEqual([
      [101, first.id],
      [102, second.id],
    ]);
    expect((await fresh(unaddressed)).delivery?.state).toBe('E_PROOF_ISSUED');
    const { id: run } = await db().selectFrom('samsat.print_run').select('id').executeTakeFirstOrThrow();
    const pdf = await world.clerk.get(`/samsat/cetakan/${run}/pdf`);
    const { text, pages } = await textOfPdf(pdf.rawPayload);
    expect(pages).toBe(2);
    expect(text).toMatch(/DK 2718 PAM.*PUTU.*AB 000101.*100\.000.*Banjar Uji/s);
    expect(text).toContain(`${first.code.slice(0, 4)} ${first.code.slice(4)}`);
    expect(text).not.toContain('5103064711829903');
    expect((await world.keeper.get(`/samsat/cetakan/${run}/pdf`)).statusCode).toBe(403);
    expect(await words(page(first))).toContain('No. AB 000101');
  });

  it('accounts for every sticker: in stock, used, or spoiled and why', async () => {
    await world.clerk.post('/samsat/stiker/rusak', { seri: 'AB', nomor: '103', sebab: 'Sobek' });
    const again = await world.clerk.post('/samsat/stiker/rusak', { seri: 'AB', nomor: '103', sebab: 'Sobek' });
    expect([again.statusCode, textOf(again.body)]).toEqual([409, expect.stringContaining('sudah dicatat rusak')]);
    expect((await world.clerk.post('/samsat/stiker/rusak', { seri: 'AB', nomor: '999', sebab: 'x' })).statusCode).toBe(409);
    expect((await world.clerk.post('/samsat/stiker/rusak', { seri: 'AB', nomor: '104', sebab: ' ' })).statusCode).toBe(422);
    const used = (await stickers()).find(({ no }) => no === 101);
    const sent = await db()
      .selectFrom('samsat.proof')
      .select('bill_id')
      .where('id', '=', used?.proof_id ?? '')
      .executeTakeFirstOrThrow();
    const proof = await proofOfBill(db(), sent.bill_id);
    if (!proof) throw new Error('no proof');
    await move(proof, 'LOST');
    await move(proof, 'REISSUED');
    await world.clerk.post('/samsat/cetakan');
    const counted = Object.groupBy(await stickers(), ({ state }) => state);
    expect([counted.stock?.length, counted.used?.map(({ no }) => no), counted.spoiled?.map(({ no }) => no)]).toEqual([
      56,
      [102, 104],
      [101, 103],
    ]);
    const csv = (await world.clerk.get('/samsat/stiker/ekspor')).body;
    expect(csv).toMatch(/AB,101,Rusak,DK 2718 PAM,hilang bersama kiriman/);
    expect(csv).toMatch(/AB,103,Rusak,,Sobek/);
  });

  it('prints nothing where too few stickers are left', async () => {
    await db().updateTable('samsat.sticker').set({ state: 'spoiled', reason: 'uji' }).where('state', '=', 'stock').execute();
    const proof = await issued(home);
    const refused = await world.clerk.post('/samsat/cetakan');
    expect([refused.statusCode, textOf(refused.body)]).toEqual([409, expect.stringContaining('Stok stiker tidak cukup')]);
    expect((await fresh(proof)).delivery?.state).toBe('E_PROOF_ISSUED');
  });
});

describe('an account that is erased', () => {
  it('leaves no address and no words of its own', async () => {
    const proof = await issued(home);
    await print(proof);
    await move(proof, 'HANDED_TO_POS', { nomor: 'P2603020021' });
    await world.putu.post(`${page(proof)}/keluhan`, { keluhan: 'Kata pribadi' });
    await transaction(db(), (tx) => forgetHoldings(tx, putu, now()));
    const left = [
      await db().selectFrom('samsat.delivery').select(['address', 'complaint']).where('proof_id', '=', proof.id).execute(),
      await db().selectFrom('samsat.delivery_step').select('note').where('proof_id', '=', proof.id).execute(),
    ];
    expect(JSON.stringify(left)).not.toContain('Kata pribadi');
    expect((await fresh(proof)).delivery?.address).toBe('');
  });
});
