import { type BankStandIn, type Deliver, type PayFault, type SettlementFault, type Signs, startBank } from '#demo/bank';
import {
  inquiryRefusal,
  inquiryReply,
  isRequestSigned,
  isTokenSigned,
  paymentReply,
  qrNoticeReply,
  readInquiry,
  readPayment,
  readQrNotice,
  readSnapHeaders,
  readTokenHeaders,
  refusalReply,
  tokenReply,
} from '#platform/payments/snap';
import { afterEach, describe, expect, it } from 'vitest';

// The bank of the demonstration, against a biller that answers by our own readers and writers and decides nothing.

const manner = { mostBillDetails: 5, zone: 'Asia/Jakarta', minifier: 'lexical', endpointMode: 'as-sent' } as const;
const line = { billNo: 'A', name: 'PKB', shortName: 'PKB', description: { english: 'Tax', indonesia: 'Pajak' }, subCompany: '00001' };
const shown = { name: 'NI LUH CONTOH', total: 150_000, bills: [{ ...line, amount: 150_000 }] };

interface Heard {
  readonly what: 'inquiry' | 'payment' | 'notice';
  readonly id: string;
  readonly externalId: string;
  readonly advice: boolean;
  readonly amount: number | null;
}

let now = new Date('2026-12-01T16:45:00Z');
let heard: Heard[] = [];
let refused: string[] = [];
let answers: (heard: Heard) => 'success' | 'paid' | 'timeout' | 'silence' = () => 'success';
let open: BankStandIn | undefined;

afterEach(async () => {
  await open?.close();
  [open, heard, refused, answers] = [undefined, [], [], () => 'success'];
});

async function start(signs: Signs = 'hmac', forceSettle = false): Promise<BankStandIn> {
  const deliver: Deliver = async ({ method, path, headers, body }) => {
    const bytes = Buffer.from(body);
    const { agreement } = bank;
    if (path.endsWith('/b2b')) {
      const read = readTokenHeaders(headers);
      const isTheirs =
        read.ok &&
        read.value.clientId === agreement.clientId.theirs &&
        isTokenSigned(agreement.publicKey, read.value.clientId, read.value.timestamp, read.value.signature);
      return isTheirs ? tokenReply('token-contoh', 900) : refusalReply('token', 'unauthorized');
    }
    const read = readSnapHeaders(headers);
    const refuse = (what: 'missing' | 'badFormat' | 'unauthorized' | 'invalidToken', about: string) => {
      refused.push(`${what} ${about}`);
      return refusalReply('payment', what, about);
    };
    if (!read.ok) return refuse(read.refusal.case as 'missing', read.refusal.field);
    const { accessToken, timestamp, signature, sentAt, externalId } = read.value;
    if (signs === 'hmac' && accessToken !== 'token-contoh') return refuse('invalidToken', '');
    const key =
      signs === 'hmac' ? ({ type: 'hmac', secret: agreement.secret } as const) : ({ type: 'rsa', publicKey: agreement.publicKey } as const);
    const signed = { method, url: path, accessToken: signs === 'hmac' ? accessToken : null, body: bytes, timestamp };
    if (!isRequestSigned(key, signed, manner, signature)) return refuse('unauthorized', 'signature');
    if (Math.abs(sentAt.getTime() - now.getTime()) > 300_000) return refuse('unauthorized', 'timestamp');
    return answer(path, externalId, bytes);
  };
  const customers = [{ name: 'Ni Luh Contoh', balance: 1_000_000 }, { name: 'I Made Contoh' }];
  const bank = await startBank({
    deliver,
    now: () => now,
    customers,
    signs: { inbound: signs, outbound: signs },
    forceSettle,
    patience: 150,
  });
  open = bank;
  return bank;
}

/** Notes what came and answers as it was told to. */
async function answer(path: string, externalId: string, body: Buffer): Promise<{ readonly status: number; readonly body: string }> {
  const inquiry = path.endsWith('/inquiry') ? readInquiry(body) : null;
  const payment = path.endsWith('/payment') ? readPayment(body) : null;
  const notice = path.endsWith('/qr-mpm-notify') ? readQrNotice(body) : null;
  if (inquiry?.ok) {
    const { inquiryRequestId: id } = inquiry.value;
    heard.push({ what: 'inquiry', id, externalId, advice: false, amount: null });
    return inquiry.value.account.customerNo === '404'
      ? inquiryRefusal(inquiry.value, 'unknownBill')
      : inquiryReply(inquiry.value, shown, manner);
  }
  if (payment?.ok) {
    const { paymentRequestId: id, isAdvice, paidAmount } = payment.value;
    const one: Heard = { what: 'payment', id, externalId, advice: isAdvice, amount: paidAmount };
    heard.push(one);
    const what = answers(one);
    if (what === 'silence') await new Promise(() => {});
    return paymentReply(payment.value, what === 'silence' ? 'timeout' : what, manner, { shown });
  }
  if (notice?.ok) {
    heard.push({ what: 'notice', id: notice.value.partnerReferenceNo ?? '', externalId, advice: false, amount: notice.value.amount });
    return qrNoticeReply();
  }
  const misfit = [inquiry, payment, notice].find((one) => one !== null);
  refused.push(misfit && !misfit.ok ? `${misfit.refusal.case} ${misfit.refusal.field}` : path);
  return refusalReply('payment', 'badRequest');
}

async function payWith(bank: BankStandIn, fault?: PayFault, pin = '123456') {
  const { inquiryRequestId } = await bank.inquire('1', '9900 1123 4567');
  return bank.pay(inquiryRequestId, { pin, fault });
}
const balance = (bank: BankStandIn) => bank.customers()[0]?.balance;
const told = () => heard.filter(({ what }) => what === 'payment');

describe('the bank', () => {
  it.each(['hmac', 'rsa'] as const)('asks, shows and pays, signed by %s as we read it', async (signs) => {
    const bank = await start(signs);
    const inquired = await bank.inquire('1', '99001 1234567');
    expect(inquired).toMatchObject({ isPayable: true, name: 'NI LUH CONTOH', total: 150_000, customerNo: '1234567' });
    expect(inquired.lines).toEqual([{ name: { indonesia: 'Pajak', english: 'Tax' }, amount: 150_000 }]);
    expect(await bank.pay(inquired.inquiryRequestId, { pin: '000000' })).toEqual({ refused: 'pin' });
    expect(await bank.pay(inquired.inquiryRequestId, { pin: '123456' })).toMatchObject({
      payment: { state: 'paid', forced: false, amount: 150_000, trail: [{ responseCode: '2002500', flag: '00' }] },
    });
    // Pressed again, it is the same payment.
    await bank.pay(inquired.inquiryRequestId, { pin: '123456' });
    expect(told()).toEqual([expect.objectContaining({ id: inquired.inquiryRequestId, amount: 150_000, advice: false })]);
    expect([balance(bank), refused]).toEqual([850_000, []]);
    expect(bank.books.payments('2')).toEqual([]);
  });

  it('pays nothing the biller does not ask for, and nothing nobody has', async () => {
    const bank = await start();
    const unknown = await bank.inquire('1', '404');
    expect(unknown).toMatchObject({ isPayable: false, responseCode: '4042412', reason: { indonesia: 'Tagihan tidak ditemukan' } });
    expect(await bank.pay(unknown.inquiryRequestId, { pin: '123456' })).toEqual({ refused: 'not-payable' });
    for (let nth = 0; nth < 6; nth++) await payWith(bank);
    expect([await payWith(bank), balance(bank)]).toEqual([{ refused: 'money' }, 100_000]);
  });

  it('gives the money back where the biller refuses it, unless it is settled by force', async () => {
    const bank = await start();
    answers = () => 'paid';
    expect(await payWith(bank)).toMatchObject({ payment: { state: 'refused', trail: [{ responseCode: '4042514', flag: '01' }] } });
    expect(balance(bank)).toBe(1_000_000);
    expect(await payWith(bank, 'force-settle')).toMatchObject({ payment: { state: 'paid', forced: true } });
    expect(balance(bank)).toBe(850_000);
  });

  it('tells it again as advice where no answer comes, and keeps the money only by force', async () => {
    const bank = await start();
    answers = () => 'silence';
    expect(await payWith(bank)).toMatchObject({ payment: { state: 'refused' } });
    expect(told().map(({ advice }) => advice)).toEqual([false, true, true]);
    expect(new Set(told().map(({ externalId }) => externalId)).size).toBe(3);
    expect(new Set(told().map(({ id }) => id)).size).toBe(1);
    bank.settleByForce(true);
    expect(await payWith(bank)).toMatchObject({ payment: { state: 'paid', forced: true } });
    answers = () => 'timeout';
    expect(await payWith(bank)).toMatchObject({ payment: { state: 'paid', forced: true, trail: [{ flag: '02' }] } });
    expect(balance(bank)).toBe(700_000);
  });

  it.each([
    [
      'duplicate',
      [
        [false, 0],
        [false, 0],
      ],
    ],
    [
      'advice',
      [
        [false, 0],
        [true, 1],
      ],
    ],
    [
      'lost-reply',
      [
        [false, 0],
        [true, 1],
      ],
    ],
    [
      'reordered',
      [
        [true, 0],
        [false, 1],
      ],
    ],
    ['never-told', []],
  ] as const)('can be wrong by %s', async (fault, expected) => {
    const bank = await start();
    expect(await payWith(bank, fault)).toMatchObject({ payment: { state: 'paid' } });
    const ids = [...new Set(told().map(({ externalId }) => externalId))];
    expect(told().map(({ advice, externalId }) => [advice, ids.indexOf(externalId)])).toEqual(expected);
  });

  it('can tell it fifty times at once, late, by a used number, of another sum or without asking first', async () => {
    const bank = await start();
    await payWith(bank, 'at-once');
    expect([told().length, new Set(told().map(({ externalId }) => externalId)).size]).toEqual([50, 1]);
    const used = told()[0]?.externalId;
    heard = [];
    await payWith(bank, 'used-external-id');
    expect(told().map(({ externalId }) => externalId)).toEqual([used]);
    heard = [];
    await payWith(bank, 'one-more');
    await payWith(bank, 'one-less');
    expect(told().map(({ amount }) => amount)).toEqual([150_001, 149_999]);
    heard = [];
    await payWith(bank, 'no-inquiry');
    expect(heard.some(({ what, id }) => what === 'inquiry' && id === told()[0]?.id)).toBe(false);
    await payWith(bank, 'wrong-currency');
    expect(refused).toEqual(['wrongAmount paidAmount.currency']);
    heard = [];
    const late = await payWith(bank, 'delayed');
    if (!('payment' in late)) throw new Error('not paid');
    expect([late.payment.state, told()]).toEqual(['untold', []]);
    await bank.tell(late.payment);
    await bank.tell(late.payment);
    expect([late.payment.state, told().length]).toEqual(['paid', 1]);
  });

  it.each([
    ['wrong-signature', 'unauthorized signature'],
    ['byte-flip', 'unauthorized signature'],
    ['skewed-clock', 'unauthorized timestamp'],
    ['bad-token', 'invalidToken '],
    ['no-signature', 'missing X-SIGNATURE'],
    ['bad-external-id', 'badFormat X-EXTERNAL-ID'],
  ] as const)('can send a request spoilt by %s, and gives the money back', async (fault, why) => {
    const bank = await start();
    expect(await payWith(bank, fault)).toMatchObject({ payment: { state: 'refused' } });
    expect([refused, told(), balance(bank)]).toEqual([[why], [], 1_000_000]);
  });
});

describe('its file of a day', () => {
  it('has a line for each payment by the clock of Jakarta, and what was given back', async () => {
    const bank = await start();
    now = new Date('2026-12-01T16:45:00Z');
    const first = await payWith(bank);
    answers = () => 'paid';
    await payWith(bank);
    answers = () => 'success';
    now = new Date('2026-12-01T17:05:00Z');
    const second = await payWith(bank);
    if (!('payment' in first && 'payment' in second)) throw new Error('not paid');
    const row = (seq: number, { paymentRequestId, referenceNo }: typeof first.payment, at: string, state: string) =>
      `D|${seq}|990011234567|${paymentRequestId}|${referenceNo}|150000.00|${at}+07:00|${state}`;
    expect(bank.settlement('2026-12-01')).toBe(
      ['H|contoh|20261201|01', row(1, first.payment, '2026-12-01T23:45:00', 'PAID'), 'T|1|150000.00', ''].join('\n'),
    );
    bank.reverse(first.payment);
    const rows = [row(1, first.payment, '2026-12-02T00:05:00', 'REVERSED'), row(2, second.payment, '2026-12-02T00:05:00', 'PAID')];
    expect(bank.settlement('2026-12-02')).toBe(['H|contoh|20261202|01', ...rows, 'T|2|300000.00', ''].join('\n'));
    bank.reverse(second.payment);
    bank.reverse(second.payment);
    expect(bank.settlement('2026-12-02')).toContain(row(2, second.payment, '2026-12-02T00:05:00', 'REVERSED'));
    expect([bank.settlement('2026-12-02').includes('PAID'), balance(bank)]).toEqual([false, 1_000_000]);
    expect(bank.settlement('2026-12-01')).toContain('PAID');
    expect(bank.settlement('2026-12-03')).toBe('H|contoh|20261203|01\nT|0|0.00\n');
  });

  it.each([
    ['bad-header', 2, /^H\|contoh\|202612$/],
    ['bad-trailer', 2, /^T\|3\|300500\.00$/],
    ['missing-row', 1, /^T\|1\|150000\.00$/],
    ['extra-row', 3, /TIDAK-DIKENAL/],
    ['doubled-row', 3, /^T\|3\|450000\.00$/],
    ['changed-amount', 2, /\|151000\.00\|/],
    ['malformed-row', 3, /\?\?\?/],
  ] satisfies [SettlementFault, number, RegExp][])('can be wrong by %s', async (fault, rows, sign) => {
    const bank = await start();
    await payWith(bank);
    await payWith(bank);
    const lines = bank.settlement(bank.today(), [fault]).trimEnd().split('\n');
    expect(lines.filter((one) => one.startsWith('D|'))).toHaveLength(rows);
    expect(lines.filter((one) => sign.test(one))).toHaveLength(1);
    expect(
      bank
        .settlement(bank.today())
        .split('\n')
        .some((one) => sign.test(one)),
    ).toBe(false);
  });
});
