import { transaction, type Tx } from '#db';
import type { Bank } from '../banks.ts';
import { type Arrival, captureTogether, type NotTaken, type Outcome } from '../capture.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { SnapCase } from '../snap/wire/codes.ts';
import type { Read } from '../snap/wire/fields.ts';
import { type PaymentRequest, readPayment } from '../snap/wire/read-va.ts';
import { misfitReply, paymentReply, refusalReply, type SnapReply } from '../snap/wire/replies.ts';
import { isSameService } from '../snap/wire/virtual-account.ts';
import { authenticate, type Incoming } from './authenticate.ts';
import { isClosedAt } from './cut-off.ts';
import { type Answered, type Before, type Counted, counted, holdTogether, noteTogether } from './exchange.ts';
import { shownAtBank } from './shown.ts';
import { together } from './together.ts';

interface Ask {
  readonly asked: Counted;
  readonly read: Read<PaymentRequest>;
}

/** Of one commit, and commits at once: one is put together while the other is written. */
const MOST = 32;
const AT_ONCE = 2;

/**
 * Service 25: money that a bank took. Payment, journal, the number it spent and the answer are one transaction, shared with
 * others that came meanwhile; told again, under the same number or another, the bank hears what it heard first and nothing
 * happens twice. What is refused leaves nothing behind but the log: its number can be used again.
 */
export function takingPayments(deps: PaymentsDeps): (incoming: Incoming) => Promise<SnapReply> {
  const take = together<Ask, SnapReply>({
    most: MOST,
    atOnce: AT_ONCE,
    keysOf: ({ asked: { bank, externalId }, read }) => {
      if (!read.ok) return [];
      const { key } = bank.settings;
      return [`number ${key} ${externalId}`, `payment ${key} ${read.value.paymentRequestId}`, `code ${read.value.account.customerNo}`];
    },
    work: (asks) => transaction(deps.db, (tx) => answerTogether(tx, asks)),
  });
  return async (incoming) => {
    const known = await authenticate(deps, 'payment', incoming);
    if (!known.ok) return known.reply;
    const asked = counted(known.bank, 'payment', known.headers.externalId, incoming.body, deps.clock.now());
    return take({ asked, read: readPayment(incoming.body) });
  };
}

/** A payment nobody has heard of, to be taken or refused. */
interface Fresh {
  readonly asked: Counted;
  readonly request: PaymentRequest;
}

async function answerTogether(tx: Tx, asks: readonly Ask[]): Promise<readonly SnapReply[]> {
  const readable = asks.flatMap(({ asked, read }) => (read.ok ? [{ asked, request: read.value }] : []));
  const known = await holdTogether(
    tx,
    readable.map(({ asked, request }) => ({ ...asked, requestId: request.paymentRequestId })),
  );
  const before = new Map(readable.map(({ asked }, at) => [asked, known[at]]));
  const answered = new Map<Counted, Answered>();
  const isClosed = closing(tx);
  const fresh: Fresh[] = [];
  for (const { asked, read } of asks) {
    const decided = read.ok
      ? await knownAlready({ asked, request: read.value }, before.get(asked), isClosed)
      : { reply: misfitReply('payment', read.refusal) };
    if (decided) answered.set(asked, { asked, ...decided });
    else if (read.ok) fresh.push({ asked, request: read.value });
  }
  for (const one of await takeFresh(tx, fresh)) answered.set(one.asked, one);
  const inOrder = asks.flatMap(({ asked }) => answered.get(asked) ?? []);
  await noteTogether(tx, inOrder);
  return inOrder.map(({ reply }) => reply);
}

/** What is answered without looking at any bill; undefined where the payment is new and may be taken. */
async function knownAlready(
  { asked: { bank, at }, request }: Fresh,
  before: Before | undefined,
  isClosed: (agencyId: string, at: Date) => Promise<boolean>,
): Promise<Omit<Answered, 'asked'> | undefined> {
  const { settings } = bank;
  const refuse = (why: SnapCase) => ({ reply: paymentReply(request, why, settings) });
  const spentOn = before?.spentOn ?? null;
  if (spentOn !== null && spentOn !== request.paymentRequestId) return refuse('conflict');
  const first = before?.first;
  if (first) {
    if (first.amount !== request.paidAmount || first.code !== request.account.customerNo) return refuse('conflict');
    // Under the number it came with first it is a repetition; under a new one the bank asks because it heard nothing.
    return spentOn === null
      ? { reply: { status: 200, body: first.answer }, spentOn: request.paymentRequestId }
      : { reply: repeated(first.answer) };
  }
  if (!isHeld(bank, request) && (await isClosed(bank.agencyIds[0], at))) return refuse('cutOff');
  if (!isSameService(request.account.partnerServiceId, settings.partnerServiceId)) return refuse('unknownBill');
  if (request.paidAmount === 0) return refuse('wrongAmount');
  return undefined;
}

/** Whether agencies take payments, read once for all of a batch. */
function closing(tx: Tx): (agencyId: string, at: Date) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (agencyId, at) => {
    const found = known.get(agencyId) ?? isClosedAt(tx, agencyId, at);
    known.set(agencyId, found);
    return found;
  };
}

const isHeld = ({ settings }: Bank, { isAdvice }: PaymentRequest) => settings.forceSettle && isAdvice;

async function takeFresh(tx: Tx, fresh: readonly Fresh[]): Promise<readonly Answered[]> {
  const [one] = fresh;
  if (!one) return [];
  const arrivals = fresh.map(
    ({ asked: { bank, at }, request }): Arrival => ({
      channel: 'va',
      bank: bank.settings.key,
      requestId: request.paymentRequestId,
      reference: request.referenceNo,
      code: request.account.customerNo,
      amount: request.paidAmount,
      paidAt: request.paidAt ?? at,
      held: isHeld(bank, request),
      agencyIds: bank.agencyIds,
    }),
  );
  // The first of them came when the commit was begun at the latest.
  const outcomes = await captureTogether(tx, arrivals, one.asked.at);
  return fresh.map(({ asked, request }, at) => answerOf(asked, request, outcomes[at]));
}

function answerOf(asked: Counted, request: PaymentRequest, outcome: Outcome | undefined): Answered {
  const { settings } = asked.bank;
  if (!outcome) throw new Error('a payment without an outcome');
  const shown = outcome.bill && shownAtBank(outcome.bill);
  if (outcome.kind === 'refused') return { asked, reply: paymentReply(request, refusals[outcome.why], settings, { shown }) };
  const { paymentRequestId: requestId } = request;
  return {
    asked,
    reply: paymentReply(request, 'success', settings, { shown: outcome.kind === 'taken' ? shown : undefined }),
    spentOn: requestId,
    taken: { paymentId: outcome.paymentId, requestId },
  };
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
