import { Day, Id, Instant, nullable } from '#web';
import { Type } from 'typebox';
import { billStatuses } from '../../domain/bill.ts';

const Line = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    amount: Type.Integer({ description: 'Whole rupiah.' }),
    beneficiary: Type.String(),
    formula: nullable(Type.String()),
    instrument: nullable(Type.String()),
    article: nullable(Type.String()),
    confirmed: nullable(Type.Boolean({ description: 'Whether the agency vouched for the rule; null where no rule is named.' })),
  },
  { title: 'BillLine' },
);

const payment = {
  id: Id,
  channel: Type.Enum(['va', 'qris', 'counter', 'file']),
  bank: Type.String(),
  reference: nullable(Type.String({ description: 'What the bank’s own books call it.' })),
  paidAt: Instant,
  capturedAt: Instant,
  settledOn: nullable(Day),
  status: Type.Enum(['captured', 'suspended', 'applied', 'refunded']),
};
const Payment = Type.Object(payment, { title: 'BillPayment' });

const Held = Type.Object(
  {
    id: Id,
    amount: Type.Integer({ description: 'Whole rupiah.' }),
    bank: Type.String(),
    reference: nullable(Type.String({ description: 'What the bank’s own books call it.' })),
    paidAt: Instant,
    reason: Type.Enum(['late', 'duplicate', 'unknown', 'mismatch', 'cancelled']),
    state: Type.Enum(['open', 'applied', 'refunding', 'refunded']),
    deadline: Day,
    appliedTo: nullable(Type.String({ format: 'uuid', description: 'The bill it was given to.' })),
    transfer: nullable(Type.String({ description: 'The bank’s number of the transfer by which it was given back.' })),
  },
  { title: 'HeldMoney' },
);

/** Money that came for a bill: with the bill, its receipt. */
export const Receipt = Type.Object(
  { ...payment, bill: Id, object: Type.String(), amount: Type.Integer({ description: 'Whole rupiah.' }) },
  { title: 'Receipt' },
);

const line = {
  id: Id,
  title: Type.String(),
  object: Type.String({ description: 'What it is about, such as the number of a plate.' }),
  total: Type.Integer({ description: 'Whole rupiah.' }),
  status: Type.Enum(billStatuses),
  createdAt: Instant,
  expiresAt: Instant,
  endedAt: nullable(Instant),
};
export const BillLineOfList = Type.Object(line, { title: 'BillSummary' });

export const BillView = Type.Object(
  {
    ...line,
    code: Type.String({ description: 'Fourteen digits, the last a check digit.' }),
    renewedBy: nullable(Type.String({ format: 'uuid', description: 'The bill that took its place.' })),
    lines: Type.Array(Line),
    channels: Type.Object(
      {
        closed: Type.Boolean({ description: 'Payments rest now, by the hours of the agency.' }),
        cutOff: nullable(
          Type.Object(
            { from: Type.String({ description: '`23.30`, by the clock of the office.' }), to: Type.String() },
            { description: 'Hours in which it cannot be paid, each day.' },
          ),
        ),
        virtualAccounts: Type.Array(Type.Object({ bank: Type.String(), number: Type.String() })),
        qris: nullable(Type.Object({ content: Type.String({ description: 'Payload of the QR.' }), expiresAt: Instant })),
        qrisOffered: Type.Boolean({ description: 'Whether one can be asked for.' }),
        counter: Type.Boolean({ description: 'Whether the code can be paid in cash at the office.' }),
      },
      { title: 'BillChannels', description: 'How an open bill can be paid; empty for any other.' },
    ),
    payments: Type.Array(Payment),
    held: Type.Array(Held, { description: 'Money under its code that could not pay it.' }),
    beside: Type.Array(Type.Object({ label: Type.String(), value: Type.String() }), { description: 'What its service says beside it.' }),
  },
  { title: 'Bill' },
);
