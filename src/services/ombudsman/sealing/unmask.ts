import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { Identity } from '../domain/entries.ts';
import { openSealed, type Place, sealTo } from './boxes.ts';
import { unlockIdentity } from './identity.ts';
import { type Lock, takeLock } from './locks.ts';
import { addEntry, getMatterForUpdate, keysOf, type Matter, officerBy } from './matters.ts';
import { type OpenedKey, refused } from './officer-keys.ts';
import { recipientsAt } from './recipients.ts';

/** Hours for which an identity can be looked at once it was granted. */
const UNMASKED_HOURS = 24;

const placeOf = (matterId: string, unmaskingId: string): Place => ['unmasking', matterId, unmaskingId];

/**
 * Asks to know who reports. It is asked and answered alike whether anybody is named: nobody learns from the asking
 * whether there is a name. The reporter sees that it was asked, and why. Throws ACTION_NOT_ALLOWED: `no-first-lock`
 * (whoever decides does not ask), `asked-already`.
 */
export async function askUnmasking(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, reason }: { readonly matterId: string; readonly reason: string },
  at: Date,
): Promise<string> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  if (!(await findHeld(tx, opened, matterId, 'identity-first'))) throw refused('no-first-lock');
  const standing = await tx
    .selectFrom('ombudsman.unmasking')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('asked_by', '=', opened.key.id)
    .where((eb) => eb.or([eb('state', '=', 'asked'), eb('expires_at', '>', at)]))
    .executeTakeFirst();
  if (standing) throw refused('asked-already');
  const id = newId();
  await tx.insertInto('ombudsman.unmasking').values({ id, matter_id: matterId, asked_by: opened.key.id, asked_at: at }).execute();
  await addEntry(
    tx,
    matter,
    keys,
    { lock: 'shared', by: officerBy(actor), content: { type: 'unmask-asked', unmaskingId: id, reason } },
    at,
  );
  await appendAudit(tx, { actor, action: 'ombudsman.ask-unmasking', subject: { type: 'matter', id: matterId }, detail: { id }, at });
  return id;
}

/**
 * A second person, who holds the second lock, decides; where they grant it, their lock goes to the one who asked, for a
 * day. Throws ACTION_NOT_ALLOWED: `no-second-lock`, `decided-already`, `not-trusted`.
 */
export async function decideUnmasking(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { unmaskingId, grant, note }: { readonly unmaskingId: string; readonly grant: boolean; readonly note: string },
  at: Date,
): Promise<void> {
  const asked = await tx
    .selectFrom('ombudsman.unmasking')
    .select(['matter_id as matterId', 'asked_by as askedBy', 'state'])
    .where('id', '=', unmaskingId)
    .forUpdate()
    .executeTakeFirst();
  if (!asked) throw new AppError('NOT_FOUND', { unmasking: unmaskingId });
  const matter = await getMatterForUpdate(tx, asked.matterId);
  const keys = await keysOf(tx, opened, matter);
  if (asked.state !== 'asked') throw refused('decided-already');
  const held = await findHeld(tx, opened, matter.id, 'identity-second');
  if (!held || asked.askedBy === opened.key.id) throw refused('no-second-lock');
  const to = (await recipientsAt(tx, matter.agencyId, officeDay(at))).find(({ id }) => id === asked.askedBy);
  if (grant && !to) throw refused('not-trusted');
  const second = grant ? await takeLock(opened.box, held.sealed, matter.id, 'identity-second', held.version) : null;
  const sealed = second && to ? await sealTo(to.boxPublic, second.key, placeOf(matter.id, unmaskingId)) : null;
  await tx
    .updateTable('ombudsman.unmasking')
    .set({
      state: grant ? 'granted' : 'refused',
      decided_by: opened.key.id,
      decided_at: at,
      sealed,
      expires_at: grant ? new Date(at.getTime() + UNMASKED_HOURS * 3_600_000) : null,
    })
    .where('id', '=', unmaskingId)
    .execute();
  const content = { type: 'unmask-decided', unmaskingId, granted: grant, note } as const;
  await addEntry(tx, matter, keys, { lock: 'shared', by: officerBy(actor), content }, at);
  const action = grant ? 'ombudsman.grant-unmasking' : 'ombudsman.refuse-unmasking';
  await appendAudit(tx, { actor, action, subject: { type: 'matter', id: matter.id }, detail: { id: unmaskingId }, at });
}

/**
 * Who reports, for the one who was granted it, while it lasts; each look is a line the head and the reporter see. Null
 * where nobody is named. Throws NOT_FOUND where it was not granted to this key, or is over.
 */
export async function readUnmasked(tx: Tx, actor: PersonActor, opened: OpenedKey, unmaskingId: string, at: Date): Promise<Identity | null> {
  const granted = await tx
    .selectFrom('ombudsman.unmasking')
    .select(['matter_id as matterId', 'sealed'])
    .where('id', '=', unmaskingId)
    .where('asked_by', '=', opened.key.id)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (!granted?.sealed) throw new AppError('NOT_FOUND', { unmasking: unmaskingId });
  const matter = await getMatterForUpdate(tx, granted.matterId);
  const keys = await keysOf(tx, opened, matter);
  const held = await findHeld(tx, opened, matter.id, 'identity-first');
  if (!held) throw new AppError('NOT_FOUND', { unmasking: unmaskingId });
  const first = await takeLock(opened.box, held.sealed, matter.id, 'identity-first', held.version);
  const second = await openSealed(opened.box, granted.sealed, placeOf(matter.id, unmaskingId));
  const { sealed } = await tx
    .selectFrom('ombudsman.identity')
    .select('sealed')
    .where('matter_id', '=', matter.id)
    .executeTakeFirstOrThrow();
  const identity = await unlockIdentity(matter.id, sealed, { first: first.key, second });
  await addEntry(tx, matter, keys, { lock: 'shared', by: officerBy(actor), content: { type: 'unmask-read', unmaskingId } }, at);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.read-identity',
    subject: { type: 'matter', id: matter.id },
    detail: { id: unmaskingId },
    at,
  });
  return identity;
}

function findHeld(tx: Tx, { key }: OpenedKey, matterId: string, lock: Lock) {
  return tx
    .selectFrom('ombudsman.held')
    .select(['sealed', 'version'])
    .where('matter_id', '=', matterId)
    .where('key_id', '=', key.id)
    .where('lock', '=', lock)
    .executeTakeFirst();
}

export interface Unmasking {
  readonly id: string;
  readonly matterId: string;
  readonly askedBy: string;
  readonly state: 'asked' | 'granted' | 'refused';
  /** Until when it can be looked at; null where it cannot. */
  readonly expiresAt: Date | null;
}

/** What was asked in a matter, newest first. */
export async function unmaskingsOf(db: Db | Tx, matter: Matter): Promise<readonly Unmasking[]> {
  const rows = await db
    .selectFrom('ombudsman.unmasking')
    .select(['id', 'matter_id as matterId', 'asked_by as askedBy', 'state', 'expires_at as expiresAt'])
    .where('matter_id', '=', matter.id)
    .orderBy('asked_at', 'desc')
    .execute();
  return rows as readonly Unmasking[];
}
