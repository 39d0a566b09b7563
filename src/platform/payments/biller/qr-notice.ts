import { transaction } from '#db';
import { sql } from 'kysely';
import { getBill } from '../bills.ts';
import { capture } from '../capture.ts';
import type { PaymentsDeps } from '../deps.ts';
import { readQrNotice } from '../snap/wire/read-qr.ts';
import { misfitReply, qrNoticeReply, refusalReply, type SnapReply } from '../snap/wire/replies.ts';
import { authenticate, type Incoming } from './authenticate.ts';
import { counted, noteExchange } from './exchange.ts';

/**
 * Service 52: a QRIS of ours was paid. The acquirer holds the money whatever we say, so it is taken or kept in suspense;
 * told again, nothing happens.
 */
export async function hearOfQr(deps: PaymentsDeps, incoming: Incoming): Promise<SnapReply> {
  const known = await authenticate(deps, 'qrNotify', incoming);
  if (!known.ok) return known.reply;
  const read = readQrNotice(incoming.body);
  if (!read.ok) return misfitReply('qrNotify', read.refusal);
  const { bank, headers } = known;
  const { referenceNo, state, amount } = read.value;
  const at = deps.clock.now();
  const { key } = bank.settings;
  return transaction(deps.db, async (tx) => {
    await tx.executeQuery(sql`select pg_advisory_xact_lock(hashtext(${`payments ${key}`}), hashtext(${referenceNo}))`.compile(tx));
    const reply = await take();
    await noteExchange(tx, counted(bank, 'qrNotify', headers.externalId, incoming.body, at), reply);
    return reply;

    async function take(): Promise<SnapReply> {
      const qris = await tx
        .selectFrom('payments.qris')
        .select('bill_id as billId')
        .where('bank', '=', key)
        .where('reference', '=', referenceNo)
        .executeTakeFirst();
      if (!qris) return refusalReply('qrNotify', 'notFound');
      if (state !== 'paid') return qrNoticeReply();
      const before = await tx
        .selectFrom('payments.payment')
        .select('id')
        .where('bank', '=', key)
        .where('request_id', '=', `qr:${referenceNo}`)
        .executeTakeFirst();
      if (before) return qrNoticeReply();
      const { code } = await getBill(tx, qris.billId, at);
      const arrival = { channel: 'qris', bank: key, requestId: `qr:${referenceNo}`, reference: referenceNo, code, amount } as const;
      await capture(tx, { ...arrival, paidAt: at, held: true, agencyIds: bank.agencyIds }, at);
      return qrNoticeReply();
    }
  });
}
