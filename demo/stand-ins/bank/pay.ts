import type { Books, Payment } from './books.ts';
import { type Caller, newExternalId, type RequestFault, type Said } from './caller.ts';
import { jakarta, money } from './speak.ts';

/** What goes wrong, or merely happens, with one payment. */
export type PayFault =
  | RequestFault
  /** The same request twice: same X-EXTERNAL-ID, same paymentRequestId. */
  | 'duplicate'
  /** Told again under a new X-EXTERNAL-ID with `flagAdvise` Y, though the first was answered. */
  | 'advice'
  /** Under the X-EXTERNAL-ID of the payment before this one. */
  | 'used-external-id'
  /** The biller answers and this bank never hears it, so that it tells it again as advice. */
  | 'lost-reply'
  /** The money is taken now and told when `tell` is called. */
  | 'delayed'
  /** Fifty times the same request at once. */
  | 'at-once'
  /** One rupiah more or less than the bill; another currency. */
  | 'one-more'
  | 'one-less'
  | 'wrong-currency'
  /** Without ever having asked what is owed. */
  | 'no-inquiry'
  /** The advice arrives before what it repeats. */
  | 'reordered'
  /** The money is kept for the biller whatever it says. */
  | 'force-settle'
  /** Every request gets lost on its way, and the money is kept all the same. */
  | 'never-told';
export const payFaults: readonly PayFault[] = [
  'duplicate',
  'advice',
  'used-external-id',
  'lost-reply',
  'delayed',
  'at-once',
  'wrong-signature',
  'byte-flip',
  'skewed-clock',
  'bad-token',
  'no-signature',
  'bad-external-id',
  'one-more',
  'one-less',
  'wrong-currency',
  'no-inquiry',
  'reordered',
  'force-settle',
  'never-told',
];

/** How often a payment is told again where no answer comes. */
const TRIES = 3;

/** Tells the biller of payments, and settles what becomes of their money. */
export class Teller {
  readonly #books: Books;
  readonly #caller: Caller;
  readonly #now: () => Date;
  readonly #forceSettle: () => boolean;
  /** Of the last payment that was taken: a biller may give a number back that came with what it refused. */
  #spentId: string | null = null;

  constructor(books: Books, caller: Caller, now: () => Date, forceSettle: () => boolean) {
    this.#books = books;
    this.#caller = caller;
    this.#now = now;
    this.#forceSettle = forceSettle;
  }

  /** Tells of a payment and its fate; settles by the first answer that says something. */
  async tell(payment: Payment, fault?: PayFault, isAdvice = false): Promise<void> {
    if (payment.state !== 'untold') return;
    const externalId = fault === 'used-external-id' && this.#spentId !== null ? this.#spentId : newExternalId();
    const once = (advice: boolean, id: string) => this.#once(payment, advice, id, fault);
    if (fault === 'never-told') {
      payment.trail.push(noAnswer(this.#now(), externalId));
      return this.#settle(payment, null, true);
    }
    if (fault === 'at-once') {
      const all = await Promise.all(Array.from({ length: 50 }, () => once(isAdvice, externalId)));
      return this.#settle(payment, all.find((said) => flagOf(said) === '00') ?? all[0] ?? null, false);
    }
    if (fault === 'reordered') {
      const early = await once(true, newExternalId());
      await once(false, externalId);
      return this.#settle(payment, early, false);
    }
    let said: Said | null = await once(isAdvice, externalId);
    if (fault === 'lost-reply') said = null;
    for (let tries = 1; (said === null || said.status === 0) && tries < TRIES; tries++) said = await once(true, newExternalId());
    if (fault === 'duplicate') await once(isAdvice, externalId);
    if (fault === 'advice') await once(true, newExternalId());
    this.#settle(payment, said, fault === 'force-settle');
  }

  async #once(payment: Payment, advice: boolean, externalId: string, fault: PayFault | undefined): Promise<Said> {
    const at = this.#now();
    const [path, body] = payment.kind === 'va' ? vaNotice(payment, advice, fault) : qrNotice(payment, fault);
    const said = await this.#caller.say(path, body, { fault: requestFault(fault), externalId });
    if (flagOf(said) === '00') this.#spentId = externalId;
    payment.trail.push({
      at,
      externalId,
      advice,
      status: said.status,
      responseCode: said.responseCode,
      flag: flagOf(said),
      reason: reasonOf(said),
    });
    return said;
  }

  /**
   * 00 and 404xx18 are success; so is 02 and silence where money is settled by force; all else goes back to the customer. A QRIS is
   * paid when it is paid: the notice only tells of it.
   */
  #settle(payment: Payment, said: Said | null, byForce: boolean): void {
    const flag = said === null ? '' : flagOf(said);
    const isTaken = flag === '00' || (payment.kind === 'va' && said?.responseCode === '4042518' && flag !== '01');
    const isOpen = flag === '02' || said === null || said.status === 0 || said.status >= 500;
    if (isTaken || byForce || payment.kind === 'qris' || (isOpen && this.#forceSettle())) {
      payment.state = 'paid';
      payment.forced = !isTaken;
    } else this.#books.giveBack(payment, 'refused', this.#now());
  }
}

function vaNotice(payment: Payment, advice: boolean, fault: PayFault | undefined): readonly [string, object] {
  const { partnerServiceId, customerNo, paymentRequestId, referenceNo, billName, at } = payment;
  const amount = amountOf(payment, fault);
  const body = {
    partnerServiceId,
    customerNo,
    virtualAccountNo: partnerServiceId + customerNo,
    virtualAccountName: billName,
    trxDateTime: jakarta(at),
    channelCode: 6011,
    paymentRequestId,
    paidAmount: amount,
    totalAmount: amount,
    referenceNo,
    flagAdvise: advice ? 'Y' : 'N',
    additionalInfo: {},
  };
  return ['/snap/v1.0/transfer-va/payment', body];
}

function qrNotice(payment: Payment, fault: PayFault | undefined): readonly [string, object] {
  const { paymentRequestId, referenceNo, at } = payment;
  const body = {
    originalReferenceNo: referenceNo,
    originalPartnerReferenceNo: paymentRequestId,
    latestTransactionStatus: '00',
    transactionStatusDesc: 'Success',
    amount: amountOf(payment, fault),
    bankCode: '099',
    additionalInfo: { paidTime: jakarta(at) },
  };
  return ['/snap/v1.0/qr/qr-mpm-notify', body];
}

/** What the customer paid: another sum where it is to be wrong was taken as such already. */
function amountOf({ amount }: Payment, fault: PayFault | undefined) {
  return fault === 'wrong-currency' ? { value: `${amount}.00`, currency: 'USD' } : money(amount);
}

function requestFault(fault: PayFault | undefined): RequestFault | undefined {
  const all: readonly RequestFault[] = ['wrong-signature', 'byte-flip', 'skewed-clock', 'bad-token', 'no-signature', 'bad-external-id'];
  return all.find((one) => one === fault);
}

interface PaymentAnswer {
  readonly virtualAccountData?: {
    readonly paymentFlagStatus?: string;
    readonly paymentFlagReason?: { readonly indonesia?: string };
  };
  readonly responseMessage?: string;
}

/** The flag counts; a notice of a QRIS has none, and its code does. */
function flagOf({ body, responseCode }: Said): string {
  const flag = (body as PaymentAnswer).virtualAccountData?.paymentFlagStatus;
  return flag ?? (responseCode.startsWith('200') ? '00' : '');
}

function reasonOf({ body }: Said): string {
  const { virtualAccountData, responseMessage } = body as PaymentAnswer;
  return virtualAccountData?.paymentFlagReason?.indonesia ?? responseMessage ?? '';
}

function noAnswer(at: Date, externalId: string) {
  return { at, externalId, advice: false, status: 0, responseCode: '', flag: '', reason: '' };
}
