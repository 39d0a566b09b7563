import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, writeBills } from './bills.ts';
import type { InquiryRequest, PaymentRequest } from './read-va.ts';
import { inquiryRefusal, inquiryReply, misfitReply, paymentReply, qrNoticeReply, reportReply, statusReply, tokenReply } from './replies.ts';
import { writeVirtualAccount } from './virtual-account.ts';

const account = writeVirtualAccount('12345', '678');
const manner = { mostBillDetails: 5, zone: 'Asia/Jakarta' } as const;
const inquiry: InquiryRequest = { account, inquiryRequestId: 'r1', amount: null, askedAt: null, channelCode: null };
const payment: PaymentRequest = {
  account,
  paymentRequestId: 'r1',
  paidAmount: 1_394_400,
  totalAmount: null,
  paidAt: new Date('2026-12-01T02:22:18Z'),
  referenceNo: 'REF1',
  isAdvice: false,
  virtualAccountName: null,
  channelCode: null,
  bills: [],
};
const line = (nth: number, amount: number): Bill => ({
  billNo: `B${nth}`,
  name: 'PKB pokok tahun berjalan',
  shortName: 'PKB pokok tahun',
  description: { english: 'Motor vehicle tax, principal', indonesia: 'Pajak kendaraan bermotor' },
  subCompany: String(nth).padStart(5, '0'),
  amount,
});
const shown = { name: 'NI LUH CONTOH', total: 1_394_400, bills: [line(1, 840_000), line(2, 554_400), line(3, 0)] };
const bodyOf = ({ body }: { readonly body: string }) => JSON.parse(body) as Record<string, unknown>;

describe('a reply', () => {
  it('to an inquiry shows what is owed, line by line and cut to size', () => {
    const reply = inquiryReply(inquiry, shown, manner);
    expect(reply.status).toBe(200);
    expect(bodyOf(reply)).toEqual({
      responseCode: '2002400',
      responseMessage: 'Successful',
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        partnerServiceId: '   12345',
        customerNo: '678',
        virtualAccountNo: '   12345678',
        inquiryRequestId: 'r1',
        virtualAccountName: 'NI LUH CONTOH',
        totalAmount: { value: '1394400.00', currency: 'IDR' },
        billDetails: [
          {
            billNo: 'B1',
            billName: 'PKB pokok tahun berj',
            billShortName: 'PKB pokok',
            billDescription: { english: 'Motor vehicle tax,', indonesia: 'Pajak kendaraan be' },
            billSubCompany: '00001',
            billAmount: { value: '840000.00', currency: 'IDR' },
          },
          expect.objectContaining({ billNo: 'B2', billSubCompany: '00002', billAmount: { value: '554400.00', currency: 'IDR' } }),
        ],
        virtualAccountTrxType: 'C',
      },
    });
  });

  it('that refuses an inquiry says why and repeats the number', () => {
    const reply = inquiryRefusal(inquiry, 'expired');
    expect(reply.status).toBe(404);
    expect(bodyOf(reply)).toMatchObject({
      responseCode: '4042419',
      virtualAccountData: {
        inquiryStatus: '01',
        inquiryReason: { indonesia: 'Tagihan telah kedaluwarsa' },
        virtualAccountNo: '   12345678',
      },
    });
  });

  it('to a payment says that it was taken, and to the same again what was said first', () => {
    const first = paymentReply(payment, 'success', manner, { shown });
    expect(bodyOf(first)).toMatchObject({
      responseCode: '2002500',
      virtualAccountData: {
        paymentFlagStatus: '00',
        paymentRequestId: 'r1',
        paidAmount: { value: '1394400.00', currency: 'IDR' },
        totalAmount: { value: '1394400.00', currency: 'IDR' },
        trxDateTime: '2026-12-01T09:22:18+07:00',
        referenceNo: 'REF1',
        billDetails: [
          { billNo: 'B1', status: '00' },
          { billNo: 'B2', status: '00' },
        ],
      },
    });
    expect(paymentReply(payment, 'success', manner, { shown })).toEqual(first);
    const again = paymentReply(payment, 'inconsistent', manner, { shown, first: '00' });
    expect([again.status, bodyOf(again)]).toMatchObject([
      404,
      { responseCode: '4042518', virtualAccountData: { paymentFlagStatus: '00' } },
    ]);
  });

  it('that refuses a payment repeats what was paid, and no line of a bill', () => {
    const { virtualAccountData, responseCode } = bodyOf(paymentReply(payment, 'wrongAmount', manner, { shown }));
    expect(responseCode).toBe('4042513');
    expect(virtualAccountData).toMatchObject({ paymentFlagStatus: '01', totalAmount: { value: '1394400.00' } });
    expect(virtualAccountData).not.toHaveProperty('billDetails');
    expect(bodyOf(paymentReply({ ...payment, paidAt: null, referenceNo: null }, 'unknownBill', manner))).toMatchObject({
      responseCode: '4042512',
      virtualAccountData: { paidAmount: { value: '1394400.00' } },
    });
  });

  it('about a payment says how it stands', () => {
    const told = {
      account,
      paymentRequestId: 'r1',
      paidAmount: 5,
      totalAmount: 6,
      paidAt: new Date('2026-12-01T02:22:18Z'),
      referenceNo: null,
    };
    for (const standing of ['00', '01', '99'] as const)
      expect(bodyOf(statusReply({ ...told, standing }, manner))).toMatchObject({
        responseCode: '2002600',
        virtualAccountData: { paymentFlagStatus: standing, paidAmount: { value: '5.00' }, inquiryRequestId: 'r1' },
      });
    expect(bodyOf(reportReply([{ ...told, standing: '00' }], manner))).toMatchObject({
      responseCode: '2003500',
      virtualAccountData: [{ paymentRequestId: 'r1' }],
    });
    expect(bodyOf(reportReply([], manner)).virtualAccountData).toEqual([]);
  });

  it('with a token, to a notice and to what cannot be read are of the agreed shape', () => {
    expect(bodyOf(tokenReply('t', 900))).toEqual({
      responseCode: '2007300',
      responseMessage: 'Successful',
      accessToken: 't',
      tokenType: 'Bearer',
      expiresIn: '900',
    });
    expect(bodyOf(qrNoticeReply())).toEqual({ responseCode: '2005200', responseMessage: 'Successful' });
    const reply = misfitReply('payment', { case: 'missing', field: 'paidAmount.value' });
    expect([reply.status, bodyOf(reply)]).toEqual([
      400,
      { responseCode: '4002502', responseMessage: 'Invalid Mandatory Field paidAmount.value' },
    ]);
  });
});

describe('the lines of a bill', () => {
  it('are within every limit, whatever they are called', () => {
    const lines = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 1e9 })), { maxLength: 5 });
    fc.assert(
      fc.property(lines, (all) => {
        const bills = all.map(([name, amount], nth) => ({
          ...line(nth, amount),
          name,
          shortName: name,
          description: { english: name, indonesia: name },
        }));
        const total = bills.reduce((sum, { amount }) => sum + amount, 0);
        const written = writeBills(bills, total, 5);
        expect(written.every(({ billAmount }) => billAmount.value !== '0.00')).toBe(true);
        expect(written.reduce((sum, { billAmount }) => sum + Number(billAmount.value), 0)).toBe(total);
        for (const { billName, billShortName, billDescription } of written) {
          expect([...billName].length).toBeLessThanOrEqual(20);
          expect([...billShortName].length).toBeLessThanOrEqual(10);
          expect([...billDescription.indonesia].length).toBeLessThanOrEqual(18);
          expect(billName).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  it.each([
    ['more lines than the bank takes', 'takes 5', [1, 2, 3, 4, 5, 6].map((nth) => line(nth, 1)), 6],
    ['another total', 'total', [line(1, 1)], 2],
    ['one number twice', 'one number', [line(1, 1), line(1, 1)], 2],
    ['a number too long', 'billNo', [{ ...line(1, 1), billNo: 'x'.repeat(19) }], 1],
    ['a company of four digits', 'billSubCompany', [{ ...line(1, 1), subCompany: '0001' }], 1],
  ])('with %s are a defect', (_, message, bills, total) => {
    expect(() => writeBills(bills, total, 5)).toThrow(message);
  });

  it('are 24 at most, whatever the bank is set to', () => {
    const many = Array.from({ length: 25 }, (_, nth) => line(nth, 1));
    expect(() => writeBills(many, 25, 99)).toThrow('24');
    expect(writeBills(many.slice(1), 24, 99)).toHaveLength(24);
  });
});
