import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Books, type Customer, number, type Payment } from './books.ts';
import { Caller, type Deliver, newExternalId, type RequestFault } from './caller.ts';
import { type Inquired, type InquiryAnswer, readInquiry } from './inquiry.ts';
import { type PayFault, Teller } from './pay.ts';
import { type QrFault, QrOrders } from './qr-orders.ts';
import { type BankTrouble, bankServer } from './server.ts';
import { servicesOf } from './services.ts';
import { type SettlementFault, settlementFile } from './settlement.ts';
import { jakarta, type Signs } from './speak.ts';

export { type Customer, type Exchange, type Payment, type PaymentState } from './books.ts';
export { type Deliver, overHttp, type RequestFault } from './caller.ts';
export { type PayFault, payFaults } from './pay.ts';
export type { Inquired } from './inquiry.ts';
export type { QrFault } from './qr-orders.ts';
export type { BankTrouble } from './server.ts';
export { type SettlementFault, settlementFaults } from './settlement.ts';
export { publicPem, type Signs } from './speak.ts';

export interface BankOptions {
  /** Reaches the biller; `overHttp(address)` for one at an address. */
  readonly deliver: Deliver;
  readonly now?: () => Date;
  readonly port?: number;
  readonly customers?: readonly { readonly name: string; readonly balance?: number }[];
  /** How it signs what it sends, and how the biller signs what it sends. */
  readonly signs?: { readonly inbound: Signs; readonly outbound: Signs };
  /** Digits of the biller's virtual accounts. */
  readonly partnerServiceId?: string;
  /** The biller's public key; without one a pair is made and handed over under `biller`. */
  readonly billerKey?: KeyObject;
  /** Milliseconds it waits for an answer of the biller. */
  readonly patience?: number;
  readonly forceSettle?: boolean;
}

export type Paid = { readonly payment: Payment } | { readonly refused: 'money' | 'pin' | 'not-payable' | 'no-qris' | 'expired' | 'paid' };

/** Inquiries that are remembered, so that whoever asks for ever fills no memory. */
const MOST_INQUIRIES = 5000;

const makePair = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
let pairs: ReturnType<typeof makePair>[] | undefined;

/** The bank's keys and its biller's: made once for every bank of the process, since each takes a moment. */
function keyPairs() {
  pairs ??= [makePair(), makePair()];
  return Promise.all(pairs);
}

/** A bank on this machine alone, which speaks SNAP BI both ways. Its keys are nobody else's and never kept. */
export async function startBank(options: BankOptions) {
  const { now = () => new Date(), port = 0, customers = [], partnerServiceId = '99001', patience = 15_000 } = options;
  const { inbound, outbound } = options.signs ?? { inbound: 'hmac', outbound: 'hmac' };
  const [own, made] = await keyPairs();
  if (!own || !made) throw new Error('no keys');
  const theirs = options.billerKey ? null : made;
  const secret = randomBytes(24).toString('base64url');
  const biller = {
    clientId: 'BILLER-CONTOH',
    partnerId: 'BANK-CONTOH',
    channelId: '95051',
    publicKey: options.billerKey ?? theirs?.publicKey,
  };
  const clientId = 'BANK-CONTOH-KLIEN';
  const merchant = { merchantId: '0990000001', nmid: 'ID1099000000001', name: 'KAS DAERAH CONTOH', city: 'DENPASAR' };

  const books = new Books(customers, '123456');
  const orders = new QrOrders(merchant);
  const troubles: BankTrouble[] = [];
  const qrFaults: QrFault[] = [];
  const calls: Record<string, number> = {};
  let forceSettle = options.forceSettle ?? false;
  const caller = new Caller(
    options.deliver,
    { signs: outbound, secret, privateKey: own.privateKey, clientId, partnerId: biller.partnerId, channelId: biller.channelId },
    now,
    patience,
  );
  const teller = new Teller(books, caller, now, () => forceSettle);
  const inquiries = new Map<string, Inquired>();

  const handle = bankServer({
    services: servicesOf(books, orders, now, () => qrFaults.shift() ?? null),
    now,
    signs: inbound,
    secret,
    partner: { ...biller, publicKey: biller.publicKey ?? own.publicKey },
    trouble: () => troubles.shift() ?? null,
    seen: (service) => {
      calls[service] = (calls[service] ?? 0) + 1;
    },
  });
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.headersSent || response.writeHead(500).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.unref();

  /** Asks the biller what is owed under a number, as somebody types it: with or without the digits of the biller. */
  const inquire = async (customerId: string, typed: string, { fault }: { readonly fault?: RequestFault } = {}): Promise<Inquired> => {
    const digits = typed.replaceAll(/\D/g, '');
    const customerNo = (digits.startsWith(partnerServiceId) ? digits.slice(partnerServiceId.length) : digits).slice(0, 20);
    const account = { partnerServiceId: partnerServiceId.padStart(8), customerNo };
    const inquiryRequestId = `${jakarta(now()).replaceAll(/\D/g, '').slice(0, 14)}${number(12)}`;
    const body = {
      ...account,
      virtualAccountNo: account.partnerServiceId + customerNo,
      trxDateInit: jakarta(now()),
      channelCode: 6011,
      language: 'ID',
      inquiryRequestId,
      additionalInfo: {},
    };
    const { responseCode, body: said } = await caller.say('/snap/v1.0/transfer-va/inquiry', body, { fault });
    const inquired = { inquiryRequestId, customerId, ...account, responseCode, ...readInquiry(said as InquiryAnswer) };
    inquiries.set(inquiryRequestId, inquired);
    const [oldest] = inquiries.keys();
    if (inquiries.size > MOST_INQUIRIES && oldest !== undefined) inquiries.delete(oldest);
    return inquired;
  };

  const take = (about: Parameters<Books['take']>[0], fault: PayFault | undefined): Payment | null => {
    const amount = about.amount + (fault === 'one-more' ? 1 : fault === 'one-less' ? -1 : 0);
    const customer = books.customer(about.customerId);
    return customer && customer.balance >= amount ? books.take({ ...about, amount }) : null;
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    name: 'Bank Contoh',
    partnerServiceId,
    /** What this bank and its biller agreed on; the biller's own key where it was made here. */
    agreement: {
      secret,
      publicKey: own.publicKey,
      clientId: { ours: biller.clientId, theirs: clientId },
      partnerId: biller.partnerId,
      channelId: biller.channelId,
      billerKey: theirs?.privateKey ?? null,
      signs: { inbound, outbound },
      merchant,
    },
    books,
    customers: (): readonly Customer[] => books.customers(),
    inquire,
    inquired: (inquiryRequestId: string): Inquired | undefined => inquiries.get(inquiryRequestId),
    /**
     * Pays what was asked about, now or however late. `at` is when the money was taken, by the bank's books.
     */
    pay: async (
      inquiryRequestId: string,
      { pin, fault, at = now() }: { readonly pin: string; readonly fault?: PayFault | undefined; readonly at?: Date },
    ): Promise<Paid> => {
      const about = inquiries.get(inquiryRequestId);
      if (!about || !about.isPayable) return { refused: 'not-payable' };
      if (books.customer(about.customerId)?.pin !== pin) return { refused: 'pin' };
      const known = books.find(inquiryRequestId);
      if (known) return { payment: known };
      const { customerId, customerNo, name, total } = about;
      const paymentRequestId = fault === 'no-inquiry' ? `${inquiryRequestId}9` : inquiryRequestId;
      const payment = take(
        {
          kind: 'va',
          customerId,
          partnerServiceId: about.partnerServiceId,
          customerNo,
          paymentRequestId,
          billName: name,
          amount: total,
          at,
        },
        fault,
      );
      if (!payment) return { refused: 'money' };
      if (fault !== 'delayed') await teller.tell(payment, fault);
      return { payment };
    },
    /** Sends money to a number without asking what is owed there. */
    payBlindly: async (
      customerId: string,
      customerNo: string,
      amount: number,
      { fault, at = now() }: { readonly fault?: PayFault; readonly at?: Date } = {},
    ): Promise<Paid> => {
      const padded = partnerServiceId.padStart(8);
      const payment = take(
        { kind: 'va', customerId, partnerServiceId: padded, customerNo, paymentRequestId: number(26), billName: '', amount, at },
        fault,
      );
      if (!payment) return { refused: 'money' };
      if (fault !== 'delayed') await teller.tell(payment, fault);
      return { payment };
    },
    /** What a QRIS of this bank asks for, by its payload or number; undefined where it made none like it. */
    scan: (qrContent: string) => orders.find({ qrContent: qrContent.trim() }),
    qr: (referenceNo: string) => orders.find({ referenceNo }),
    /** Those somebody could still pay, newest first: what a camera would see. */
    openQrs: () => orders.open(now()),
    payQr: async (
      customerId: string,
      qrContent: string,
      { pin, fault }: { readonly pin: string; readonly fault?: PayFault | undefined },
    ): Promise<Paid> => {
      const order = orders.find({ qrContent: qrContent.trim() });
      if (!order) return { refused: 'no-qris' };
      if (order.payment && order.payment.state !== 'refused') return { refused: 'paid' };
      if (order.validUntil < now()) return { refused: 'expired' };
      if (books.customer(customerId)?.pin !== pin) return { refused: 'pin' };
      const { partnerReferenceNo: paymentRequestId, referenceNo, amount, billNo } = order;
      const account = { partnerServiceId: partnerServiceId.padStart(8), customerNo: /^\d{1,20}$/.exec(billNo ?? '')?.[0] ?? '' };
      const about = { kind: 'qris', customerId, ...account, paymentRequestId, billName: merchant.name, amount, at: now() } as const;
      const taken = take(about, fault);
      if (!taken) return { refused: 'money' };
      const payment = Object.assign(taken, { referenceNo });
      order.payment = payment;
      if (fault !== 'delayed') await teller.tell(payment, fault);
      return { payment };
    },
    /** Tells of what was taken and told to nobody yet, in this order. */
    tell: async (payment: Payment, fault?: PayFault): Promise<void> => teller.tell(payment, fault, true),
    /** Gives money back that was settled. */
    reverse: (payment: Payment): void => books.giveBack(payment, 'reversed', now()),
    /** From now on money is kept where the biller gave no clear answer. */
    settleByForce: (how: boolean): void => {
      forceSettle = how;
    },
    isForcing: (): boolean => forceSettle,
    /** Any request under its own signature, as somebody writes it by hand; for a test of what nobody thought of. */
    say: (path: string, body: object, how: { readonly fault?: RequestFault; readonly externalId?: string } = {}) =>
      caller.say(path, body, how),
    newExternalId,
    /** The file of a day, `YYYY-MM-DD` by its own clock. */
    settlement: (day: string, faults: readonly SettlementFault[] = []): string =>
      settlementFile('contoh', day, [...books.payments()].reverse(), faults),
    today: (): string => jakarta(now()).slice(0, 10),
    /** What the next calls of the biller meet, one each. */
    trouble: (what: BankTrouble, times = 1): void => {
      for (let nth = 0; nth < times; nth++) troubles.push(what);
    },
    /** What is wrong with the next QRIS. */
    spoilQr: (what: QrFault): void => {
      qrFaults.push(what);
    },
    /** How often each service was asked, by its two digits. */
    calls: calls as Readonly<Record<string, number>>,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type BankStandIn = Awaited<ReturnType<typeof startBank>>;
