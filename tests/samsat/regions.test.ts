import { transaction } from '#db';
import { paymentRules } from '#platform/payments';
import { approveProposal, listOpenProposals } from '#platform/rules';
import { samsatRules } from '#services/samsat';
import { textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set('2026-03-02T02:00:00Z');
  visitor = world.app.visitor();
});
afterAll(() => world?.close());

const page = '/samsat/provinsi/51';
const words = async (at: string, who: Visitor = visitor) => textOf((await who.get(at)).body);
const policy = async (code = '51') => (await visitor.get(`/api/v1/vehicle-tax/provinces/${code}`)).json() as Record<string, unknown>;

const wanted = {
  dini: '3',
  lambat: '6',
  tunggakan: '3',
  bulan: '1',
  bulan_darurat: '3',
  hitung: 'calendar',
  tanda: 'sticker',
  antar: 'pos',
  sk: 'SK Gubernur Contoh 12 Tahun 2026, 1 Maret 2026',
  sk_dari: '2026-03-01',
  sk_sampai: '2026-06-30',
  tutup: '23.30',
  buka: '00.30',
  mulai: '2026-03-02',
  dasar: 'Pergub Contoh 7/2026',
  pasal: 'pasal 4',
  dibaca: 'ya',
  alasan: 'Uji',
};
const propose = (more: Readonly<Record<string, string>> = {}, province = '51') =>
  world.keeper.post(`/samsat/kebijakan?provinsi=${province}`, { ...wanted, ...more });

/** The head agrees to everything that is proposed. */
async function agree(): Promise<number> {
  const { agencyId, officers } = world.samsat;
  const open = await listOpenProposals(world.app.db, [agencyId]);
  for (const proposal of open) {
    const rule = [...samsatRules, ...paymentRules].find(({ key }) => key === proposal.key);
    if (!rule) throw new Error(proposal.key);
    await transaction(world.app.db, (tx) =>
      approveProposal(tx, rule, proposal.id, { actor: officers.head, today: '2026-03-02', at: world.app.clock.now() }),
    );
  }
  return open.length;
}

describe('what holds in a province', () => {
  it('tells nobody as a rule what nobody confirmed, and marks it for administrators alone', async () => {
    const open = await words(page);
    expect(open).toContain('Belum ada batas paling awal yang ditetapkan.');
    expect(open).toContain('Pembayaran dilayani sepanjang hari.');
    expect(open).not.toMatch(/3 bulan|2 bulan|belum dikonfirmasi|SIGNAL/);
    expect(await words(page, world.putu)).toBe((await words(page, world.putu)).replace(/belum dikonfirmasi/g, ''));
    expect(await words(page, world.keeper)).toMatch(/Dipakai sementara: Paling awal 3 bulan sebelum jatuh tempo.*belum dikonfirmasi/s);
    expect(await policy()).toMatchObject({
      limits: { TOO_EARLY: null, WINDOW_PASSED: null, ARREARS_OVER_LIMIT: null },
      proof: { months: null },
      cutOff: null,
    });
    expect((await visitor.get('/samsat/provinsi/99')).statusCode).toBe(422);
    expect((await visitor.get('/api/v1/vehicle-tax/provinces/99')).statusCode).toBe(404);
    expect(((await visitor.get('/api/v1/vehicle-tax/provinces')).json() as { code: string }[]).map(({ code }) => code)).toEqual([
      '51',
      '52',
      '31',
    ]);
  });

  it('is proposed by the office as a whole, with what is wrong said field by field', async () => {
    expect((await world.clerk.get('/samsat/kebijakan')).statusCode).toBe(403);
    expect((await world.clerk.post('/samsat/kebijakan', wanted)).statusCode).toBe(403);
    for (const [field, value, said] of [
      ['dini', 'x', 'Tulis angka bulat.'],
      ['bulan', '0', 'Tulis angka bulat.'],
      ['tutup', '24.10', 'Tulis jam seperti 23.30.'],
      ['mulai', '2026-03-01', 'Pilih hari dari hari ini.'],
      ['sk_sampai', '2026-02-01', 'Darurat memerlukan keputusan'],
      ['dasar', '', 'Tulis peraturan atau keputusannya.'],
      ['alasan', '', 'Tulis alasannya.'],
    ] as const) {
      const refused = await propose({ [field]: value });
      expect([refused.statusCode, textOf(refused.body)], field).toEqual([422, expect.stringContaining(said)]);
    }
    expect(await listOpenProposals(world.app.db, [world.samsat.agencyId])).toEqual([]);
  });

  it('holds for everybody once somebody else agreed: limits, emergency, hours, with its law and since when', async () => {
    const sent = await propose();
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/samsat/kebijakan?provinsi=51&usul=3']);
    expect(await words(page), 'not before').not.toContain('23.30');
    expect(textOf((await propose()).body), 'one at a time').toContain('masih punya usulan yang terbuka');
    expect(await agree()).toBe(3);
    const open = await words(page);
    for (const said of [
      'Paling lambat 6 bulan setelah jatuh tempo.',
      'Dengan tunggakan paling banyak 3 tahun.',
      'Pergub Contoh 7/2026, pasal 4',
      'sejak 2 Maret 2026',
      'Ditetapkan dengan SK Gubernur Contoh 12 Tahun 2026, 1 Maret 2026',
      'Berlaku 3 bulan kalender sejak dibayar.',
      'pukul 23.30 sampai 00.30 WITA',
    ])
      expect(open).toContain(said);
    expect(open, 'untouched').toContain('Belum ada batas paling awal yang ditetapkan.');
    expect(await policy()).toMatchObject({
      limits: { WINDOW_PASSED: { value: 6, instrument: 'Pergub Contoh 7/2026' }, TOO_EARLY: null },
      emergency: { from: '2026-03-01', to: '2026-06-30', months: 3 },
      cutOff: { from: '23.30', to: '00.30', closedNow: false },
    });
    expect(await words('/samsat/provinsi/52'), 'of another province').not.toMatch(/23\.30|SK Gubernur|6 bulan/);
    expect(textOf((await propose()).body), 'nothing else').toContain('Tidak ada yang berubah');
  });

  it('says its hours where people pay, and that it is closed now', async () => {
    const at = `/samsat/kendaraan/${world.samsat.holdings['DK2718PAM']}`;
    expect(await words(at, world.putu)).toContain('Kode bayar tidak dapat dibayar pukul 23.30 sampai 00.30 WITA setiap hari.');
    const bill = String((await world.putu.post(`${at}/bayar`)).headers.location);
    expect(await words(bill, world.putu)).toContain('pukul 23.30 sampai 00.30 WITA');
    world.app.clock.set('2026-03-02T15:45:00Z');
    expect(await words(page)).toContain('Sekarang sedang tutup.');
    expect((await policy()).cutOff).toMatchObject({ closedNow: true });
    world.app.clock.set('2026-03-02T02:00:00Z');
  });

  it('is told before a day on which it changes, and not told as if it held', async () => {
    expect((await propose({ mulai: '2026-04-01', lambat: '9' })).statusCode).toBe(303);
    await agree();
    const open = await words(page);
    expect(open).toMatch(/Yang sudah ditetapkan untuk nanti.*mulai 1 April 2026/s);
    expect(open).toContain('Paling lambat 6 bulan');
    world.app.clock.set('2026-04-01T02:00:00Z');
    expect(await words(page)).toContain('Paling lambat 9 bulan');
    world.app.clock.set('2026-03-02T02:00:00Z');
  });
});

describe('grounds that hold people up', () => {
  it('are counted once a month for a vehicle, by ground, without anybody’s name', async () => {
    const at = `/samsat/kendaraan/${world.samsat.holdings['DK8817PAM']}`;
    for (let look = 0; look < 3; look++) await world.putu.get(at);
    await world.putu.get(`${at}?bayar=2026-03-20`);
    const counted = () => world.app.db.selectFrom('samsat.refusal_count').select(['code', 'weight', 'n']).execute();
    expect(await counted()).toEqual([{ code: 'VEHICLE_CLASS', weight: 'officer', n: 1 }]);
    expect(await words('/samsat/penolakan', world.clerk)).toMatch(/Maret 2026 Jenis kendaraan.* 0 1/s);
    const csv = (await world.clerk.get('/samsat/penolakan/ekspor')).body;
    expect(csv).toMatch(/2026-03,VEHICLE_CLASS,/);
    expect(csv).not.toContain('8817');
    world.app.clock.set('2026-04-01T02:00:00Z');
    await world.putu.get(at);
    await world.app.runSweep('samsat.forget-attempts');
    expect((await counted()).length, 'a new month').toBe(2);
    expect(await world.app.db.selectFrom('samsat.refusal_seen').select('month').execute()).toHaveLength(1);
    expect((await world.putu.get('/samsat/penolakan')).statusCode).toBe(403);
  });
});
