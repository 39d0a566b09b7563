import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { forgetMail } from '#platform/channels';
import { randomUUID } from 'node:crypto';
import { askedIn } from '../agency/take-in.ts';
import { countedOf } from '../domain/figures/counted.ts';
import { type Kept, whyStays } from '../domain/retention/keeping.ts';
import { decidesIdentity } from '../domain/seats.ts';
import { clocksOf } from '../procedure/clocks.ts';
import { getMatterForUpdate, keysOf, officerBy, addEntry, readEntries } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { type DisposalItem, getDisposal, MOST_LISTED, readKeepings } from './list.ts';
import { leavePast } from './past.ts';

/** Draws up a list of what is past its time. Throws ACTION_NOT_ALLOWED: `not-your-seat`, `nothing-due`. */
export async function proposeDisposal(tx: Tx, actor: PersonActor, opened: OpenedKey, at: Date): Promise<string> {
  if (!decidesIdentity(opened.key.seats)) throw refused('not-your-seat');
  const { due, noticeDays } = await readKeepings(tx, opened, at);
  if (due.length === 0) throw refused('nothing-due');
  const id = randomUUID();
  const [today, { agencyId }] = [officeDay(at), opened.key];
  const notBefore = officeDay(new Date(at.getTime() + noticeDays * 86_400_000));
  await tx
    .insertInto('ombudsman.disposal')
    .values({ id, agency_id: agencyId, drawn_by: actor.personId, drawn_on: today, not_before: notBefore })
    .execute();
  const items = due.slice(0, MOST_LISTED);
  for (const [at0, one] of items.entries())
    await tx
      .insertInto('ombudsman.disposal_item')
      .values({
        disposal_id: id,
        nth: at0 + 1,
        matter_id: one.id,
        number: one.number,
        rule_key: one.key,
        due_on: one.until,
        last_n: one.lastN,
        version: one.version,
      })
      .execute();
  const subject = { type: 'matter-disposal', id };
  await appendAudit(tx, { actor, action: 'ombudsman.propose-disposal', subject, detail: { matters: items.length }, at });
  return id;
}

/**
 * Decides a list: another person than drew it, from its day on, with the number of the minutes. What goes is looked at once
 * more in that moment; with it go its keys, so that nothing sealed to them opens again. Returns how many went. Throws
 * ACTION_NOT_ALLOWED: `not-your-seat`, `decided-already`, `other-person`, `too-early`; INVALID_INPUT with `minutes`.
 */
export async function decideDisposal(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { id, approve, minutes }: { readonly id: string; readonly approve: boolean; readonly minutes: string },
  at: Date,
): Promise<number> {
  if (!decidesIdentity(opened.key.seats)) throw refused('not-your-seat');
  await tx.selectFrom('ombudsman.disposal').select('id').where('id', '=', id).forUpdate().execute();
  const disposal = await getDisposal(tx, opened.key.agencyId, id);
  const today = officeDay(at);
  if (disposal.state !== 'proposed') throw refused('decided-already');
  if (disposal.drawnBy === actor.personId) throw refused('other-person');
  if (approve && today < disposal.notBefore) throw refused('too-early');
  if (approve && minutes.trim() === '') throw new AppError('INVALID_INPUT', { fields: ['minutes'] });
  await tx
    .updateTable('ombudsman.disposal')
    .set({
      state: approve ? 'approved' : 'refused',
      decided_by: actor.personId,
      decided_on: today,
      minutes: minutes.trim().slice(0, 120) || null,
    })
    .where('id', '=', id)
    .execute();
  let gone = 0;
  for (const item of approve ? disposal.items : []) {
    const fate = await remove(tx, opened, id, item, at);
    if (fate === 'gone') gone++;
    await tx.updateTable('ombudsman.disposal_item').set({ fate }).where('disposal_id', '=', id).where('nth', '=', item.nth).execute();
  }
  const detail = { approve, gone, stayed: disposal.items.length - gone };
  await appendAudit(tx, { actor, action: 'ombudsman.decide-disposal', subject: { type: 'matter-disposal', id }, detail, at });
  return gone;
}

/** One matter of an approved list: gone with all that was sealed in it, or what keeps it. */
async function remove(tx: Tx, opened: OpenedKey, disposalId: string, item: DisposalItem, at: Date): Promise<DisposalItem['fate']> {
  const { matterId } = item;
  if (item.fate !== 'listed' || matterId === null) return item.fate;
  const matter = await getMatterForUpdate(tx, matterId);
  const { keepFrom, holdSince, lastN } = await tx
    .selectFrom('ombudsman.matter as m')
    .select(['m.keep_from as keepFrom', 'm.hold_since as holdSince'])
    .select((eb) =>
      eb
        .selectFrom('ombudsman.entry as e')
        .select((one) => one.fn.max('e.n').as('n'))
        .whereRef('e.matter_id', '=', 'm.id')
        .as('lastN'),
    )
    .where('m.id', '=', matterId)
    .executeTakeFirstOrThrow();
  const stays = whyStays({ ...(matter as Kept & typeof matter), keepFrom, holdSince, lastN: Number(lastN ?? 0) }, item);
  if (stays !== null) return stays;
  // Mail that waits is something said since, also where nobody has looked yet.
  const waiting = await tx
    .selectFrom('ombudsman.mail')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('settled_on', 'is', null)
    .executeTakeFirst();
  if (waiting) return 'changed';
  const keys = await keysOf(tx, opened, matter).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (!keys) return 'kept';
  const entries = await readEntries(tx, matter, keys);
  await leavePast(tx, matter.agencyId, disposalId, countedOf(matter, entries, (await clocksOf(tx, [matterId])).get(matterId) ?? []), at);
  const asked = askedIn(entries).map(({ askingId }) => askingId);
  if (asked.length > 0) await tx.deleteFrom('ombudsman.asking').where('id', 'in', asked).execute();
  const openings = await tx.selectFrom('ombudsman.opening').select('index').where('matter_id', '=', matterId).execute();
  for (const { index } of openings)
    await tx
      .insertInto('ombudsman.past_opening')
      .values({ index, gone_on: officeDay(at) })
      .onConflict((on) => on.doNothing())
      .execute();
  const thread = await tx
    .selectFrom('ombudsman.mail_thread')
    .select('conversation_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  await tx.deleteFrom('ombudsman.matter').where('id', '=', matterId).execute();
  if (thread) await forgetMail(tx, thread.conversation_id);
  return 'gone';
}

/** Holds a matter back from every removal, with a reason the office reads; or lets it go on. Throws ACTION_NOT_ALLOWED: `not-your-seat`, `not-now`. */
export async function turnHold(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, hold, reason }: { readonly matterId: string; readonly hold: boolean; readonly reason: string },
  at: Date,
): Promise<void> {
  if (!decidesIdentity(opened.key.seats)) throw refused('not-your-seat');
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const note = reason.trim().slice(0, 1000);
  if (note === '') throw new AppError('INVALID_INPUT', { fields: ['hold'] });
  const changed = await tx
    .updateTable('ombudsman.matter')
    .set({ hold_since: hold ? officeDay(at) : null })
    .where('id', '=', matterId)
    .where('hold_since', hold ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw refused('not-now');
  const content = { type: 'hold', what: hold ? 'held' : 'released', note } as const;
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.hold', subject: { type: 'matter', id: matterId }, detail: { hold }, at });
}
