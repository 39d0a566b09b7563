import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { Entry, Roster } from '../domain/entries.ts';
import { leads } from '../domain/seats.ts';
import { decryptJson, encryptJson, newKey } from './boxes.ts';
import { giveLock, type Lock, takeLock, type LockKey } from './locks.ts';
import {
  addEntry,
  entryPlace,
  getMatterForUpdate,
  keysOf,
  type Matter,
  type MatterKeys,
  officerBy,
  readEntries,
  rosterIn,
} from './matters.ts';
import { type OpenedKey, refused } from './officer-keys.ts';
import { locksFor, type Recipient, recipientsAt } from './recipients.ts';
import { rewrapAttachments } from './attachments.ts';
import { renewThread } from './threads.ts';

interface Inside {
  readonly matter: Matter;
  readonly keys: MatterKeys;
  readonly entries: readonly Entry[];
  readonly roster: Roster;
  readonly recipients: readonly Recipient[];
}

/** A matter from within: locked, opened, with who may be sealed to today. Throws NOT_FOUND where it is not theirs. */
async function enter(tx: Tx, opened: OpenedKey, matterId: string, at: Date): Promise<Inside> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const entries = await readEntries(tx, matter, keys);
  const recipients = await recipientsAt(tx, matter.agencyId, officeDay(at));
  return { matter, keys, entries, roster: rosterIn(entries), recipients };
}

/**
 * Lets a colleague into a matter: gives them its keys, and the first lock of the identity where the giver has it. Throws
 * ACTION_NOT_ALLOWED: `excluded`, `not-trusted`, `held-already`.
 */
export async function giveMatter(tx: Tx, actor: PersonActor, opened: OpenedKey, matterId: string, keyId: string, at: Date): Promise<void> {
  const { matter, keys, roster, recipients } = await enter(tx, opened, matterId, at);
  const to = recipients.find(({ id }) => id === keyId);
  if (!to || locksFor(to.sits).length === 0) throw refused('not-trusted');
  if (roster.excluded.includes(to.personId)) throw refused('excluded');
  if (roster.holders.some((holder) => holder.keyId === keyId)) throw refused('held-already');
  const own = await tx
    .selectFrom('ombudsman.held')
    .select(['lock', 'version', 'sealed'])
    .where('matter_id', '=', matterId)
    .where('key_id', '=', opened.key.id)
    .execute();
  const wanted = locksFor(to.sits);
  const given: Lock[] = [];
  for (const lock of wanted) {
    const held = own.find((row) => row.lock === lock);
    // Whoever gives cannot give what they have not: the identity's other lock stays where it is.
    if (!held) continue;
    const turn = await takeLock(opened.box, held.sealed, matterId, lock, held.version);
    await insertHeld(
      tx,
      { matterId, lock, keyId, version: held.version, by: opened.key.id, at },
      await giveLock(to.boxPublic, matterId, lock, turn),
    );
    given.push(lock);
  }
  const by = officerBy(actor);
  await addEntry(tx, matter, keys, { lock: 'office', by, content: { type: 'given', to: keyId, name: to.name } }, at);
  const holders = [...roster.holders, { keyId, locks: given }];
  await addEntry(tx, matter, keys, { lock: 'office', by, content: { ...roster, holders } }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.give-matter', subject: { type: 'matter', id: matterId }, detail: { key: keyId }, at });
}

interface Held {
  readonly matterId: string;
  readonly lock: Lock;
  readonly keyId: string;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

async function insertHeld(tx: Tx, { matterId, lock, keyId, version, by, at }: Held, sealed: Buffer): Promise<void> {
  await tx
    .insertInto('ombudsman.held')
    .values({ matter_id: matterId, lock, key_id: keyId, version, sealed, given_on: officeDay(at), given_by: by })
    .execute();
}

interface Lacking {
  readonly turn: LockKey;
  readonly version: number;
  readonly to: readonly Recipient[];
}

/** Colleagues a head let in who lack the identity's first lock, and that lock; null where nobody does, or this officer has it not. */
async function lacking(
  tx: Tx,
  opened: OpenedKey,
  { matter, entries }: Pick<Inside, 'matter' | 'entries'>,
  at: Date,
): Promise<Lacking | null> {
  const held = await tx
    .selectFrom('ombudsman.held')
    .select(['key_id', 'lock', 'version', 'sealed'])
    .where('matter_id', '=', matter.id)
    .where('lock', 'in', ['identity-first', 'identity-second'])
    .execute();
  const own = held.find(({ key_id, lock }) => key_id === opened.key.id && lock === 'identity-first');
  const wanting = rosterIn(entries).holders.filter(
    ({ keyId, locks }) => locks.includes('office') && !held.some(({ key_id }) => key_id === keyId),
  );
  if (!own || wanting.length === 0) return null;
  const to = (await recipientsAt(tx, matter.agencyId, officeDay(at))).filter(
    ({ id, sits }) => wanting.some(({ keyId }) => keyId === id) && locksFor(sits).includes('identity-first'),
  );
  if (to.length === 0) return null;
  return { turn: await takeLock(opened.box, own.sealed, matter.id, 'identity-first', own.version), version: own.version, to };
}

/** Colleagues who wait for the identity's first lock, which this officer could pass on. */
export async function lackFirstLock(
  tx: Tx,
  opened: OpenedKey,
  inside: Pick<Inside, 'matter' | 'entries'>,
  at: Date,
): Promise<readonly string[]> {
  return ((await lacking(tx, opened, inside, at))?.to ?? []).map(({ name }) => name);
}

/**
 * Gives the identity's first lock to colleagues a head let in, who has not got it to give: whoever works on a matter may
 * ask who reports. Done by a colleague who has it, when they take in what waits for the matter.
 */
export async function passFirstLock(tx: Tx, opened: OpenedKey, inside: Pick<Inside, 'matter' | 'entries'>, at: Date): Promise<void> {
  const found = await lacking(tx, opened, inside, at);
  if (!found) return;
  const matterId = inside.matter.id;
  for (const to of found.to)
    await insertHeld(
      tx,
      { matterId, lock: 'identity-first', keyId: to.id, version: found.version, by: opened.key.id, at },
      await giveLock(to.boxPublic, matterId, 'identity-first', found.turn),
    );
}

/**
 * Keeps somebody away from a matter that touches them (UU 37/2008 art. 40): their keys to it go, and the matter gets new
 * ones. Done by a head, or by whom it touches, for themselves. Throws ACTION_NOT_ALLOWED: `not-head`, `last-holder`.
 */
export async function excludeFrom(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, personId, ground }: { readonly matterId: string; readonly personId: string; readonly ground: string },
  at: Date,
): Promise<void> {
  const self = personId === opened.key.personId;
  if (!self && !leads(opened.key.seats)) throw refused('not-head');
  const inside = await enter(tx, opened, matterId, at);
  const { matter, keys, recipients } = inside;
  const gone = recipients.filter((key) => key.personId === personId);
  await tx
    .insertInto('ombudsman.excluded')
    .values({ matter_id: matterId, person_id: personId, on_day: officeDay(at) })
    .onConflict((on) => on.doNothing())
    .execute();
  const content = { type: 'excluded', name: gone[0]?.name ?? '', ground, self } as const;
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
  const roster = { ...inside.roster, excluded: [...inside.roster.excluded, personId] };
  await changeKeys(tx, actor, { ...inside, roster, opened, without: gone.map(({ id }) => id) }, at);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.exclude',
    subject: { type: 'matter', id: matterId },
    detail: { person: personId, self },
    at,
  });
}

/** Gives a matter new keys, for everybody who holds it but `without`. Throws ACTION_NOT_ALLOWED with `last-holder`. */
export async function renewKeys(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  matterId: string,
  without: readonly string[],
  at: Date,
): Promise<void> {
  await changeKeys(tx, actor, { ...(await enter(tx, opened, matterId, at)), opened, without }, at);
}

/**
 * New keys for what a matter says, from the first line on: all of it is sealed anew, and given to those its own sealed
 * roster names, who are trusted today, and to the boxes of its reporter. A row that somebody put into the tables gets
 * nothing. The identity's locks are not turned: whoever goes had one of two, or was shown it under the eyes of two.
 */
async function changeKeys(
  tx: Tx,
  actor: PersonActor,
  { matter, keys, roster, recipients, opened, without }: Inside & { readonly opened: OpenedKey; readonly without: readonly string[] },
  at: Date,
): Promise<void> {
  const version = matter.keyVersion + 1;
  const next: MatterKeys = { shared: { key: newKey(), version }, office: { key: newKey(), version } };
  const stay = roster.holders.filter(({ keyId }) => !without.includes(keyId) && recipients.some(({ id }) => id === keyId));
  const workers = stay.filter(({ locks }) => locks.includes('office'));
  if (workers.length === 0) throw refused('last-holder');
  const rows = await tx
    .selectFrom('ombudsman.entry')
    .select(['n', 'lock', 'side', 'version', 'sealed'])
    .where('matter_id', '=', matter.id)
    .execute();
  for (const { n, lock, side, version: before, sealed } of rows) {
    const at_ = lock === 'shared' ? 'shared' : 'office';
    const value = await decryptJson(keys[at_].key, sealed, entryPlace(matter.id, n, lock, side, before));
    const anew = await encryptJson(next[at_].key, value, entryPlace(matter.id, n, lock, side, version));
    await tx.updateTable('ombudsman.entry').set({ sealed: anew, version }).where('matter_id', '=', matter.id).where('n', '=', n).execute();
  }
  await rewrapAttachments(tx, matter.id, keys, next);
  await renewThread(tx, opened, matter.id, keys, next);
  const named = stay.map(({ keyId }) => keyId);
  await tx.deleteFrom('ombudsman.held').where('matter_id', '=', matter.id).where('lock', 'in', ['shared', 'office']).execute();
  await tx
    .deleteFrom('ombudsman.held')
    .where('matter_id', '=', matter.id)
    .where((eb) => (named.length > 0 ? eb('key_id', 'not in', named) : eb.lit(true)))
    .execute();
  for (const { keyId } of workers) {
    const to = recipients.find(({ id }) => id === keyId);
    if (!to) continue;
    for (const lock of ['shared', 'office'] as const)
      await insertHeld(
        tx,
        { matterId: matter.id, lock, keyId, version, by: opened.key.id, at },
        await giveLock(to.boxPublic, matter.id, lock, next[lock]),
      );
  }
  await resealOpenings(tx, matter.id, roster, next);
  const { keyVersion: _, ...rest } = matter;
  await tx.updateTable('ombudsman.matter').set({ key_version: version, renew_due: false }).where('id', '=', matter.id).execute();
  const content: Roster = { ...roster, holders: stay };
  await addEntry(tx, { ...rest, keyVersion: version }, next, { lock: 'office', by: officerBy(actor), content }, at);
  await appendAudit(tx, {
    actor,
    action: 'ombudsman.renew-keys',
    subject: { type: 'matter', id: matter.id },
    detail: { version, holders: workers.length },
    at,
  });
}

/** The reporter's ways back, as the roster knows them: another box in their place is given nothing. */
async function resealOpenings(tx: Tx, matterId: string, { openings }: Roster, next: MatterKeys): Promise<void> {
  for (const { index, boxPublic } of openings) {
    const sealed = await giveLock(Buffer.from(boxPublic, 'hex'), matterId, 'shared', next.shared);
    await tx
      .updateTable('ombudsman.opening')
      .set({ sealed, version: next.shared.version })
      .where('matter_id', '=', matterId)
      .where('index', '=', Buffer.from(index, 'hex'))
      .execute();
  }
}
