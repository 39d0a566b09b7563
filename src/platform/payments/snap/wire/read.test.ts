import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapHeaders, readTokenHeaders } from './headers.ts';
import { readQrNotice } from './read-qr.ts';
import { readInquiry, readPayment, readReport, readStatus } from './read-va.ts';

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
const account = { partnerServiceId: '   12345', customerNo: '123456789012345678', virtualAccountNo: '   12345123456789012345678' };
const inquiry = { ...account, inquiryRequestId: 'req-1', amount: { value: '12345678.00', currency: 'IDR' } };
const payment = {
  ...account,
  paymentRequestId: 'req-1',
  paidAmount: { value: '1537400.00', currency: 'IDR' },
  totalAmount: { value: '1537400.00', currency: 'IDR' },
  trxDateTime: '2026-12-01T09:22:18+07:00',
  referenceNo: '00012345678',
  flagAdvise: 'Y',
  billDetails: [{ billNo: 'PKB-1', billSubCompany: '00001', billAmount: { value: '1537400.00', currency: 'IDR' } }],
};
const without = (body: object, name: string) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));

describe('an inquiry', () => {
  it('is read', () => {
    expect(readInquiry(bytes({ ...inquiry, txnDateInit: '2026-12-01T09:22:18+07:00', channelCode: 6011, additionalInfo: {} }))).toEqual({
      ok: true,
      value: { account, inquiryRequestId: 'req-1', amount: 12_345_678, askedAt: new Date('2026-12-01T02:22:18Z'), channelCode: '6011' },
    });
    expect(readInquiry(bytes(without(inquiry, 'amount')))).toMatchObject({ ok: true, value: { amount: null, askedAt: null } });
  });

  it('is read with the padding lost, and numbers where text belongs', () => {
    const lost = { partnerServiceId: '12345', customerNo: 678, virtualAccountNo: '12345678', inquiryRequestId: 'a' };
    expect(readInquiry(bytes(lost))).toMatchObject({
      value: { account: { partnerServiceId: '   12345', customerNo: '678', virtualAccountNo: '   12345678' } },
    });
  });

  it.each(['partnerServiceId', 'customerNo', 'virtualAccountNo', 'inquiryRequestId'])('without %s says which is missing', (name) => {
    for (const body of [without(inquiry, name), { ...inquiry, [name]: '' }, { ...inquiry, [name]: null }])
      expect(readInquiry(bytes(body))).toEqual({ ok: false, refusal: { case: 'missing', field: name } });
  });

  it.each([
    [{ customerNo: 'abc' }, 'badFormat', 'customerNo'],
    [{ customerNo: '9' }, 'badFormat', 'virtualAccountNo'],
    [{ virtualAccountNo: ['1'] }, 'badFormat', 'virtualAccountNo'],
    [{ inquiryRequestId: 'x'.repeat(129) }, 'badFormat', 'inquiryRequestId'],
    [{ inquiryRequestId: 'a b' }, 'badFormat', 'inquiryRequestId'],
    [{ inquiryRequestId: { a: 1 } }, 'badFormat', 'inquiryRequestId'],
    [{ amount: '100' }, 'badFormat', 'amount'],
    [{ amount: {} }, 'missing', 'amount.value'],
    [{ amount: { value: '100.00' } }, 'missing', 'amount.currency'],
    [{ amount: { value: '1e3', currency: 'IDR' } }, 'badFormat', 'amount.value'],
    [{ amount: { value: '100.50', currency: 'IDR' } }, 'wrongAmount', 'amount.value'],
    [{ amount: { value: '100.00', currency: 'USD' } }, 'wrongAmount', 'amount.currency'],
    [{ trxDateInit: 'yesterday' }, 'badFormat', 'trxDateInit'],
  ])('with %j is refused as %s of %s', (odd, what, field) => {
    expect(readInquiry(bytes({ ...inquiry, ...odd }))).toEqual({ ok: false, refusal: { case: what, field } });
  });

  it.each(['', '{', '[]', 'null', '"a"', '7'])('that is %j is a bad request', (body) => {
    expect(readInquiry(bytes(body))).toEqual({ ok: false, refusal: { case: 'badRequest', field: '' } });
  });

  it('in bytes that are no UTF-8 is a bad request', () => {
    expect(readInquiry(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toMatchObject({ ok: false, refusal: { case: 'badRequest' } });
  });
});

describe('a payment', () => {
  it('is read', () => {
    expect(readPayment(bytes({ ...payment, virtualAccountName: 'Ni Luh Contoh', paymentType: 1 }))).toEqual({
      ok: true,
      value: {
        account,
        paymentRequestId: 'req-1',
        paidAmount: 1_537_400,
        totalAmount: 1_537_400,
        paidAt: new Date('2026-12-01T02:22:18Z'),
        referenceNo: '00012345678',
        isAdvice: true,
        virtualAccountName: 'Ni Luh Contoh',
        channelCode: null,
        bills: [{ billNo: 'PKB-1', subCompany: '00001', amount: 1_537_400 }],
      },
    });
    const bare = { ...account, paymentRequestId: 'a', paidAmount: payment.paidAmount };
    expect(readPayment(bytes(bare))).toMatchObject({
      value: { isAdvice: false, totalAmount: null, paidAt: null, referenceNo: null, bills: [] },
    });
    expect(readPayment(bytes({ ...bare, flagAdvise: 'N' }))).toMatchObject({ value: { isAdvice: false } });
  });

  it.each([
    ['partnerServiceId', {}],
    ['paymentRequestId', {}],
    ['paidAmount', {}],
    ['paidAmount.value', { paidAmount: { currency: 'IDR' } }],
    ['paidAmount.currency', { paidAmount: { value: '1.00', currency: '' } }],
  ])('without %s says which is missing', (field, odd) => {
    const body = field.includes('.') ? { ...payment, ...odd } : without(payment, field);
    expect(readPayment(bytes(body))).toEqual({ ok: false, refusal: { case: 'missing', field } });
  });

  it.each([
    [{ paidAmount: { value: '1537400.01', currency: 'IDR' } }, 'wrongAmount', 'paidAmount.value'],
    [{ paidAmount: { value: '1537400.00', currency: 'SGD' } }, 'wrongAmount', 'paidAmount.currency'],
    [{ paidAmount: { value: '-1.00', currency: 'IDR' } }, 'badFormat', 'paidAmount.value'],
    [{ flagAdvise: 'X' }, 'badFormat', 'flagAdvise'],
    [{ billDetails: {} }, 'badFormat', 'billDetails'],
    [{ billDetails: [7] }, 'badFormat', 'billDetails'],
    [{ billDetails: Array.from({ length: 25 }, () => ({})) }, 'badFormat', 'billDetails'],
    [{ billDetails: [{}, { billAmount: { value: 'x', currency: 'IDR' } }] }, 'badFormat', 'billDetails[1].billAmount.value'],
  ])('with %j is refused as %s of %s', (odd, what, field) => {
    expect(readPayment(bytes({ ...payment, ...odd }))).toEqual({ ok: false, refusal: { case: what, field } });
  });
});

describe('a question about what was paid', () => {
  it('names the payment', () => {
    expect(readStatus(bytes({ ...account, inquiryRequestId: 'a', paymentRequestId: 'b' }))).toEqual({
      ok: true,
      value: { account, inquiryRequestId: 'a', paymentRequestId: 'b' },
    });
    expect(readStatus(bytes(account))).toEqual({ ok: false, refusal: { case: 'missing', field: 'inquiryRequestId' } });
  });

  it('is about a whole day, or a part of it, by the clock of the bank', () => {
    const ask = (more: object) => readReport({ partnerServiceId: '   12345', startDate: '2026-12-01', ...more }, 'Asia/Jakarta');
    const between = (from: string, to: string) => ({
      ok: true,
      value: { partnerServiceId: '12345', from: new Date(from), to: new Date(to) },
    });
    expect(ask({})).toEqual(between('2026-12-01T00:00:00+07:00', '2026-12-01T23:59:59+07:00'));
    expect(ask({ endDate: '2026-12-03' })).toEqual(between('2026-12-01T00:00:00+07:00', '2026-12-03T23:59:59+07:00'));
    expect(ask({ startTime: '08:00:00+08:00', endTime: '09:00:00 08:00' })).toEqual(
      between('2026-12-01T08:00:00+08:00', '2026-12-01T09:00:00+08:00'),
    );
    expect(ask({ endDate: '2026-11-30' })).toEqual({ ok: false, refusal: { case: 'badFormat', field: 'endDate' } });
    expect(ask({ startTime: '10:00:00', endTime: '09:00:00' })).toEqual({ ok: false, refusal: { case: 'badFormat', field: 'endTime' } });
    expect(ask({ startDate: '2026-02-30' })).toEqual({ ok: false, refusal: { case: 'badFormat', field: 'startDate' } });
    expect(ask({ startDate: undefined })).toEqual({ ok: false, refusal: { case: 'missing', field: 'startDate' } });
  });
});

describe('a notice of a QRIS', () => {
  const notice = { originalReferenceNo: 'A1', latestTransactionStatus: '00', amount: { value: '15000.00', currency: 'IDR' } };
  it('says how far it came', () => {
    expect(readQrNotice(bytes({ ...notice, originalPartnerReferenceNo: 'B2' }))).toEqual({
      ok: true,
      value: { referenceNo: 'A1', partnerReferenceNo: 'B2', state: 'paid', amount: 15_000, customerNumber: null },
    });
    expect(readQrNotice(bytes({ ...notice, latestTransactionStatus: '04' }))).toMatchObject({ value: { state: 'refunded' } });
    for (const odd of ['08', 'toString', '0'])
      expect(readQrNotice(bytes({ ...notice, latestTransactionStatus: odd.slice(0, 2) }))).toMatchObject({
        refusal: { field: 'latestTransactionStatus' },
      });
  });
});

describe('headers', () => {
  const headers = {
    'x-timestamp': '2026-12-01T09:22:18+07:00',
    'x-signature': 'abc=',
    'x-partner-id': 'BANK-CONTOH',
    'x-external-id': '000123',
    'channel-id': '95051',
    authorization: 'Bearer ey.token',
  };
  it('of a transaction are read', () => {
    expect(readSnapHeaders(headers)).toEqual({
      ok: true,
      value: {
        timestamp: headers['x-timestamp'],
        sentAt: new Date('2026-12-01T02:22:18Z'),
        signature: 'abc=',
        partnerId: 'BANK-CONTOH',
        externalId: '000123',
        channelId: '95051',
        accessToken: 'ey.token',
      },
    });
    expect(readSnapHeaders({ ...headers, authorization: undefined })).toMatchObject({ value: { accessToken: null } });
    expect(readSnapHeaders({ ...headers, authorization: 'Basic abc' })).toMatchObject({ value: { accessToken: null } });
  });

  it.each([
    ['x-timestamp', '', 'missing'],
    ['x-timestamp', '2026-12-01', 'badFormat'],
    ['x-signature', undefined, 'missing'],
    ['x-partner-id', 'x'.repeat(37), 'badFormat'],
    ['x-external-id', '12a', 'badFormat'],
    ['x-external-id', '1'.repeat(37), 'badFormat'],
    ['channel-id', '123456', 'badFormat'],
    ['channel-id', ['1', '2'], 'missing'],
  ])('with %s %j are refused', (name, value, what) => {
    expect(readSnapHeaders({ ...headers, [name]: value })).toEqual({ ok: false, refusal: { case: what, field: name.toUpperCase() } });
  });

  it('of a request for a token are read', () => {
    expect(readTokenHeaders({ ...headers, 'x-client-key': 'klien' })).toMatchObject({
      ok: true,
      value: { clientId: 'klien', signature: 'abc=' },
    });
    expect(readTokenHeaders(headers)).toEqual({ ok: false, refusal: { case: 'missing', field: 'X-CLIENT-KEY' } });
  });
});

it('throws at nothing, whatever is sent', () => {
  const names = [
    ...Object.keys(payment),
    'inquiryRequestId',
    'amount',
    'startDate',
    'endTime',
    'originalReferenceNo',
    'latestTransactionStatus',
  ];
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(payment), ...Object.values(inquiry)));
  const bodies = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), values));
  fc.assert(
    fc.property(bodies, fc.uint8Array(), (body, noise) => {
      for (const read of [readInquiry, readPayment, readStatus, readQrNotice])
        for (const sent of [bytes(body), noise]) expect(typeof read(sent).ok).toBe('boolean');
      expect(typeof readReport(body, 'Asia/Makassar').ok).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});
