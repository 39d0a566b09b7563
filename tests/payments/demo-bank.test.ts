import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { trialBalance, verifyLedger } from '#platform/ledger';
import { type Bill, getBill, openBill, type Payee, takeInFile } from '#platform/payments';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let somebody: Visitor;
let agencyId: string;
beforeAll(async () => {
  app = await startApp();
  somebody = app.visitor();
  // A service whose bills are paid here, and that does nothing about it.
  const payee: Payee = {
    service: 'contoh',
    title: () => 'Contoh',
    href: () => '/',
    paid: async () => {},
    refunded: async () => {},
    renew: async () => null,
  };
  Object.assign(app.deps.payments, { payees: () => [payee] });
  agencyId = (await app.db.selectFrom('access.agency').select('id').where('key', '=', 'dpmptsp-badung').executeTakeFirstOrThrow()).id;
});
afterAll(() => app?.close());

const bill = (payerId: string | null = null): Promise<Bill> =>
  transaction(app.db, (tx) => {
    const line = (code: string, amount: number, beneficiary: string) => ({
      code,
      name: { id: code, en: code },
      amount,
      beneficiary,
      basis: {},
    });
    const asked = {
      agencyId,
      service: 'contoh',
      ref: newId(),
      payerId,
      payerName: 'Ni Luh Contoh',
      title: { id: 'Pajak kendaraan', en: 'Vehicle tax' },
      object: 'DK 1234 AB',
      lines: [line('pkb', 220_000, 'rkud-prov:51'), line('opsen', 145_200, 'rkud-kab:5103')],
    };
    return openBill(tx, { kind: 'system', name: 'test' }, asked, app.clock.now());
  });

const statusOf = async ({ id }: Bill) => (await getBill(app.db, id, app.clock.now())).status;
const count = async (table: 'payments.payment' | 'payments.suspense') =>
  Number(
    (
      await app.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Asks for a bill at the bank; the address of the page that shows it. */
async function ask(number: string, customer = '1'): Promise<string> {
  await somebody.get(`/demo/bank/${customer}/va`);
  const sent = await somebody.post(`/demo/bank/${customer}/va`, { nomor: number });
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
}

/** Pays it; what the receipt says. */
async function pay(at: string, fault = ''): Promise<string> {
  await somebody.get(at);
  const sent = await somebody.post(at, { pin: '123456', ulah: fault });
  expect(sent.statusCode).toBe(303);
  return textOf((await somebody.follow(sent)).body);
}

describe('the bank of the demonstration', () => {
  it('shows a bill by its number, pays it by PIN and gives a receipt', async () => {
    const owed = await bill();
    expect(textOf((await somebody.get('/demo/bank')).body)).toContain('Ni Luh Sari Dewi');
    const at = await ask(`99001 ${owed.code}`);
    const shown = textOf((await somebody.get(at)).body);
    for (const words of ['NI L** C*****', 'Rp 220.000', 'Rp 145.200', 'Rp 365.200']) expect(shown).toContain(words);
    const refused = await somebody.post(at, { pin: '1' });
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('PIN salah')]);
    expect(await statusOf(owed)).toBe('open');
    expect(await pay(at)).toContain('Berhasil');
    expect(await statusOf(owed)).toBe('paid');
    const account = textOf((await somebody.get('/demo/bank/1')).body);
    expect(account).toContain('Rp 24.634.800');
    const again = textOf((await somebody.get(await ask(owed.code))).body);
    for (const words of ['Tidak dapat dibayar', 'Tagihan telah dibayar', '4042414']) expect(again).toContain(words);
  });

  it('says what is wrong with a number, an account or a QRIS nobody knows', async () => {
    await somebody.get('/demo/bank/1/va');
    expect((await somebody.post('/demo/bank/1/va', { nomor: 'abc' })).statusCode).toBe(422);
    expect(textOf((await somebody.get(await ask('123456'))).body)).toContain('Tagihan tidak ditemukan');
    for (const nobody of [
      '/demo/bank/99',
      '/demo/bank/99/va',
      '/demo/bank/1/va/1234567890',
      '/demo/bank/1/qris/123456',
      '/demo/bank/1/transaksi/x',
    ])
      expect((await somebody.get(nobody)).statusCode, nobody).toBe(404);
    await somebody.get('/demo/bank/1/qris');
    for (const kode of ['', '000201']) expect((await somebody.post('/demo/bank/1/qris', { kode })).statusCode).toBe(422);
    const owed = await bill();
    const own = await ask(owed.code, '2');
    expect((await somebody.get(own.replace('/bank/2/', '/bank/1/'))).statusCode).toBe(404);
  });

  it.each([
    ['duplicate', 'Berhasil'],
    ['advice', 'Berhasil'],
    ['lost-reply', 'Berhasil'],
    ['at-once', 'Berhasil'],
    ['reordered', 'Berhasil'],
    ['wrong-signature', 'Gagal, uang kembali'],
    ['byte-flip', 'Gagal, uang kembali'],
    ['skewed-clock', 'Gagal, uang kembali'],
    ['bad-token', 'Gagal, uang kembali'],
    ['one-more', 'Gagal, uang kembali'],
    ['wrong-currency', 'Gagal, uang kembali'],
    ['used-external-id', 'Gagal, uang kembali'],
  ])('takes the money once or not at all where a payment goes wrong by %s', async (fault, said) => {
    const owed = await bill();
    const at = await ask(owed.code, '2');
    const [payments, suspended] = [await count('payments.payment'), await count('payments.suspense')];
    expect(await pay(at, fault)).toContain(said);
    const isTaken = said === 'Berhasil';
    expect([await statusOf(owed), (await count('payments.payment')) - payments, (await count('payments.suspense')) - suspended]).toEqual([
      isTaken ? 'paid' : 'open',
      isTaken ? 1 : 0,
      0,
    ]);
  });

  it('tells of money later, by one press, and of nothing twice', async () => {
    const owed = await bill();
    const receipt = await pay(await ask(owed.code, '3'), 'delayed');
    expect([receipt.includes('Sedang diproses'), await statusOf(owed)]).toEqual([true, 'open']);
    await somebody.get('/demo/bank');
    expect((await somebody.post('/demo/bank/ahli', { kabari: 'ya' })).headers.location).toBe('/demo/bank?diatur=ya');
    expect(await statusOf(owed)).toBe('paid');
    const account = textOf((await somebody.get('/demo/bank/3')).body);
    expect(account).toContain('Berhasil');
  });

  it('pays a QRIS that is in front of the camera, whole, and once', async () => {
    const payerId = await app.account({ name: 'Ketut Contoh', email: 'ketut@contoh.test' });
    const owed = await bill(payerId);
    const ketut = await app.signedIn('ketut@contoh.test');
    await ketut.get(`/tagihan/${owed.id}`);
    expect((await ketut.post(`/tagihan/${owed.id}/qris`)).headers.location).toBe(`/tagihan/${owed.id}#qris`);
    const camera = await somebody.get('/demo/bank/4/qris');
    const at = /href="(\/demo\/bank\/4\/qris\/\d+)"/.exec(camera.body)?.[1] ?? '';
    expect(textOf((await somebody.get(at)).body)).toContain('KAS DAERAH CONTOH');
    expect(await pay(at, 'duplicate')).toContain('Berhasil');
    expect(await statusOf(owed)).toBe('paid');
    const again = await somebody.post(at, { pin: '123456' });
    expect([again.statusCode, textOf(again.body)]).toEqual([422, expect.stringContaining('QRIS ini sudah dibayar')]);
    expect(textOf((await somebody.get('/demo/bank/4')).body)).toContain('Rp 24.634.800');
  });

  it('gives back what was paid too late, and pays with what was taken in time, however late it is told', async () => {
    const owed = await bill();
    const at = await ask(owed.code, '5');
    app.clock.advance({ minutes: 125 });
    const suspended = await count('payments.suspense');
    expect(await pay(at)).toContain('Gagal, uang kembali');
    expect([await statusOf(owed), (await count('payments.suspense')) - suspended]).toEqual(['expired', 0]);
    const told = await bill();
    const delayed = await pay(await ask(told.code, '5'), 'delayed');
    expect(delayed).toContain('Sedang diproses');
    app.clock.advance({ minutes: 125 });
    await somebody.post('/demo/bank/ahli', { kabari: 'ya' });
    expect([await statusOf(told), (await count('payments.suspense')) - suspended]).toEqual(['paid', 0]);
    const blind = await somebody.post('/demo/bank/5/tanpa-tanya', { ke: owed.code, jumlah: '5000' });
    expect(textOf((await somebody.follow(blind)).body)).toContain('Rp 5.000');
    for (const jumlah of ['0', '-5', '5.000', '99999999'])
      expect((await somebody.post('/demo/bank/5/tanpa-tanya', { ke: owed.code, jumlah })).statusCode, jumlah).toBe(422);
  });

  it('has a file of the day that agrees with our books, but for what is wrong in it on purpose', async () => {
    const personId = await app.account({ name: 'Bendahara Contoh', email: 'bendahara@contoh.test' });
    const email = 'bendahara@contoh.test';
    const treasurer: PersonActor = { kind: 'person', personId, accountId: personId, name: 'Bendahara', email, roles: [], strong: true };
    const banks = app.deps.payments.banks();
    const keeping = { banks, agencyIds: banks.flatMap(({ agencyIds }) => agencyIds) };
    const takeIn = async (address: string) => {
      const { body, headers } = await somebody.get(address);
      expect(headers['content-disposition']).toContain('setoran-contoh-');
      const file = { name: 'setoran.txt', content: Buffer.from(body) };
      const { id } = await transaction(app.db, (tx) => takeInFile(tx, treasurer, keeping, file, app.clock.now()));
      await app.runJobs();
      const rows = await app.db.selectFrom('payments.settlement_row').select('state').where('settlement_id', '=', id).execute();
      const { faults } = await app.db.selectFrom('payments.settlement').select('faults').where('id', '=', id).executeTakeFirstOrThrow();
      const states = rows.map(({ state }) => state);
      return {
        faults,
        states: Object.fromEntries([...new Set(states)].sort().map((state) => [state, states.filter((one) => one === state).length])),
      };
    };
    const sound = await takeIn('/demo/bank/setoran');
    const paid = await count('payments.payment');
    expect(sound).toEqual({ faults: [], states: { matched: paid } });
    const wrong = await takeIn('/demo/bank/setoran?salah=extra-row&salah=malformed-row&salah=doubled-row');
    expect(wrong).toEqual({ faults: [], states: { again: paid, taken: 1, twice: 1, unread: 1 } });
    expect(await takeIn('/demo/bank/setoran?salah=bad-trailer')).toMatchObject({ faults: ['count', 'sum'] });
  });

  it('leaves the books balanced, whatever happened', async () => {
    expect((await verifyLedger(app.db)).wrong).toEqual([]);
    expect((await trialBalance(app.db, agencyId, '2099-01-01')).reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
  });
});
