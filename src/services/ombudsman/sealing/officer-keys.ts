import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { randomBytes } from 'node:crypto';
import type { Seat } from '../domain/seats.ts';
import {
  type BoxPair,
  type Bytes,
  decrypt,
  encrypt,
  isSignedBy,
  newBoxPair,
  newSignPair,
  type Place,
  SealBroken,
  signLines,
} from './boxes.ts';
import { type Kdf, keyOfPassphrase, MODERATE } from './derive.ts';

export type KeyState = 'asked' | 'admitted' | 'retired';

/** The public half of somebody's key, and who admitted it. */
export interface OfficerKey {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly seats: readonly Seat[];
  readonly boxPublic: Bytes;
  readonly signPublic: Bytes;
  readonly state: KeyState;
  readonly admittedBy: string | null;
  readonly admission: Bytes | null;
  readonly madeAt: Date;
  readonly recoveryFirst: string | null;
  readonly recoverySecond: string | null;
}

/** The secret half, opened; it exists for a request and is never stored so. */
export interface OpenedKey {
  readonly key: OfficerKey;
  readonly box: BoxPair;
  readonly signSecret: Bytes;
  /** The head's key that everything rested on when this one was made. */
  readonly root: Bytes;
}

const BOX = 32;
const SIGN = 64;

const columns = [
  'id',
  'agency_id as agencyId',
  'person_id as personId',
  'seats',
  'box_public as boxPublic',
  'sign_public as signPublic',
  'state',
  'admitted_by as admittedBy',
  'admission',
  'made_at as madeAt',
  'recovery_first as recoveryFirst',
  'recovery_second as recoverySecond',
] as const;

/** Every key of an office, the retired too: who admitted whom is read through them. */
export async function keysAt(db: Db | Tx, agencyId: string): Promise<readonly OfficerKey[]> {
  const rows = await db
    .selectFrom('ombudsman.officer_key')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows as readonly OfficerKey[];
}

/** The key somebody works with, or asked to. */
export async function findKeyOf(db: Db | Tx, agencyId: string, personId: string): Promise<OfficerKey | undefined> {
  const row = await db
    .selectFrom('ombudsman.officer_key')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .where('person_id', '=', personId)
    .where('state', '<>', 'retired')
    .executeTakeFirst();
  return row as OfficerKey | undefined;
}

const wrapPlace = (keyId: string, personId: string): Place => ['officer key', keyId, personId];

export interface Making {
  readonly agencyId: string;
  readonly personId: string;
  readonly seats: readonly Seat[];
  readonly passphrase: string;
  readonly kdf?: Kdf;
}

/**
 * Makes a key pair whose secret lies under the passphrase. The first key of an office must be a head's, and admits
 * itself: everything rests on it. Later ones wait for a head. Throws ACTION_NOT_ALLOWED with `has-key` or `no-root`.
 */
export async function makeKey(tx: Tx, actor: PersonActor, making: Making, at: Date): Promise<OpenedKey> {
  const { agencyId, personId, passphrase, kdf = MODERATE } = making;
  const known = await keysAt(tx, agencyId);
  if (known.some((key) => key.personId === personId && key.state !== 'retired')) throw refused('has-key');
  const root = rootOf(known);
  if (!root && !making.seats.includes('head')) throw refused('no-root');
  const [id, box, sign] = [newId(), await newBoxPair(), await newSignPair()];
  const salt = randomBytes(16);
  const secret = Buffer.concat([box.secretKey, sign.secretKey, root?.signPublic ?? sign.publicKey]);
  const wrapped = await encrypt(await keyOfPassphrase(passphrase, salt, kdf), secret, wrapPlace(id, personId));
  const key: OfficerKey = {
    id,
    agencyId,
    personId,
    seats: [...making.seats].sort(),
    boxPublic: box.publicKey,
    signPublic: sign.publicKey,
    state: root ? 'asked' : 'admitted',
    admittedBy: root ? null : id,
    admission: null,
    madeAt: at,
    recoveryFirst: null,
    recoverySecond: null,
  };
  const admission = root ? null : await signLines(sign.secretKey, admissionOf(key, id));
  await tx
    .insertInto('ombudsman.officer_key')
    .values({
      id,
      agency_id: agencyId,
      person_id: personId,
      seats: [...key.seats],
      box_public: Buffer.from(box.publicKey),
      sign_public: Buffer.from(sign.publicKey),
      wrapped,
      salt,
      kdf: JSON.stringify(kdf),
      state: key.state,
      admitted_by: key.admittedBy,
      admission,
      admitted_at: root ? null : at,
      made_at: at,
    })
    .execute();
  await appendAudit(tx, { actor, action: 'ombudsman.make-key', subject: { type: 'officer-key', id }, detail: { first: !root }, at });
  return { key: { ...key, admission }, box, signSecret: sign.secretKey, root: root?.signPublic ?? sign.publicKey };
}

/** What a head puts their signature under: whose key it is, which, and for what. */
function admissionOf(key: Pick<OfficerKey, 'id' | 'agencyId' | 'personId' | 'seats' | 'boxPublic' | 'signPublic'>, by: string): Place {
  const hex = (bytes: Bytes) => Buffer.from(bytes).toString('hex');
  return ['admission', key.agencyId, key.id, key.personId, hex(key.boxPublic), hex(key.signPublic), key.seats.join(), by];
}

/** A head admits somebody's key, for what they asked. Throws ACTION_NOT_ALLOWED: `not-head`, `own-key`, `not-asked`. */
export async function admitKey(tx: Tx, actor: PersonActor, head: OpenedKey, keyId: string, at: Date): Promise<void> {
  if (!head.key.seats.includes('head')) throw refused('not-head');
  const key = (await keysAt(tx, head.key.agencyId)).find((one) => one.id === keyId);
  if (!key || key.state !== 'asked') throw refused('not-asked');
  if (key.personId === head.key.personId) throw refused('own-key');
  const admission = await signLines(head.signSecret, admissionOf(key, head.key.id));
  await tx
    .updateTable('ombudsman.officer_key')
    .set({ state: 'admitted', admitted_by: head.key.id, admission, admitted_at: at })
    .where('id', '=', keyId)
    .where('state', '=', 'asked')
    .execute();
  await appendAudit(tx, { actor, action: 'ombudsman.admit-key', subject: { type: 'officer-key', id: keyId }, at });
}

/** Turns away a key that waits to be admitted, or one whose holder is still to make another. */
export async function refuseKey(tx: Tx, actor: PersonActor, head: OpenedKey, keyId: string, at: Date): Promise<void> {
  if (!head.key.seats.includes('head')) throw refused('not-head');
  const { numUpdatedRows } = await tx
    .updateTable('ombudsman.officer_key')
    .set({ state: 'retired', retired_at: at })
    .where('id', '=', keyId)
    .where('agency_id', '=', head.key.agencyId)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw refused('not-asked');
  await appendAudit(tx, { actor, action: 'ombudsman.refuse-key', subject: { type: 'officer-key', id: keyId }, at });
}

/** The key all admissions go back to. */
export function rootOf(keys: readonly OfficerKey[]): OfficerKey | undefined {
  return keys.find(({ id, admittedBy }) => admittedBy === id);
}

/**
 * The keys that may be sealed to: admitted, by a signature that goes back through heads to `root`. A row that somebody
 * wrote into the database without a head is left out, whatever it says of itself.
 */
export async function trustedKeys(keys: readonly OfficerKey[], root?: Bytes): Promise<readonly OfficerKey[]> {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const start = rootOf(keys);
  if (!start || (root && !Buffer.from(root).equals(Buffer.from(start.signPublic)))) return [];
  const known = new Map<string, Promise<boolean>>();
  const holds = (key: OfficerKey, depth: number): Promise<boolean> => {
    const before = known.get(key.id);
    if (before) return before;
    const reading = read(key, depth);
    known.set(key.id, reading);
    return reading;
  };
  const read = async (key: OfficerKey, depth: number): Promise<boolean> => {
    const by = byId.get(key.admittedBy ?? '');
    if (!by || !key.admission || depth > 20 || !by.seats.includes('head')) return false;
    if (!(await isSignedBy(by.signPublic, admissionOf(key, by.id), key.admission))) return false;
    return by.id === start.id || (by.id !== key.id && holds(by, depth + 1));
  };
  const trusted: OfficerKey[] = [];
  for (const key of keys) if (key.state === 'admitted' && (await holds(key, 0))) trusted.push(key);
  return trusted;
}

/** A few letters by which people compare two keys over the telephone. */
export function fingerprintOf(publicKey: Bytes): string {
  return Buffer.from(publicKey).toString('hex').slice(0, 24).toUpperCase().match(/.{4}/g)?.join(' ') ?? '';
}

/**
 * The secret half, by its passphrase; null where the passphrase is another. Never says more, and takes as long either way.
 */
export async function openKey(db: Db | Tx, key: OfficerKey, passphrase: string): Promise<OpenedKey | null> {
  const { wrapped, salt, kdf } = await db
    .selectFrom('ombudsman.officer_key')
    .select(['wrapped', 'salt', 'kdf'])
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow();
  const under = await keyOfPassphrase(passphrase, salt, kdf as unknown as Kdf);
  try {
    return openedFrom(key, await decrypt(under, wrapped, wrapPlace(key.id, key.personId)));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** The three secrets of a key in one piece, as they lie under a passphrase or in what is opened for a while. */
export function secretOf({ box, signSecret, root }: OpenedKey): Buffer {
  return Buffer.concat([box.secretKey, signSecret, root]);
}

export function openedFrom(key: OfficerKey, secret: Bytes): OpenedKey {
  return {
    key,
    box: { publicKey: key.boxPublic, secretKey: secret.subarray(0, BOX) },
    signSecret: secret.subarray(BOX, BOX + SIGN),
    root: secret.subarray(BOX + SIGN),
  };
}

/** Puts the same secret under another passphrase. */
export async function changePassphrase(tx: Tx, actor: PersonActor, opened: OpenedKey, passphrase: string, at: Date): Promise<void> {
  const { id, personId } = opened.key;
  const salt = randomBytes(16);
  const wrapped = await encrypt(await keyOfPassphrase(passphrase, salt), secretOf(opened), wrapPlace(id, personId));
  await tx
    .updateTable('ombudsman.officer_key')
    .set({ wrapped, salt, kdf: JSON.stringify(MODERATE) })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('ombudsman.opened').where('person_id', '=', personId).execute();
  await appendAudit(tx, { actor, action: 'ombudsman.change-passphrase', subject: { type: 'officer-key', id }, at });
}

export function refused(reason: string): AppError {
  return new AppError('ACTION_NOT_ALLOWED', { reason });
}
