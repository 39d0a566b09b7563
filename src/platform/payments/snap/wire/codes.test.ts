import { describe, expect, it } from 'vitest';
import { readResponseCode, services, snapAnswer, type SnapCase, snapCases, type SnapService } from './codes.ts';
import { inquiryStatus, paymentFlagStatus } from './flags.ts';

describe('a response code', () => {
  // The acceptance suite of a bank, as far as it names codes.
  it.each([
    ['inquiry', 'success', '2002400'],
    ['payment', 'success', '2002500'],
    ['payment', 'inconsistent', '4042518'],
    ['inquiry', 'conflict', '4092400'],
    ['payment', 'conflict', '4092500'],
    ['inquiry', 'paid', '4042414'],
    ['payment', 'paid', '4042514'],
    ['inquiry', 'expired', '4042419'],
    ['payment', 'expired', '4042519'],
    ['inquiry', 'unknownBill', '4042412'],
    ['payment', 'unknownBill', '4042512'],
    ['payment', 'wrongAmount', '4042513'],
    ['inquiry', 'invalidToken', '4012401'],
    ['inquiry', 'unauthorized', '4012400'],
    ['payment', 'unauthorized', '4012500'],
    ['inquiry', 'missing', '4002402'],
    ['inquiry', 'badFormat', '4002401'],
    ['payment', 'missing', '4002502'],
    ['status', 'notFound', '4042601'],
    ['token', 'success', '2007300'],
    ['qrGenerate', 'success', '2004700'],
    ['inquiry', 'cutOff', '4032406'],
  ] satisfies [SnapService, SnapCase, string][])('of %s for %s is %s', (service, what, code) => {
    const answer = snapAnswer(service, what);
    expect(answer.responseCode).toBe(code);
    expect(answer.status).toBe(Number(code.slice(0, 3)));
  });

  it('names the field or the reason it is about, and leaves no gap where there is none', () => {
    expect(snapAnswer('inquiry', 'missing', 'customerNo').responseMessage).toBe('Invalid Mandatory Field customerNo');
    expect(snapAnswer('inquiry', 'badFormat', 'amount.value').responseMessage).toBe('Invalid Field Format amount.value');
    expect(snapAnswer('inquiry', 'unauthorized', 'Signature').responseMessage).toBe('Unauthorized. Signature');
    expect(snapAnswer('inquiry', 'unauthorized').responseMessage).toBe('Unauthorized');
    for (const what of snapCases)
      for (const service of Object.keys(services) as SnapService[]) {
        const { responseCode, responseMessage } = snapAnswer(service, what, 'x'.repeat(400));
        expect(responseCode).toMatch(/^\d{7}$/);
        expect(responseMessage.length).toBeLessThanOrEqual(150);
        expect(responseMessage).not.toContain('{');
      }
    expect(new Set(snapCases.map((what) => snapAnswer('payment', what).responseCode)).size).toBe(snapCases.length);
  });

  it('is taken apart again', () => {
    expect(readResponseCode('4042518')).toEqual({ status: 404, service: '25', case: '18' });
    for (const odd of ['', '404251', '40425180', 'abcdefg', '9992500']) expect(readResponseCode(odd)).toBeNull();
  });
});

describe('the flag beside it', () => {
  it('is 00 for what was taken, 02 for no answer, 01 for everything else, with a reason in both languages', () => {
    for (const what of snapCases)
      for (const { flag, reason } of [inquiryStatus(what), paymentFlagStatus(what)]) {
        expect(flag).toBe(what === 'success' ? '00' : what === 'timeout' || what === 'inProgress' ? '02' : '01');
        for (const said of [reason.english, reason.indonesia]) {
          expect(said.length).toBeGreaterThan(3);
          expect(said.length).toBeLessThanOrEqual(64);
        }
      }
    expect(inquiryStatus('paid').reason).toEqual({ english: 'Bill has been paid', indonesia: 'Tagihan telah dibayar' });
  });

  it('of a repeated payment is that of the first', () => {
    expect(paymentFlagStatus('inconsistent', '00')).toEqual({ flag: '00', reason: { english: 'Success', indonesia: 'Sukses' } });
    expect(paymentFlagStatus('inconsistent', '01').flag).toBe('01');
    expect(paymentFlagStatus('paid', '00').flag).toBe('01');
  });
});
