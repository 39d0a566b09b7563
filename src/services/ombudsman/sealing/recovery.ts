import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { openSealed, type Place, sealTo } from './boxes.ts';
import { giveLock, type Lock, locks, takeLock } from './locks.ts';
import { addEntry, getMatterForUpdate, keysOf, officerBy, readEntries, rosterIn } from './matters.ts';
import { findKeyOf, keysAt, makeKey, type Making, type OfficerKey, openedFrom, type OpenedKey, refused, secretOf } from './officer-keys.ts';
import { type Recipient, recipientsAt } from './recipients.ts';

const innerPlace = (keyId: string): Place => ['recovery, second custodian', keyId];
const outerPlace = (keyId: string): Place => ['recovery, first custodian', keyId];
const newPlace = (recoveryId: string, keyId: string): Place => ['recovered key', recoveryId, keyId];

/** The two custodians of an office today; null where there are not two, or the key is a custodian's own. */
export async function custodiansFor(tx: Tx, key: OfficerKey, at: Date): Promise<readonly [Recipient, Recipient] | null> {
  const sitting = (await recipientsAt(tx, key.agencyId, officeDay(at))).filter(
    ({ sits, personId }) => sits.includes('custodian') && personId !== key.personId,
  );
  const [first, second] = sitting;
  return first && second && !key.seats.includes('custodian') ? [first, second] : null;
}

/**
 * Leaves an officer's secret with both custodians: sealed to the second within what is sealed to the first, so that
 * neither opens it alone. Done whenever an officer opens their key and the custodians are others than before. Says
 * whether it lies with two now.
 */
export async function leaveWithCustodians(tx: Tx, opened: OpenedKey, at: Date): Promise<boolean> {
  const pair = await custodiansFor(tx, opened.key, at);
  if (!pair) return false;
  const [first, second] = pair;
  const { id, recoveryFirst, recoverySecond } = opened.key;
  if (recoveryFirst === first.id && recoverySecond === second.id) return true;
  const inner = await sealTo(second.boxPublic, secretOf(opened), innerPlace(id));
  await tx
    .updateTable('ombudsman.officer_key')
    .set({ recovery: await sealTo(first.boxPublic, inner, outerPlace(id)), recovery_first: first.id, recovery_second: second.id })
    .where('id', '=', id)
    .execute();
  return true;
}

/**
 * Whoever lost the passphrase makes a key anew, and asks that it be given what the old one held: the old one is worth
 * nothing from now on. The new one waits for a head, the recovery for two custodians. Throws ACTION_NOT_ALLOWED with
 * `no-key`, or `nothing-left` where the secret was never left with custodians: then colleagues give the matters anew.
 */
export async function askRecovery(
  tx: Tx,
  actor: PersonActor,
  making: Making,
  at: Date,
): Promise<{ readonly recoveryId: string; readonly made: OpenedKey }> {
  const lost = await findKeyOf(tx, making.agencyId, making.personId);
  if (lost?.state !== 'admitted') throw refused('no-key');
  if (lost.recoveryFirst === null) throw refused('nothing-left');
  await tx.updateTable('ombudsman.officer_key').set({ state: 'retired', retired_at: at }).where('id', '=', lost.id).execute();
  await tx.deleteFrom('ombudsman.opened').where('person_id', '=', making.personId).execute();
  const made = await makeKey(tx, actor, making, at);
  const id = newId();
  await tx
    .insertInto('ombudsman.recovery')
    .values({ id, agency_id: lost.agencyId, lost_key: lost.id, new_key: made.key.id, asked_at: at })
    .execute();
  await appendAudit(tx, { actor, action: 'ombudsman.ask-recovery', subject: { type: 'officer-key', id: lost.id }, at });
  return { recoveryId: id, made };
}

export interface Recovery {
  readonly id: string;
  readonly agencyId: string;
  readonly lostKey: string;
  readonly newKey: string;
  readonly state: 'asked' | 'half' | 'ready' | 'done' | 'refused';
  readonly askedAt: Date;
}

export async function openRecoveries(db: Db | Tx, agencyId: string): Promise<readonly Recovery[]> {
  const rows = await db
    .selectFrom('ombudsman.recovery')
    .select(['id', 'agency_id as agencyId', 'lost_key as lostKey', 'new_key as newKey', 'state', 'asked_at as askedAt'])
    .where('agency_id', '=', agencyId)
    .where('state', 'in', ['asked', 'half', 'ready'])
    .orderBy('asked_at')
    .execute();
  return rows as readonly Recovery[];
}

async function getForUpdate(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('ombudsman.recovery as r')
    .innerJoin('ombudsman.officer_key as k', 'k.id', 'r.lost_key')
    .select(['r.lost_key as lostKey', 'r.new_key as newKey', 'r.state', 'r.half', 'r.sealed', 'r.agency_id as agencyId'])
    .select(['k.recovery', 'k.recovery_first as first', 'k.recovery_second as second'])
    .where('r.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { recovery: id });
  return row;
}

/**
 * A custodian does their part: the first opens the outer seal, the second the inner one and gives the secret to the new
 * key, which a head must have admitted. Nobody is shown it. Throws ACTION_NOT_ALLOWED: `not-yours`, `not-admitted`,
 * `own-recovery`.
 */
export async function helpRecover(
  tx: Tx,
  actor: PersonActor,
  custodian: OpenedKey,
  recoveryId: string,
  at: Date,
): Promise<'half' | 'ready'> {
  const { lostKey, newKey, state, half, recovery, first, second, agencyId } = await getForUpdate(tx, recoveryId);
  const to = (await recipientsAt(tx, agencyId, officeDay(at))).find(({ id }) => id === newKey);
  if (!to) throw refused('not-admitted');
  if (to.personId === custodian.key.personId) throw refused('own-recovery');
  const audit = (detail: Record<string, unknown>) =>
    appendAudit(tx, { actor, action: 'ombudsman.help-recover', subject: { type: 'officer-key', id: lostKey }, detail, at });
  if (state === 'asked' && custodian.key.id === first && recovery) {
    const opened = await openSealed(custodian.box, recovery, outerPlace(lostKey));
    await tx.updateTable('ombudsman.recovery').set({ state: 'half', half: opened, first_at: at }).where('id', '=', recoveryId).execute();
    await audit({ part: 1 });
    return 'half';
  }
  if (state === 'half' && custodian.key.id === second && half) {
    const secret = await openSealed(custodian.box, half, innerPlace(lostKey));
    const sealed = await sealTo(to.boxPublic, secret, newPlace(recoveryId, lostKey));
    await tx
      .updateTable('ombudsman.recovery')
      .set({ state: 'ready', half: null, sealed, second_at: at })
      .where('id', '=', recoveryId)
      .execute();
    await audit({ part: 2 });
    return 'ready';
  }
  throw refused('not-yours');
}

/**
 * The officer takes over with the new key what the old one held: every lock, sealed to the new key. The old secret is
 * gone with it. Returns in how many matters. Throws ACTION_NOT_ALLOWED with `not-ready`.
 */
export async function takeOver(tx: Tx, actor: PersonActor, opened: OpenedKey, recoveryId: string, at: Date): Promise<number> {
  const { lostKey, newKey, state, sealed } = await getForUpdate(tx, recoveryId);
  if (state !== 'ready' || newKey !== opened.key.id || !sealed) throw refused('not-ready');
  const lost = (await keysAt(tx, opened.key.agencyId)).find(({ id }) => id === lostKey);
  if (!lost) throw refused('not-ready');
  const old = openedFrom(lost, await openSealed(opened.box, sealed, newPlace(recoveryId, lostKey)));
  const rows = await tx
    .selectFrom('ombudsman.held')
    .select(['matter_id as matterId', 'lock', 'version', 'sealed'])
    .where('key_id', '=', lostKey)
    .execute();
  for (const { matterId, lock, version, sealed: before } of rows) {
    const known = locks.find((one): one is Lock => one === lock);
    if (!known) continue;
    const turn = await takeLock(old.box, before, matterId, known, version);
    await tx
      .updateTable('ombudsman.held')
      .set({ key_id: newKey, sealed: await giveLock(opened.box.publicKey, matterId, known, turn) })
      .where('matter_id', '=', matterId)
      .where('lock', '=', lock)
      .where('key_id', '=', lostKey)
      .execute();
  }
  await tx.updateTable('ombudsman.recovery').set({ state: 'done', sealed: null }).where('id', '=', recoveryId).execute();
  await tx
    .updateTable('ombudsman.officer_key')
    .set({ recovery: null, recovery_first: null, recovery_second: null })
    .where('id', '=', lostKey)
    .execute();
  const matters = new Set(rows.map(({ matterId }) => matterId));
  for (const matterId of matters) await replaceInRoster(tx, actor, opened, matterId, lostKey, at);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.take-over',
    subject: { type: 'officer-key', id: newKey },
    detail: { from: lostKey, matters: matters.size },
    at,
  });
  return matters.size;
}

/** The matter's own word of who holds it names the new key where it named the lost one. */
async function replaceInRoster(tx: Tx, actor: PersonActor, opened: OpenedKey, matterId: string, lostKey: string, at: Date): Promise<void> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const roster = rosterIn(await readEntries(tx, matter, keys));
  const holders = roster.holders.map((holder) => (holder.keyId === lostKey ? { ...holder, keyId: opened.key.id } : holder));
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content: { ...roster, holders } }, at);
}
