import { transaction, type Tx } from '#db';
import { sql } from 'kysely';
import type { Bank } from '../banks.ts';
import { capture, type NotTaken } from '../capture.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { SnapCase } from '../snap/wire/codes.ts';
import { type PaymentRequest, readPayment } from '../snap/wire/read-va.ts';
import { misfitReply, paymentReply, refusalReply, type SnapReply } from '../snap/wire/replies.ts';
import { isSameService } from '../snap/wire/virtual-account.ts';
import { authenticate, type Incoming } from './authenticate.ts';
import { isClosedAt } from './cut-off.ts';
import { type Counted, counted, noteExchange, spend } from './exchange.ts';
import { shownAtBank } from './shown.ts';

/** Ends a transaction that must leave nothing behind: a number is not spent on what was refused. */
class Refused extends Error {
  readonly reply: SnapReply;
  constructor(reply: SnapReply) {
    super('refused');
    this.reply = reply;
  }
}

/**
 * Service 25: money that a bank took. Payment, journal, the number it spent and the answer are one transaction; told
 * again, under the same number or another, the bank hears what it heard first and nothing happens twice.
 */
export async function pay(deps: PaymentsDeps, incoming: Incoming): Promise<SnapReply> {
  const known = await authenticate(deps, 'payment', incoming);
  if (!known.ok) return known.reply;
  const read = readPayment(incoming.body);
  const { bank, headers } = known;
  const asked = counted(bank, 'payment', headers.externalId, incoming.body, deps.clock.now());
  try {
    if (!read.ok) throw new Refused(misfitReply('payment', read.refusal));
    const request = read.value;
    return await transaction(deps.db, async (tx) => {
      const reply = await answer(tx, asked, request);
      await noteExchange(tx, asked, reply);
      return reply;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await transaction(deps.db, (tx) => noteExchange(tx, asked, error.reply));
    return error.reply;
  }
}

async function answer(tx: Tx, asked: Counted, request: PaymentRequest): Promise<SnapReply> {
  const { bank, at } = asked;
  const { settings } = bank;
  const { paymentRequestId } = request;
  // The same payment told twice at once: the second waits, and finds the first one's answer.
  await tx.executeQuery(
    sql`select pg_advisory_xact_lock(hashtext(${`payments ${settings.key}`}), hashtext(${paymentRequestId}))`.compile(tx),
  );
  const spentOn = await spend(tx, asked, paymentRequestId);
  if (spentOn !== undefined && spentOn !== paymentRequestId) throw new Refused(paymentReply(request, 'conflict', settings));
  const before = await findAnswer(tx, bank, paymentRequestId);
  if (before) {
    if (before.amount !== request.paidAmount || before.code !== request.account.customerNo)
      throw new Refused(paymentReply(request, 'conflict', settings));
    // Under the number it came with first it is a repetition; under a new one the bank asks because it heard nothing.
    return spentOn === undefined ? { status: 200, body: before.answer } : repeated(before.answer);
  }
  const held = settings.forceSettle && request.isAdvice;
  if (!held && (await isClosedAt(tx, bank.agencyIds[0], at))) throw new Refused(paymentReply(request, 'cutOff', settings));
  if (!isSameService(request.account.partnerServiceId, settings.partnerServiceId))
    throw new Refused(paymentReply(request, 'unknownBill', settings));
  if (request.paidAmount === 0) throw new Refused(paymentReply(request, 'wrongAmount', settings));
  const outcome = await capture(
    tx,
    {
      channel: 'va',
      bank: settings.key,
      requestId: paymentRequestId,
      reference: request.referenceNo,
      code: request.account.customerNo,
      amount: request.paidAmount,
      paidAt: request.paidAt ?? at,
      held,
      agencyIds: bank.agencyIds,
    },
    at,
  );
  const shown = outcome.bill && shownAtBank(outcome.bill);
  if (outcome.kind === 'refused') throw new Refused(paymentReply(request, refusals[outcome.why], settings, { shown }));
  const reply = paymentReply(request, 'success', settings, { shown: outcome.kind === 'taken' ? shown : undefined });
  await tx
    .insertInto('payments.answer')
    .values({
      bank: settings.key,
      request_id: paymentRequestId,
      payment_id: outcome.paymentId,
      body_hash: asked.bodyHash,
      answer: reply.body,
    })
    .execute();
  return reply;
}

const refusals: Readonly<Record<NotTaken, SnapCase>> = {
  unknown: 'unknownBill',
  paid: 'paid',
  expired: 'expired',
  cancelled: 'unknownBill',
  mismatch: 'wrongAmount',
};

/** The first answer, word for word, under the code that says it is a repetition. */
function repeated(first: string): SnapReply {
  const { status, body } = refusalReply('payment', 'inconsistent');
  const { responseCode, responseMessage } = JSON.parse(body) as { readonly responseCode: string; readonly responseMessage: string };
  return { status, body: JSON.stringify({ ...(JSON.parse(first) as object), responseCode, responseMessage }) };
}

interface Before {
  readonly answer: string;
  readonly amount: number;
  readonly code: string;
}

/** What was answered to this payment before; undefined where it is new. */
function findAnswer(tx: Tx, { settings }: Bank, requestId: string): Promise<Before | undefined> {
  return tx
    .selectFrom('payments.answer as a')
    .innerJoin('payments.payment as p', 'p.id', 'a.payment_id')
    .select(['a.answer', 'p.amount', 'p.code'])
    .where('a.bank', '=', settings.key)
    .where('a.request_id', '=', requestId)
    .executeTakeFirst();
}
