import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { drainQueue } from '#platform/jobs';
import { type Bank, type Bill, capture, type Channel, decideCash, enterCash, handlers, takeInFile } from '#platform/payments';
import { tbpkpHandler } from '#services/samsat';
import type { DemoApp } from '../app.ts';
import type { Payment } from '../stand-ins/bank/books.ts';
import { settlementFile } from '../stand-ins/bank/settlement.ts';
import { standing } from './days.ts';

/** How money reaches Samsat in the demonstration: by its bank, or over the desk. */
export class DemoMoney {
  readonly #app: DemoApp;
  readonly #bank: Bank | undefined;
  /** What came by the bank, for its files. */
  readonly #came: Payment[] = [];

  constructor(app: DemoApp) {
    this.#app = app;
    this.#bank = app.payments.banks().find(({ agencyIds }) => agencyIds.includes(app.samsat.agencyId));
  }

  /** Has what a payment asked for done, as at its instant. */
  async #follow(at: Date): Promise<void> {
    const { pool, payments, samsat } = this.#app;
    const clock = standing(at);
    await drainQueue({ pool, handlers: [...handlers({ ...payments, clock }), tbpkpHandler({ ...samsat, clock })] });
  }

  /** Money for a bill by virtual account or QRIS, as the bank tells of it. Returns the payment. */
  async byBank(bill: Pick<Bill, 'code' | 'total' | 'payerName'>, channel: Extract<Channel, 'va' | 'qris'>, at: Date): Promise<string> {
    const { db, samsat } = this.#app;
    const { key, partnerServiceId } = this.#bank?.settings ?? { key: 'contoh', partnerServiceId: '99001' };
    const nth = String(this.#came.length + 1).padStart(6, '0');
    const referenceNo = `0990${nth}`;
    const requestId = channel === 'qris' ? `qr:${referenceNo}` : `${at.getTime()}${nth}`;
    const arrival = {
      channel,
      bank: key,
      requestId,
      reference: referenceNo,
      code: bill.code,
      amount: bill.total,
      paidAt: at,
      held: true,
      agencyIds: [samsat.agencyId] as const,
    };
    const outcome = await transaction(db, (tx) => capture(tx, arrival, at));
    this.#came.push({
      kind: channel,
      customerId: '1',
      partnerServiceId: partnerServiceId.padStart(8),
      customerNo: bill.code,
      paymentRequestId: requestId,
      referenceNo,
      billName: bill.payerName,
      amount: bill.total,
      at,
      state: 'paid',
      reversedAt: null,
      forced: false,
      trail: [],
    });
    await this.#follow(at);
    if (outcome.kind === 'refused') throw new Error(`the demonstration's money was refused: ${outcome.why}`);
    return outcome.paymentId;
  }

  /** Cash over the desk: entered by one, confirmed by another. */
  async byCash(bill: Bill, [cashier, treasurer]: readonly [PersonActor, PersonActor], at: Date): Promise<void> {
    const { db } = this.#app;
    const entered = { billId: bill.id, amount: bill.total, note: 'K-0412' };
    const id = await transaction(db, (tx) => enterCash(tx, cashier, entered, at));
    const later = new Date(at.getTime() + 25 * 60_000);
    await transaction(db, (tx) => decideCash(tx, treasurer, id, true, later));
    await this.#follow(later);
  }

  /** Takes in the bank's file of a day (of its own clock), whole or with what is wrong in it; nothing where nothing came. */
  async settle(treasurer: PersonActor, day: string, at: Date, faults: Parameters<typeof settlementFile>[3] = []): Promise<void> {
    const { db, samsat } = this.#app;
    if (!this.#bank || this.#came.every((payment) => officeDay(payment.at) !== day)) return;
    const { key } = this.#bank.settings;
    const sent = { name: `setoran-${key}-${day}.txt`, content: Buffer.from(settlementFile(key, day, this.#came, faults)) };
    const keeping = { banks: [this.#bank], agencyIds: [samsat.agencyId] };
    await transaction(db, (tx) => takeInFile(tx, treasurer, keeping, sent, at));
    await this.#follow(at);
  }

  /** Money that went back is in no file any more. */
  forget(code: string): void {
    const at = this.#came.findIndex(({ customerNo }) => customerNo === code);
    if (at >= 0) this.#came.splice(at, 1);
  }

  /** Has done what a decision asked for. */
  follow(at: Date): Promise<void> {
    return this.#follow(at);
  }
}
