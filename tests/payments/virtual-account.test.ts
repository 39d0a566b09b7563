import { transaction } from '#db';
import { newId } from '#kernel';
import { trialBalance, verifyLedger } from '#platform/ledger';
import { type Bill, type BillLine, findByCode, openBill, readSuspense } from '#platform/payments';
import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpBank, TestBank } from './bank.ts';

let app: TestApp;
let bank: TestBank;
let agencyId: string;
let banksFile: string;
let bankKey: string;

beforeAll(async () => {
  const { file, key } = await setUpBank('dpmptsp-badung');
  [banksFile, bankKey] = [file, key];
  app = await startApp({ env: { BANKS_FILE: file } });
  bank = new TestBank(app, key);
  agencyId = (await app.db.selectFrom('access.agency').select('id').where('key', '=', 'dpmptsp-badung').executeTakeFirstOrThrow()).id;
});
afterAll(() => app.close());

const line = (code: string, amount: number, beneficiary: string): BillLine => ({
  code,
  name: { id: code, en: code },
  amount,
  beneficiary,
  basis: {},
});
const lines = [line('pkb', 2_200_000, 'rkud-prov:51'), line('opsen', 1_452_000, 'rkud-kab:5103'), line('swdkllj', 143_000, 'jasa-raharja')];
const TOTAL = 3_795_000;

const bill = (more: Partial<Parameters<typeof openBill>[2]> = {}): Promise<Bill> =>
  transaction(app.db, (tx) =>
    openBill(
      tx,
      { kind: 'system', name: 'test' },
      {
        agencyId,
        service: 'laperon.permit',
        ref: newId(),
        payerId: null,
        payerName: 'Ni Luh Contoh',
        title: { id: 'Pajak kendaraan', en: 'Vehicle tax' },
        object: 'DK 1234 AB',
        lines,
        ...more,
      },
      app.clock.now(),
    ),
  );

/** What happened to money, counted where it counts. */
async function effects() {
  const count = (table: 'ledger.journal' | 'payments.payment' | 'payments.suspense') =>
    app.db
      .selectFrom(table)
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
      .executeTakeFirstOrThrow();
  const [journals, payments, suspended] = await Promise.all([
    count('ledger.journal'),
    count('payments.payment'),
    count('payments.suspense'),
  ]);
  return { journals: journals.n, payments: payments.n, suspended: suspended.n };
}

async function happened<T>(work: () => Promise<T>) {
  const before = await effects();
  const result = await work();
  const after = await effects();
  return {
    result,
    effects: {
      journals: after.journals - before.journals,
      payments: after.payments - before.payments,
      suspended: after.suspended - before.suspended,
    },
  };
}
const nothing = { journals: 0, payments: 0, suspended: 0 };
const once = { journals: 1, payments: 1, suspended: 0 };
const kept = { journals: 1, payments: 1, suspended: 1 };

describe('a token', () => {
  it('is given to whoever signs for it, for fifteen minutes', async () => {
    const given = await bank.askToken();
    expect(given).toMatchObject({ status: 200, code: '2007300', body: { tokenType: 'Bearer', expiresIn: '900' } });
    expect((await bank.askToken(bank.now(), 'bank-lain|x')).code).toBe('4017300');
    expect((await bank.askToken('2020-01-01T00:00:00+07:00')).code, 'an old clock').toBe('4017300');
    const { code } = await bill();
    app.clock.advance({ minutes: 16 });
    expect((await bank.inquire(code, { token: given.body['accessToken'] })).code).toBe('4012401');
    bank.forgetToken();
  });
});

describe('an inquiry', () => {
  it('says what is owed, to whom, and never the whole name', async () => {
    const { code } = await bill();
    const { body } = await bank.inquire(code);
    expect(body).toMatchObject({
      responseCode: '2002400',
      virtualAccountData: {
        inquiryStatus: '00',
        virtualAccountName: 'NI L** C*****',
        virtualAccountNo: `   12345${code}`,
        totalAmount: { value: '3795000.00', currency: 'IDR' },
        virtualAccountTrxType: 'C',
        billDetails: [
          { billSubCompany: '00001', billAmount: { value: '2200000.00' } },
          { billSubCompany: '00002', billAmount: { value: '1452000.00' } },
          { billSubCompany: '00003', billAmount: { value: '143000.00' } },
        ],
      },
    });
  });

  it('calls several years of one beneficiary by a name a bank shows whole', async () => {
    const years = [2024, 2025].map((year) => ({
      ...line(`pkb:${year}`, 1000, 'rkud-prov:51'),
      name: { id: `Pajak Kendaraan Bermotor tahun ${year}`, en: `Vehicle tax of ${year}` },
    }));
    const { code } = await bill({ lines: [...years, line('swdkllj', 500, 'jasa-raharja')] });
    const { billDetails } = (await bank.inquire(code)).body['virtualAccountData'] as unknown as { readonly billDetails: readonly object[] };
    expect(billDetails).toMatchObject([
      {
        billName: 'Kas provinsi',
        billShortName: 'PROVINSI',
        billDescription: { indonesia: 'Kas provinsi', english: 'Province treasury' },
        billAmount: { value: '2000.00' },
      },
      { billName: 'swdkllj', billShortName: 'swdkllj', billAmount: { value: '500.00' } },
    ]);
  });

  it('answers what cannot be paid as agreed', async () => {
    expect((await bank.inquire('11111111111111')).code, 'a mistyped code').toBe('4042412');
    const { code, id } = await bill();
    const externalId = bank.newExternalId();
    await bank.inquire(code, { externalId, inquiryRequestId: 'one' });
    expect((await bank.inquire(code, { externalId, inquiryRequestId: 'one' })).code, 'asked again').toBe('2002400');
    expect((await bank.inquire(code, { externalId, inquiryRequestId: 'two' })).code, 'the number was spent').toBe('4092400');
    expect((await bank.send('inquiry', { ...bank.account(code) })).code).toBe('4002402');
    expect((await bank.send('inquiry', { ...bank.account(code), customerNo: 'x', inquiryRequestId: 'x' })).code).toBe('4002401');
    expect((await bank.inquire(code, { signature: 'ab'.repeat(64) })).code).toBe('4012400');
    expect((await bank.send('inquiry', {}, { raw: '{' })).code).toBe('4002400');
    await bank.send('payment', bank.payment(code, `${TOTAL}.00`));
    expect((await bank.inquire(code)).code, 'paid').toBe('4042414');
    expect((await findByCode(app.db, code, app.clock.now()))?.id).toBe(id);
    const { code: late } = await bill();
    app.clock.advance({ minutes: 121 });
    bank.forgetToken();
    expect((await bank.inquire(late)).code, 'run out').toBe('4042419');
  });
});

describe('a payment', () => {
  it('pays the bill, each line to whom it goes', async () => {
    const { code } = await bill();
    const { result, effects: done } = await happened(() => bank.send('payment', bank.payment(code, `${TOTAL}.00`)));
    expect(result).toMatchObject({ status: 200, code: '2002500', body: { virtualAccountData: { paymentFlagStatus: '00' } } });
    expect(done).toEqual(once);
    expect((await findByCode(app.db, code, app.clock.now()))?.status).toBe('paid');
  });

  it('told again under the same number repeats the first result, and does nothing', async () => {
    const { code } = await bill();
    const [body, externalId] = [bank.payment(code, `${TOTAL}.00`), bank.newExternalId()];
    const first = await bank.send('payment', body, { externalId });
    const { result, effects: done } = await happened(() => bank.send('payment', body, { externalId }));
    expect(result).toMatchObject({ status: 404, code: '4042518', body: { virtualAccountData: first.body['virtualAccountData'] } });
    expect(done).toEqual(nothing);
  });

  it('told again under a new number gives the first answer, byte by byte', async () => {
    const { code } = await bill();
    const body = bank.payment(code, `${TOTAL}.00`);
    const first = await bank.send('payment', body);
    const { result, effects: done } = await happened(() => bank.send('payment', { ...body, flagAdvise: 'Y' }));
    expect(result.text).toBe(first.text);
    expect(done).toEqual(nothing);
    expect((await bank.send('payment', { ...body, paidAmount: { value: '1.00', currency: 'IDR' } })).code, 'other money').toBe('4092500');
  });

  it('told fifty times at once is one payment', async () => {
    const { code } = await bill();
    const [body, externalId] = [bank.payment(code, `${TOTAL}.00`), bank.newExternalId()];
    await bank.token();
    const { result, effects: done } = await happened(() =>
      Promise.all(Array.from({ length: 50 }, (_, at) => bank.send('payment', body, at % 2 === 0 ? { externalId } : {}))),
    );
    expect(done).toEqual(once);
    expect(new Set(result.map(({ body: { virtualAccountData } }) => JSON.stringify(virtualAccountData))).size, 'one result').toBe(1);
    expect(new Set(result.map((one) => one.code))).toEqual(new Set(['2002500', '4042518']));
  });

  it('told at once to two processes is one payment, and many different ones are each taken once', async () => {
    const other = await startApp({ database: { url: app.url }, clock: app.clock, env: { BANKS_FILE: banksFile, DATA_DIR: app.dataDir } });
    const elsewhere = new TestBank(other, bankKey);
    await Promise.all([bank.token(), elsewhere.token()]);
    const bodies: ReturnType<TestBank['payment']>[] = [];
    for (let n = 0; n < 20; n++) bodies.push(bank.payment((await bill()).code, `${TOTAL}.00`));
    const { result, effects: done } = await happened(() =>
      Promise.all(bodies.flatMap((body) => [bank.send('payment', body), elsewhere.send('payment', body)])),
    );
    expect(result.map((one) => one.code)).toEqual(result.map(() => '2002500'));
    expect(done).toEqual({ journals: 20, payments: 20, suspended: 0 });
    await other.close();
  });

  it('that cannot be taken leaves those that came with it alone', async () => {
    const [good, wrong] = [await bill(), await bill()];
    await bank.token();
    const { result, effects: done } = await happened(() =>
      Promise.all([
        bank.send('payment', bank.payment(good.code, `${TOTAL}.00`)),
        bank.send('payment', bank.payment(wrong.code, '1.00')),
        bank.send('payment', bank.payment('11111111111111', `${TOTAL}.00`)),
        bank.send('payment', { ...bank.payment(wrong.code, '1.00'), paymentRequestId: '' }),
        bank.send('payment', bank.payment(wrong.code, '7.00', { flagAdvise: 'Y' })),
      ]),
    );
    expect(result.map((one) => one.code)).toEqual(['2002500', '4042513', '4042512', '4002502', '2002500']);
    expect(done).toEqual({ journals: 2, payments: 2, suspended: 1 });
  });

  it('by two banks customers at once is taken once', async () => {
    const { code } = await bill();
    await bank.token();
    const { result, effects: done } = await happened(() =>
      Promise.all([bank.send('payment', bank.payment(code, `${TOTAL}.00`)), bank.send('payment', bank.payment(code, `${TOTAL}.00`))]),
    );
    expect(result.map((one) => one.code).sort()).toEqual(['2002500', '4042514']);
    expect(done).toEqual(once);
  });

  it('of another sum, currency or bill is refused, and its number is not spent', async () => {
    const { code } = await bill();
    const externalId = bank.newExternalId();
    const { result, effects: done } = await happened(async () => [
      await bank.send('payment', bank.payment(code, `${TOTAL - 1}.00`), { externalId }),
      await bank.send('payment', bank.payment(code, `${TOTAL + 1}.00`)),
      await bank.send('payment', bank.payment(code, `${TOTAL}.50`)),
      await bank.send('payment', bank.payment(code, `${TOTAL}.00`, { paidAmount: { value: `${TOTAL}.00`, currency: 'USD' } })),
      await bank.send('payment', bank.payment('11111111111111', `${TOTAL}.00`)),
      await bank.send('payment', { ...bank.payment(code, `${TOTAL}.00`), paymentRequestId: '' }),
    ]);
    expect(result.map((one) => one.code)).toEqual(['4042513', '4042513', '4042513', '4042513', '4042512', '4002502']);
    expect(done).toEqual(nothing);
    expect((await bank.send('payment', bank.payment(code, `${TOTAL}.00`), { externalId })).code, 'the same number').toBe('2002500');
    expect((await bank.send('payment', bank.payment(code, `${TOTAL}.00`), { externalId })).code, 'spent on that payment').toBe('4092500');
  });

  it('may use a number again on the bank’s next day', async () => {
    const { code } = await bill();
    const externalId = bank.newExternalId();
    expect((await bank.send('payment', bank.payment(code, `${TOTAL}.00`), { externalId })).code).toBe('2002500');
    app.clock.advance({ hours: 24 });
    bank.forgetToken();
    const { code: other } = await bill();
    expect((await bank.send('payment', bank.payment(other, `${TOTAL}.00`), { externalId })).code).toBe('2002500');
  });

  it('for a bill of an agency the bank does not work for finds none', async () => {
    const { id } = await app.db.selectFrom('access.agency').select('id').where('key', '=', 'samsat-bali').executeTakeFirstOrThrow();
    const { code } = await bill({ agencyId: id });
    expect((await bank.inquire(code)).code).toBe('4042412');
    const { result, effects: done } = await happened(() => bank.send('payment', bank.payment(code, `${TOTAL}.00`)));
    expect(result.code).toBe('4042512');
    expect(done).toEqual(nothing);
  });

  it('changed on its way is refused', async () => {
    const { code } = await bill();
    const body = JSON.stringify(bank.payment(code, `${TOTAL}.00`));
    const sent = await bank.send('payment', {}, { raw: body.replace(`${TOTAL}.00`, `${TOTAL}.01`), signature: '00'.repeat(64) });
    expect(sent.code).toBe('4012500');
    expect((await bank.send('payment', {}, { raw: body, timestamp: '2020-01-01T00:00:00+07:00' })).code, 'an old clock').toBe('4012500');
    expect((await bank.send('payment', {}, { raw: body.replaceAll(',', ' , '), signature: '11'.repeat(64) })).code).toBe('4012500');
  });
});

describe('money that belongs to no bill', () => {
  it('is refused while the bank can give it back', async () => {
    const { code } = await bill();
    app.clock.advance({ minutes: 121 });
    bank.forgetToken();
    const { result, effects: done } = await happened(() => bank.send('payment', bank.payment(code, `${TOTAL}.00`)));
    expect(result.code).toBe('4042519');
    expect(done).toEqual(nothing);
  });

  it('paid in time and told of late pays the bill', async () => {
    const { code } = await bill();
    const body = bank.payment(code, `${TOTAL}.00`, { flagAdvise: 'Y' });
    app.clock.advance({ minutes: 121 });
    bank.forgetToken();
    const { result, effects: done } = await happened(() => bank.send('payment', body));
    expect(result.code).toBe('2002500');
    expect(done).toEqual(once);
    expect((await findByCode(app.db, code, app.clock.now()))?.status).toBe('paid');
  });

  it('paid late is kept in suspense, and pays the bill that took the place of the first', async () => {
    const ref = newId();
    const { code } = await bill({ ref });
    app.clock.advance({ minutes: 121 });
    bank.forgetToken();
    const renewed = await bill({ ref });
    expect(renewed.code).not.toBe(code);
    const { result, effects: done } = await happened(() => bank.send('payment', bank.payment(code, `${TOTAL}.00`, { flagAdvise: 'Y' })));
    expect(result.code).toBe('2002500');
    expect(done).toEqual(kept);
    const balances = await trialBalance(app.db, agencyId, '2099-01-01');
    expect(balances.find(({ account }) => account === 'suspense:late')).toMatchObject({ credit: TOTAL });
  });

  it('for a paid bill is a duplicate, for no bill unknown, each with a deadline', async () => {
    const { code } = await bill();
    await bank.send('payment', bank.payment(code, `${TOTAL}.00`));
    await bank.send('payment', bank.payment(code, `${TOTAL}.00`, { flagAdvise: 'Y' }));
    await bank.send('payment', bank.payment('11111111111111', '5000.00', { flagAdvise: 'Y' }));
    await bank.send('payment', bank.payment((await bill()).code, '5000.00', { flagAdvise: 'Y' }));
    const rows = await app.db.selectFrom('payments.suspense').select(['reason', 'deadline']).orderBy('opened_at').execute();
    expect(rows.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['duplicate', 'unknown', 'mismatch']));
    for (const { deadline } of rows) expect(deadline > app.clock.now().toISOString().slice(0, 10)).toBe(true);
  });
});

describe('money in suspense past its deadline', () => {
  it('is counted for whoever watches the installation, with the days it is late', async () => {
    const before = await readSuspense(app.db, app.clock.now());
    const deadline = new Date(app.clock.now().getTime() + 40 * 86_400_000);
    await bank.send('payment', bank.payment('11111111111116', '5000.00', { flagAdvise: 'Y' }));
    const now = await readSuspense(app.db, app.clock.now());
    expect(now).toMatchObject({ open: before.open + 1, overdue: 0, daysOverdue: 0, rupiah: before.rupiah + 5000 });
    const late = await readSuspense(app.db, deadline);
    expect(late).toMatchObject({ open: 0, overdue: before.open + 1 });
    expect(late.daysOverdue).toBeGreaterThan(30);
  });
});

describe('whoever asks afterwards', () => {
  it('hears what became of a payment, and of all of a day', async () => {
    const { code } = await bill();
    const body = bank.payment(code, `${TOTAL}.00`);
    await bank.send('payment', body);
    const status = (paymentRequestId: string) =>
      bank.send('status', { ...bank.account(code), inquiryRequestId: paymentRequestId, paymentRequestId });
    expect((await status(body.paymentRequestId)).body).toMatchObject({
      responseCode: '2002600',
      virtualAccountData: { paymentFlagStatus: '00' },
    });
    expect((await status('never')).code).toBe('4042601');
    const day = bank.now().slice(0, 10);
    const report = await bank.send('report', { partnerServiceId: '   12345', startDate: day });
    const told = report.body['virtualAccountData'] as unknown as readonly { readonly paymentRequestId: string }[];
    expect(told.filter(({ paymentRequestId }) => paymentRequestId === body.paymentRequestId)).toHaveLength(1);
  });

  it('finds every journal balanced', async () => {
    expect((await verifyLedger(app.db)).wrong).toEqual([]);
  });
});
