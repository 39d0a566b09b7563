import { transaction } from '#db';
import { findByCode } from '../bills.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { BillStatus } from '../domain/bill.ts';
import { isCode } from '../domain/code.ts';
import type { SnapCase } from '../snap/wire/codes.ts';
import { type InquiryRequest, readInquiry } from '../snap/wire/read-va.ts';
import { inquiryRefusal, inquiryReply, misfitReply, refusalReply, type SnapReply } from '../snap/wire/replies.ts';
import { isSameService } from '../snap/wire/virtual-account.ts';
import { authenticate, type Incoming } from './authenticate.ts';
import { isClosedAt } from './cut-off.ts';
import { counted, noteExchange, spend } from './exchange.ts';
import { shownAtBank } from './shown.ts';

/** Service 24: what is owed under a number. */
export async function inquire(deps: PaymentsDeps, incoming: Incoming): Promise<SnapReply> {
  const known = await authenticate(deps, 'inquiry', incoming);
  if (!known.ok) return known.reply;
  const read = readInquiry(incoming.body);
  const { bank, headers } = known;
  const at = deps.clock.now();
  const asked = counted(bank, 'inquiry', headers.externalId, incoming.body, at);
  return transaction(deps.db, async (tx) => {
    const reply = await answer();
    await noteExchange(tx, asked, reply);
    return reply;

    async function answer(): Promise<SnapReply> {
      if (!read.ok) return misfitReply('inquiry', read.refusal);
      const request = read.value;
      const spentOn = await spend(tx, asked, request.inquiryRequestId);
      if (spentOn !== undefined && spentOn !== request.inquiryRequestId) return refusalReply('inquiry', 'conflict');
      if (await isClosedAt(tx, bank.agencyIds[0], at)) return inquiryRefusal(request, 'cutOff');
      return answerTo(request);
    }

    async function answerTo(request: InquiryRequest): Promise<SnapReply> {
      const { partnerServiceId, customerNo } = request.account;
      const isOurs = isSameService(partnerServiceId, bank.settings.partnerServiceId) && isCode(customerNo);
      const bill = isOurs ? await findByCode(tx, customerNo, at) : undefined;
      if (!bill || !bank.agencyIds.includes(bill.agencyId)) return inquiryRefusal(request, 'unknownBill');
      const refused = notPayable[bill.status];
      if (refused !== null) return inquiryRefusal(request, refused);
      return inquiryReply(request, shownAtBank(bill), bank.settings);
    }
  });
}

/** What a bank is told of a bill nobody can pay; null where one can. */
const notPayable: Readonly<Record<BillStatus, SnapCase | null>> = {
  open: null,
  paid: 'paid',
  refunded: 'paid',
  expired: 'expired',
  cancelled: 'unknownBill',
};
