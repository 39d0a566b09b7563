import type { Books, Payment } from './books.ts';
import type { QrFault, QrOrders } from './qr-orders.ts';
import { jakarta, money } from './speak.ts';

/** What this bank answers to a biller: three digits of HTTP, the service, two digits of the case, and what else there is. */
export type Answer = readonly [status: number, what: string, rest?: object];
type Body = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const rupiahOf = (value: unknown) => {
  const [, whole] = /^(\d{1,14})\.00$/.exec(text((value as { readonly value?: unknown } | undefined)?.value)) ?? [];
  return whole === undefined ? null : Number(whole);
};

/** The services a biller may ask, each by its two digits. */
export function servicesOf(books: Books, orders: QrOrders, now: () => Date, faultOfQr: () => QrFault | null) {
  return {
    /** Status of a virtual account (26). */
    '26': (body: Body): Answer => {
      const id = text(body.inquiryRequestId);
      if (id === '') return [400, '02', { field: 'inquiryRequestId' }];
      const payment = books.find(id);
      return payment?.kind === 'va' ? [200, '00', { virtualAccountData: standing(payment) }] : [404, '01'];
    },
    /** Payments from one moment to another (35), by the parameters of the address. */
    '35': (query: Body): Answer => {
      const moment = (day: unknown, time: unknown) => Date.parse(`${text(day)}T${text(time)}`);
      const [from, to] = [moment(query.startDate, query.startTime), moment(query.endDate, query.endTime)];
      if (Number.isNaN(from) || Number.isNaN(to)) return [400, '01', { field: 'startDate' }];
      const within = books.payments().filter(({ kind, state, at }) => {
        const second = Math.floor(at.getTime() / 1000) * 1000;
        return kind === 'va' && state !== 'refused' && second >= from && second <= to;
      });
      return [200, '00', { virtualAccountData: within.map(standing).reverse() }];
    },
    /** A dynamic QRIS (47). */
    '47': (body: Body): Answer => {
      const [partnerReferenceNo, amount] = [text(body.partnerReferenceNo), rupiahOf(body.amount)];
      if (partnerReferenceNo === '') return [400, '02', { field: 'partnerReferenceNo' }];
      if (amount === null || amount === 0) return [404, '13'];
      if (body.merchantId !== orders.merchant.merchantId) return [404, '08'];
      if (orders.find({ partnerReferenceNo })) return [409, '01'];
      const validUntil = new Date(text(body.validityPeriod) || now().getTime() + 900_000);
      if (Number.isNaN(validUntil.getTime())) return [400, '01', { field: 'validityPeriod' }];
      const billNo = text((body.additionalInfo as { readonly billNumber?: unknown } | undefined)?.billNumber) || null;
      const { referenceNo, qrContent } = orders.add({ partnerReferenceNo, amount, validUntil }, billNo, faultOfQr());
      return [200, '00', { referenceNo, partnerReferenceNo, qrContent, merchantName: orders.merchant.name }];
    },
    /** How a QRIS stands (51). */
    '51': (body: Body): Answer => {
      const order = orders.find({ referenceNo: text(body.originalReferenceNo) });
      if (!order) return [404, '01'];
      const state = order.refund ? '04' : order.payment ? '00' : order.validUntil < now() ? '05' : '01';
      const paid = order.payment && { paidTime: jakarta(order.payment.at) };
      const { referenceNo: originalReferenceNo, partnerReferenceNo: originalPartnerReferenceNo, amount } = order;
      return [
        200,
        '00',
        {
          originalReferenceNo,
          originalPartnerReferenceNo,
          serviceCode: '47',
          latestTransactionStatus: state,
          amount: money(amount),
          ...paid,
        },
      ];
    },
    /** Money of a QRIS back to whoever paid it (78), whole, once. */
    '78': (body: Body): Answer => {
      const order = orders.find({ referenceNo: text(body.originalReferenceNo) });
      const partnerRefundNo = text(body.partnerRefundNo);
      if (partnerRefundNo === '') return [400, '02', { field: 'partnerRefundNo' }];
      if (!order?.payment) return [404, '01'];
      if (rupiahOf(body.refundAmount) !== order.amount) return [404, '13'];
      if (order.refund && order.refund.partnerRefundNo !== partnerRefundNo) return [403, '15'];
      order.refund ??= { partnerRefundNo, refundNo: `R${order.referenceNo}` };
      books.giveBack(order.payment, 'reversed', now());
      return [
        200,
        '00',
        { ...order.refund, originalReferenceNo: order.referenceNo, refundAmount: money(order.amount), refundTime: jakarta(now()) },
      ];
    },
  };
}

function standing(payment: Payment): object {
  const { partnerServiceId, customerNo, paymentRequestId, amount, at, referenceNo, state } = payment;
  const flag = state === 'paid' ? '00' : state === 'untold' ? '01' : '99';
  return {
    paymentFlagStatus: flag,
    paymentFlagReason: { english: state, indonesia: state },
    partnerServiceId,
    customerNo,
    virtualAccountNo: partnerServiceId + customerNo,
    inquiryRequestId: paymentRequestId,
    paymentRequestId,
    paidAmount: money(amount),
    totalAmount: money(amount),
    trxDateTime: jakarta(at),
    referenceNo,
  };
}
