import type { Tx } from '#db';
import { isId } from '#kernel';
import { further, type Status, type StatusNews } from './domain/status.ts';
import { askAgain, decideFate } from './fate.ts';
import { digestOf } from './sealed.ts';

/** Writes down what Meta tells of a message of ours. What it tells of messages we do not know is nobody's. */
export async function enterNews(tx: Tx, news: StatusNews, now: Date): Promise<void> {
  const found = await findCall(tx, news);
  if (!found) return;
  const { call, out } = found;
  const known = call.status as Status | null;
  await tx
    .updateTable('channels.whatsapp_call')
    .set({
      wamid_digest: digestOf(news.wamid),
      ...('status' in news.what
        ? { status: further(known, news.what.status), [`${news.what.status}_at`]: news.at, accepted_at: call.acceptedAt ?? news.at }
        : { failed_at: news.at, code: news.what.failed.code, fault: news.what.failed.detail, accepted_at: call.acceptedAt ?? news.at }),
      ...(news.billable !== null && { billable: news.billable }),
      ...(news.category !== null && { category: news.category }),
    })
    .where('id', '=', call.id)
    .execute();
  const isLast = call.calledAt.getTime() === out.calledAt?.getTime();
  if (!isLast) return;
  if ('status' in news.what) {
    // What was taken for lost arrived after all; what nobody knew of is known now, and others may follow.
    if (!['calling', 'unknown', 'failed'].includes(out.state)) return;
    await tx
      .updateTable('channels.whatsapp_out')
      .set({ state: 'accepted', done_at: now, code: null, fault: null })
      .where('id', '=', out.id)
      .execute();
    return askAgain(tx, out.contactId, null);
  }
  const arrived = known === 'delivered' || known === 'read';
  if (!arrived && call.failedAt === null && ['calling', 'unknown', 'accepted'].includes(out.state))
    await decideFate(tx, out, news.what.failed, now);
}

/** The call by the id we gave along, otherwise by Meta's; it and its message locked, as those who send lock them. */
async function findCall(tx: Tx, { callback, wamid }: StatusNews) {
  const calls = tx.selectFrom('channels.whatsapp_call').select('out_id');
  const byId = callback !== null && isId(callback) ? await calls.where('id', '=', callback).executeTakeFirst() : undefined;
  const known = byId ?? (await calls.where('wamid_digest', '=', digestOf(wamid)).executeTakeFirst());
  if (!known) return undefined;
  const out = await tx
    .selectFrom('channels.whatsapp_out')
    .select(['id', 'contact_id as contactId', 'content', 'state', 'leg', 'tries', 'called_at as calledAt'])
    .where('id', '=', known.out_id)
    .forUpdate()
    .executeTakeFirst();
  const call = await tx
    .selectFrom('channels.whatsapp_call')
    .select(['id', 'status', 'called_at as calledAt', 'accepted_at as acceptedAt', 'failed_at as failedAt'])
    .where((eb) => (byId ? eb('id', '=', callback) : eb('wamid_digest', '=', digestOf(wamid))))
    .forUpdate()
    .executeTakeFirst();
  return out && call ? { out, call } : undefined;
}
