import { type BankStandIn, startBank } from '#demo/bank';
import { type BankClient, bankClient, type BankSettings, writeVirtualAccount } from '#platform/payments/snap';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// Our client against the bank of the demonstration, whose hand at SNAP BI is another than ours.

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
let now = new Date('2026-12-01T02:00:00Z');
let bank: BankStandIn;
let client: BankClient;
const clock = { now: () => now };

function settingsFor(change: Partial<BankSettings> = {}): BankSettings {
  const { clientId, partnerId, channelId } = bank.agreement;
  return {
    key: 'contoh',
    name: bank.name,
    partnerServiceId: bank.partnerServiceId,
    minifier: 'lexical',
    signatureEncoding: 'base64',
    signatureType: { inbound: 'hmac', outbound: 'hmac' },
    endpointMode: 'as-sent',
    clockSkew: 300,
    mostBillDetails: 5,
    zone: 'Asia/Jakarta',
    forceSettle: false,
    baseUrl: bank.url,
    clientId,
    partnerId,
    channelId,
    ...change,
  };
}

function clientWith(change: Partial<BankSettings> = {}, { secret = bank.agreement.secret, patience = 5000 } = {}): BankClient {
  const access = { settings: settingsFor(change), privateKey: ours.privateKey, clientSecret: secret, clock, patience };
  return bankClient(access, { waits: [1, 1] });
}

const order = (partnerReferenceNo: string, change = {}) => ({
  partnerReferenceNo,
  amount: 1_537_400,
  merchantId: bank.agreement.merchant.merchantId,
  terminalId: null,
  nmid: bank.agreement.merchant.nmid,
  billNo: 'KB-1',
  validUntil: new Date(now.getTime() + 7_200_000),
  ...change,
});
const calls = (service: string) => bank.calls[service] ?? 0;

beforeAll(async () => {
  const notified = async () => ({ status: 200, body: '{"responseCode":"2005200","responseMessage":"Successful"}' });
  const customers = [{ name: 'Ni Luh Contoh', balance: 10_000_000 }];
  bank = await startBank({ deliver: notified, now: () => now, customers, billerKey: ours.publicKey });
});
afterAll(() => bank.close());
beforeEach(() => {
  now = new Date(now.getTime() + 86_400_000);
  client = clientWith();
});

describe('a token', () => {
  it('is asked for once, however many need it, and again shortly before it ends', async () => {
    const before = calls('73');
    const ask = () => client.vaStatus(writeVirtualAccount('99001', '123'), 'x');
    await Promise.all(Array.from({ length: 20 }, ask));
    expect(calls('73') - before).toBe(1);
    now = new Date(now.getTime() + 839_000);
    await ask();
    expect(calls('73') - before).toBe(1);
    now = new Date(now.getTime() + 2000);
    expect(await ask()).toEqual({ outcome: 'done', value: null });
    expect(calls('73') - before).toBe(2);
  });

  it('the bank no longer knows is replaced, and what was asked is asked again', async () => {
    await client.vaStatus(writeVirtualAccount('99001', '123'), 'x');
    const [tokens, made] = [calls('73'), calls('47')];
    bank.trouble('stranger');
    expect(await client.generateQr(order('after-restart'))).toMatchObject({ outcome: 'done' });
    expect([calls('73') - tokens, calls('47') - made]).toEqual([1, 2]);
  });

  it('is refused to a stranger, and nothing is asked without one', async () => {
    const before = calls('26');
    const stranger = clientWith({ clientId: { ours: 'orang-lain', theirs: '' } });
    expect(await stranger.vaStatus(writeVirtualAccount('99001', '123'), 'x')).toMatchObject({
      outcome: 'refused',
      responseCode: '4017300',
    });
    expect(calls('26')).toBe(before);
  });
});

describe('a question to the bank', () => {
  it('is answered under every agreement about signatures', async () => {
    for (const signatureEncoding of ['hex', 'base64'] as const)
      for (const endpointMode of ['as-sent', 'sorted-query'] as const) {
        const from = new Date(now.getTime() - 3_600_000);
        const answer = await clientWith({ signatureEncoding }).vaReport(from, now);
        expect([endpointMode, answer]).toEqual([endpointMode, { outcome: 'done', value: [] }]);
      }
    const answer = await clientWith({}, { secret: 'salah' }).vaReport(now, now);
    expect(answer).toMatchObject({ outcome: 'refused', responseCode: '4013500' });
  });

  it('is signed by the key alone where no token was agreed', async () => {
    const notified = async () => ({ status: 200, body: '' });
    const other = await startBank({
      deliver: notified,
      now: () => now,
      billerKey: ours.publicKey,
      signs: { inbound: 'rsa', outbound: 'rsa' },
    });
    const settings = { ...settingsFor(), baseUrl: other.url, signatureType: { inbound: 'rsa', outbound: 'rsa' } as const };
    const byKey = bankClient({ settings, privateKey: ours.privateKey, clientSecret: '', clock, patience: 5000 });
    expect(await byKey.vaStatus(writeVirtualAccount('99001', '123'), 'x')).toEqual({ outcome: 'done', value: null });
    expect(other.calls).toEqual({ '26': 1 });
    await other.close();
  });

  it('about a payment tells how it stands', async () => {
    const paid = await bank.payBlindly('1', '12345', 250_000);
    if (!('payment' in paid)) throw new Error('not paid');
    const { paymentRequestId, referenceNo } = paid.payment;
    const account = writeVirtualAccount('99001', '12345');
    const known = { account, paymentRequestId, standing: '00', paidAmount: 250_000, paidAt: now, referenceNo };
    expect(await client.vaStatus(account, paymentRequestId)).toEqual({ outcome: 'done', value: known });
    const minute = 60_000;
    expect(await client.vaReport(new Date(now.getTime() - minute), new Date(now.getTime() + minute))).toEqual({
      outcome: 'done',
      value: [known],
    });
    expect(await client.vaReport(new Date(now.getTime() + minute), new Date(now.getTime() + 2 * minute))).toEqual({
      outcome: 'done',
      value: [],
    });
    bank.reverse(paid.payment);
    expect(await client.vaStatus(account, paymentRequestId)).toMatchObject({ value: { standing: '99' } });
  });

  it('is asked again where there was no clear answer, and given up in the end', async () => {
    const account = writeVirtualAccount('99001', '123');
    for (const trouble of ['cut-before', 'cut-after', 'down', 'gateway', 'too-many'] as const) {
      bank.trouble(trouble, 2);
      expect(await client.vaStatus(account, 'x'), trouble).toEqual({ outcome: 'done', value: null });
    }
    bank.trouble('gateway', 3);
    expect(await client.vaStatus(account, 'x')).toEqual({ outcome: 'unclear', why: 'status 502' });
    bank.trouble('too-many', 3);
    expect(await client.vaStatus(account, 'x')).toEqual({ outcome: 'unreachable', why: '4292600' });
    const away = clientWith({ baseUrl: 'http://127.0.0.1:9' });
    expect(await away.vaStatus(account, 'x')).toMatchObject({ outcome: 'unreachable' });
  });
});

describe('a QRIS', () => {
  it('is made by the acquirer and looked at before it is shown', async () => {
    const made = await client.generateQr(order('QR-1'));
    expect(made).toMatchObject({ outcome: 'done', value: { faults: [] } });
    expect(await client.generateQr(order('QR-1'))).toMatchObject({ outcome: 'refused', responseCode: '4094701' });
    for (const [fault, named] of [
      ['wrong-amount', ['other-amount']],
      ['static', ['checksum', 'static']],
      ['other-merchant', ['other-merchant']],
      ['damaged', ['checksum', 'country']],
    ] as const) {
      bank.spoilQr(fault);
      expect(await client.generateQr(order(`QR-${fault}`))).toMatchObject({ outcome: 'done', value: { faults: named } });
    }
  });

  it('is ordered once: what may have been taken is not ordered again', async () => {
    for (const trouble of ['cut-before', 'cut-after', 'gateway', 'down'] as const) {
      await client.vaReport(now, now);
      const before = calls('47');
      bank.trouble(trouble);
      expect(await client.generateQr(order(`once-${trouble}`)), trouble).toMatchObject({ outcome: 'unclear' });
      expect(calls('47') - before).toBe(1);
    }
    bank.trouble('too-many');
    expect(await client.generateQr(order('once-more'))).toMatchObject({ outcome: 'done' });
    bank.trouble('slow');
    expect(await clientWith({}, { patience: 200 }).generateQr(order('slow'))).toEqual({ outcome: 'unclear', why: 'timeout' });
  });

  it('can be followed, paid and given back whole', async () => {
    const made = await client.generateQr(order('QR-paid'));
    if (made.outcome !== 'done') throw new Error(made.outcome);
    const { merchantId } = bank.agreement.merchant;
    const qr = { referenceNo: made.value.referenceNo, partnerReferenceNo: 'QR-paid', merchantId };
    expect(await client.queryQr(qr)).toEqual({ outcome: 'done', value: 'initiated' });
    expect(await client.queryQr({ ...qr, referenceNo: '0' })).toEqual({ outcome: 'done', value: null });
    const refund = { ...qr, partnerRefundNo: 'RF-1', amount: 1_537_400, reason: 'Tagihan dibatalkan' };
    expect(await client.refundQr(refund)).toMatchObject({ outcome: 'refused', responseCode: '4047801' });
    const [before] = bank.customers();
    const balance = before?.balance ?? 0;
    expect(await bank.payQr('1', made.value.qrContent, { pin: '123456' })).toMatchObject({ payment: { state: 'paid' } });
    expect(before?.balance).toBe(balance - 1_537_400);
    expect(await client.queryQr(qr)).toEqual({ outcome: 'done', value: 'paid' });
    expect(await client.refundQr({ ...refund, amount: 1 })).toMatchObject({ outcome: 'refused', responseCode: '4047813' });
    const refunded = await client.refundQr(refund);
    expect(refunded).toMatchObject({ outcome: 'done' });
    expect(await client.refundQr(refund)).toEqual(refunded);
    expect(await client.refundQr({ ...refund, partnerRefundNo: 'RF-2' })).toMatchObject({ outcome: 'refused', responseCode: '4037815' });
    expect(before?.balance).toBe(balance);
    expect(await client.queryQr(qr)).toEqual({ outcome: 'done', value: 'refunded' });
  });
});
