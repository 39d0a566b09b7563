import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { leads } from '../domain/seats.ts';
import { renewKeys } from './holders.ts';
import { keysAt, type OpenedKey, refused } from './officer-keys.ts';

/** Matters given new keys at one go: each takes some milliseconds for every line it has. */
const AT_ONCE = 50;

/**
 * Ends the key of somebody who leaves: it opens nothing from now on, and every matter it held gets new keys. Matters the
 * head does not hold get them when somebody who does opens their key. Returns how many matters wait for that. Throws
 * ACTION_NOT_ALLOWED: `not-head`, `own-key`, `retired-already`.
 */
export async function retireKey(tx: Tx, actor: PersonActor, head: OpenedKey, keyId: string, at: Date): Promise<number> {
  if (!leads(head.key.seats)) throw refused('not-head');
  if (keyId === head.key.id) throw refused('own-key');
  const key = (await keysAt(tx, head.key.agencyId)).find(({ id }) => id === keyId);
  if (!key) throw new AppError('NOT_FOUND', { key: keyId });
  if (key.state === 'retired') throw refused('retired-already');
  await tx
    .updateTable('ombudsman.officer_key')
    .set({ state: 'retired', retired_at: at, recovery: null, recovery_first: null, recovery_second: null })
    .where('id', '=', keyId)
    .execute();
  await tx.deleteFrom('ombudsman.opened').where('person_id', '=', key.personId).execute();
  const held = tx.selectFrom('ombudsman.held').select('matter_id').where('key_id', '=', keyId);
  await tx.updateTable('ombudsman.matter').set({ renew_due: true }).where('id', 'in', held).execute();
  await tx.deleteFrom('ombudsman.held').where('key_id', '=', keyId).execute();
  await appendAudit(tx, { actor, action: 'ombudsman.retire-key', subject: { type: 'officer-key', id: keyId }, at });
  return renewDue(tx, actor, head, at);
}

/** Gives new keys to matters somebody left, as far as this officer holds them. Returns how many still wait. */
export async function renewDue(tx: Tx, actor: PersonActor, opened: OpenedKey, at: Date): Promise<number> {
  const due = await tx
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as h', (on) => on.onRef('h.matter_id', '=', 'm.id').onRef('h.version', '=', 'm.key_version'))
    .select('m.id')
    .where('m.renew_due', '=', true)
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'office')
    .limit(AT_ONCE)
    .execute();
  for (const { id } of due) await renewKeys(tx, actor, opened, id, [], at);
  const { left } = await tx
    .selectFrom('ombudsman.matter')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('agency_id', '=', opened.key.agencyId)
    .where('renew_due', '=', true)
    .executeTakeFirstOrThrow();
  return Number(left);
}
