import { transaction, type Tx } from '#db';
import { newId } from '#kernel';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { getWhatsAppContact, toOf } from './contacts.ts';
import type { WhatsAppAccess, WhatsAppDeps } from './deps.ts';
import { envelopeOf } from './domain/envelope.ts';
import type { Outbound } from './domain/outbound.ts';
import { linePace, paced, pairPace } from './domain/pace.ts';
import { CALL_HELD, UNKNOWN_HOLDS, waitAfter, WINDOW } from './domain/patience.ts';
import { further, type Status } from './domain/status.ts';
import { askAgain, decideFate, type OutRow, sayElse } from './fate.ts';
import { type Called, sendMessage, uploadMedia } from './graph.ts';
import { sendWaiting } from './jobs.ts';
import { freeLine, lockLine, paceLine } from './line.ts';
import { digestOf, openOut } from './sealed.ts';

/** Messages of one job, so that others have their turn. */
const AT_ONCE = 30;
/** What waits longer than this lets those after it pass, in milliseconds. */
const LETS_PASS = 60_000;

/**
 * The job that sends what waits for a contact, oldest first, one at a time. Before a call its message is marked, and
 * after it what came of it is written down: whoever finds a mark that nobody followed up knows that nobody knows.
 */
export function sendHandler(deps: WhatsAppDeps): JobHandler {
  return handle(sendWaiting, async ({ contactId }) => {
    let brought: Brought | null = null;
    for (let nth = 0; nth < AT_ONCE; nth++) {
      const access = deps.access();
      // Nothing is lost: whoever connects a number has what waits sent by the sweep.
      if (!access) return;
      const claimed: Claimed = await transaction(deps.db, (tx) => claim(tx, deps, contactId, brought));
      brought = null;
      if (claimed.what === 'nothing') return;
      if (claimed.what === 'again') continue;
      if (claimed.what === 'bring') brought = await bring(deps, access, claimed.out, claimed.file);
      else {
        const answer = await sendMessage(access, claimed.envelope);
        await transaction(deps.db, (tx) => settle(tx, deps, claimed, answer));
      }
    }
    await transaction(deps.db, (tx) => enqueue(tx, sendWaiting, { contactId }));
  });
}

/** A file that was brought to Meta for a message, or why it was not. */
interface Brought {
  readonly outId: string;
  readonly answer: Called<string>;
}

type Claimed =
  | { readonly what: 'nothing' }
  | { readonly what: 'again' }
  | { readonly what: 'bring'; readonly out: OutRow; readonly file: string }
  | { readonly what: 'call'; readonly outId: string; readonly callId: string; readonly envelope: object };

const NOTHING = { what: 'nothing' } as const;
const AGAIN = { what: 'again' } as const;

/** The next message, marked as being sent; or what is to be done first. */
async function claim(tx: Tx, { clock }: WhatsAppDeps, contactId: string, brought: Brought | null): Promise<Claimed> {
  const now = clock.now();
  const contact = await tx
    .selectFrom('channels.whatsapp_contact')
    .select(['last_in_at as lastIn', 'paced_at as pacedAt', 'rest_until as restUntil'])
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  const head = contact && (await headOf(tx, contactId, now));
  if (!head) return NOTHING;
  const later = async (at: Date): Promise<Claimed> => {
    await askAgain(tx, contactId, at);
    return NOTHING;
  };
  if ('from' in head) return later(head.from);
  const { out } = head;
  const { message, orElse } = openOut(tx, out.id, out.content ?? '');
  const said: Outbound = out.leg === 'or-else' && orElse ? orElse : message;
  const isOpen = contact.lastIn !== null && contact.lastIn.getTime() + WINDOW > now.getTime();
  if (said.kind !== 'template' && !isOpen) {
    if (!(await sayElse(tx, out))) await close(tx, out.id, now);
    return AGAIN;
  }
  const source = 'source' in said && 'file' in said.source ? said.source.file : null;
  const file = brought?.outId === out.id ? brought.answer : null;
  if (source !== null && file?.outcome !== 'done') {
    if (file === null) return { what: 'bring', out, file: source };
    await notBrought(tx, out, file, now);
    return AGAIN;
  }
  const line = await lockLine(tx);
  const rest = [line.heldUntil, contact.restUntil].filter((until) => until !== null && until > now);
  if (rest.length > 0) return later(new Date(Math.max(...rest.map((until) => until?.getTime() ?? 0))));
  const [pair, all] = [paced(pairPace, contact.pacedAt, now), paced(linePace, line.pacedAt, now)];
  if (!pair.go) return later(pair.from);
  if (!all.go) return later(all.from);
  await tx.updateTable('channels.whatsapp_contact').set({ paced_at: pair.at }).where('id', '=', contactId).execute();
  await paceLine(tx, all.at);
  const callId = newId();
  await tx.insertInto('channels.whatsapp_call').values({ id: callId, out_id: out.id, called_at: now }).execute();
  await tx
    .updateTable('channels.whatsapp_out')
    .set({ state: 'calling', called_at: now, tries: out.tries + 1, next_at: null })
    .where('id', '=', out.id)
    .execute();
  const to = toOf(await getWhatsAppContact(tx, contactId));
  return { what: 'call', outId: out.id, callId, envelope: envelopeOf(to, said, callId, file?.outcome === 'done' ? file.value : null) };
}

/** The message whose turn it is, or when to look again; undefined when nothing waits. */
async function headOf(tx: Tx, contactId: string, now: Date): Promise<{ readonly out: OutRow } | { readonly from: Date } | undefined> {
  const rows = await tx
    .selectFrom('channels.whatsapp_out')
    .select(['id', 'contact_id as contactId', 'content', 'state', 'leg', 'tries', 'next_at as nextAt', 'called_at as calledAt'])
    .where('contact_id', '=', contactId)
    .where('state', 'in', ['waiting', 'calling', 'unknown'])
    .orderBy('nth')
    .limit(100)
    .forUpdate()
    .execute();
  let from: Date | undefined;
  const lookAt = (ms: number) => {
    from = new Date(Math.min(ms, from?.getTime() ?? Number.POSITIVE_INFINITY));
  };
  for (const row of rows) {
    const called = row.calledAt?.getTime() ?? 0;
    if (row.state === 'calling') {
      if (called + CALL_HELD > now.getTime()) return { from: new Date(called + CALL_HELD) };
      // Whoever called ended before the answer was written down.
      await tx.updateTable('channels.whatsapp_out').set({ state: 'unknown' }).where('id', '=', row.id).execute();
    }
    if (row.state !== 'waiting') {
      if (called + UNKNOWN_HOLDS > now.getTime()) return { from: new Date(called + UNKNOWN_HOLDS) };
      continue;
    }
    const due = row.nextAt?.getTime() ?? 0;
    if (due <= now.getTime()) return { out: row };
    lookAt(due);
    if (due - now.getTime() <= LETS_PASS) break;
  }
  return from && { from };
}

async function close(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('channels.whatsapp_out')
    .set({ state: 'closed', code: 131_047, done_at: now, next_at: null })
    .where('id', '=', id)
    .execute();
}

async function bring({ opens }: WhatsAppDeps, access: WhatsAppAccess, out: OutRow, file: string): Promise<Brought> {
  const found = await opens(file);
  const answer: Called<string> = found
    ? await uploadMedia(access, found)
    : { outcome: 'refused', code: 0, detail: 'the file is not there', status: 404 };
  return { outId: out.id, answer };
}

/** A file did not come to Meta: nothing was said yet, so it may be tried again in any case. */
async function notBrought(tx: Tx, out: OutRow, answer: Called<string>, now: Date): Promise<void> {
  const tried = { ...out, tries: out.tries + 1 };
  await tx.updateTable('channels.whatsapp_out').set({ tries: tried.tries }).where('id', '=', out.id).execute();
  if (answer.outcome === 'refused') return decideFate(tx, tried, answer, now);
  await putOff(tx, tried, answer.outcome === 'done' ? '' : answer.why, now);
}

/** Writes down what came of a call, unless news of it were faster. */
async function settle(
  tx: Tx,
  { clock }: WhatsAppDeps,
  { outId, callId }: Extract<Claimed, { what: 'call' }>,
  answer: Called<string>,
): Promise<void> {
  const now = clock.now();
  const out = await tx
    .selectFrom('channels.whatsapp_out')
    .select(['id', 'contact_id as contactId', 'content', 'state', 'leg', 'tries'])
    .where('id', '=', outId)
    .forUpdate()
    .executeTakeFirst();
  const call = await tx
    .selectFrom('channels.whatsapp_call')
    .select(['status', 'accepted_at as acceptedAt'])
    .where('id', '=', callId)
    .executeTakeFirst();
  if (!out || !call) return;
  if (answer.outcome === 'done') {
    const status = further(call.status as Status | null, 'accepted');
    await record(tx, callId, { status, accepted_at: call.acceptedAt ?? now, wamid_digest: digestOf(answer.value) });
    await freeLine(tx);
    if (out.state !== 'calling' && out.state !== 'unknown') return;
    const accepted = { state: 'accepted', done_at: now, code: null, fault: null };
    await tx.updateTable('channels.whatsapp_out').set(accepted).where('id', '=', outId).execute();
    return;
  }
  const fault = answer.outcome === 'refused' ? answer.detail : answer.why;
  if (answer.outcome !== 'unknown')
    await record(tx, callId, { failed_at: now, code: answer.outcome === 'refused' ? answer.code : null, fault });
  if (out.state !== 'calling' && out.state !== 'unknown') return;
  if (answer.outcome === 'refused') return decideFate(tx, out, answer, now);
  if (answer.outcome === 'unsent') return putOff(tx, out, fault, now);
  await tx.updateTable('channels.whatsapp_out').set({ state: 'unknown', fault }).where('id', '=', outId).execute();
}

async function record(tx: Tx, callId: string, what: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.updateTable('channels.whatsapp_call').set(what).where('id', '=', callId).execute();
}

/** Meta was not reached, so nothing was said: again in a while, and given up in the end. */
async function putOff(tx: Tx, out: OutRow, fault: string, now: Date): Promise<void> {
  const wait = waitAfter('unsent', out.tries);
  const nextAt = wait === null ? null : new Date(now.getTime() + wait);
  await tx
    .updateTable('channels.whatsapp_out')
    .set(nextAt ? { state: 'waiting', fault, next_at: nextAt } : { state: 'failed', fault, code: 0, done_at: now })
    .where('id', '=', out.id)
    .execute();
  if (nextAt) await askAgain(tx, out.contactId, nextAt);
}
