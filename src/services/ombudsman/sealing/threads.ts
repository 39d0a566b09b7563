import type { Db, Tx } from '#db';
import type { Before, Reached } from '#platform/channels';
import { type BoxPair, type Bytes, decryptJson, encryptJson, isSignedBy, newBoxPair, type Place, signLines } from './boxes.ts';
import type { Matter, MatterKeys } from './matters.ts';
import { keysAt, type OpenedKey, trustedKeys } from './officer-keys.ts';

/** What a matter knows of its mail. */
export interface ThreadAbout {
  /** Secrets of its box, newest last: what was sealed before keys changed still opens. */
  readonly boxes: readonly { readonly publicKey: string; readonly secretKey: string }[];
  /** Addresses that belong here. */
  readonly participants: readonly string[];
  readonly subjects: readonly string[];
  /** The newest mail of theirs, which ours answer. */
  readonly last: Before | null;
  /** By what its people are reached by WhatsApp, and when they last wrote; absent where nobody did. */
  readonly chat?: ThreadChat;
}

export interface ThreadChat {
  readonly people: readonly Reached[];
  /** ISO; a day from then on the office may say anything. */
  readonly lastAt: string;
}

export interface Thread {
  readonly conversationId: string;
  readonly matterId: string;
  readonly about: ThreadAbout;
}

const aboutPlace = (conversationId: string, matterId: string, version: number): Place => ['mail thread', conversationId, matterId, version];
const boxPlace = (conversationId: string, matterId: string, boxPublic: Bytes): Place => [
  'box of a mail thread',
  conversationId,
  matterId,
  Buffer.from(boxPublic).toString('hex'),
];

/** Gives a matter a box for its mail: public for whatever comes, secret for whoever holds the matter. */
export async function beginThread(
  tx: Tx,
  opened: OpenedKey,
  matter: Matter,
  keys: MatterKeys,
  { conversationId, ...known }: Omit<ThreadAbout, 'boxes'> & { readonly conversationId: string },
): Promise<void> {
  const box = await newBoxPair();
  const about: ThreadAbout = { ...known, boxes: [asText(box)] };
  await tx
    .insertInto('ombudsman.mail_thread')
    .values({
      conversation_id: conversationId,
      agency_id: matter.agencyId,
      matter_id: matter.id,
      box_public: Buffer.from(box.publicKey),
      signed_by: opened.key.id,
      signature: await signLines(opened.signSecret, boxPlace(conversationId, matter.id, box.publicKey)),
      version: keys.office.version,
      about: await encryptJson(keys.office.key, about, aboutPlace(conversationId, matter.id, keys.office.version)),
    })
    .execute();
}

const asText = ({ publicKey, secretKey }: BoxPair) => ({
  publicKey: Buffer.from(publicKey).toString('base64'),
  secretKey: Buffer.from(secretKey).toString('base64'),
});

/** Where what comes for a thread is sealed to. */
export interface Box {
  readonly conversationId: string;
  readonly matterId: string;
  readonly boxPublic: Bytes;
}

/**
 * The box what comes for a thread is sealed to; undefined where there is none, or somebody who is no officer of ours put
 * another in its place: the mail then goes to whoever takes in.
 */
export async function findBox(tx: Tx, conversationId: string): Promise<Box | undefined> {
  const row = await tx
    .selectFrom('ombudsman.mail_thread')
    .select(['agency_id', 'matter_id as matterId', 'box_public as boxPublic', 'signed_by', 'signature'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const all = await keysAt(tx, row.agency_id);
  // Whoever signed may have left since; what they signed while they were here stands.
  const signer = (await trustedKeys(all.map((key) => (key.admission ? { ...key, state: 'admitted' as const } : key)))).find(
    ({ id }) => id === row.signed_by,
  );
  const holds = signer && (await isSignedBy(signer.signPublic, boxPlace(conversationId, row.matterId, row.boxPublic), row.signature));
  return holds ? { conversationId, matterId: row.matterId, boxPublic: row.boxPublic } : undefined;
}

/** What a matter knows of its mail, for whoever holds its keys; null where it has no thread. */
export async function findThread(db: Db | Tx, matterId: string, keys: Pick<MatterKeys, 'office'>): Promise<Thread | null> {
  const row = await db
    .selectFrom('ombudsman.mail_thread')
    .select(['conversation_id as conversationId', 'version', 'about'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  if (!row) return null;
  const { conversationId, version, about } = row;
  return {
    conversationId,
    matterId,
    about: await decryptJson<ThreadAbout>(keys.office.key, about, aboutPlace(conversationId, matterId, version)),
  };
}

export async function saveThread(
  tx: Tx,
  { conversationId, matterId, about }: Thread,
  { office }: Pick<MatterKeys, 'office'>,
): Promise<void> {
  await tx
    .updateTable('ombudsman.mail_thread')
    .set({ version: office.version, about: await encryptJson(office.key, about, aboutPlace(conversationId, matterId, office.version)) })
    .where('conversation_id', '=', conversationId)
    .execute();
}

/** A new box with a matter's new keys: whoever left may still have the secret of the old one. */
export async function renewThread(tx: Tx, opened: OpenedKey, matterId: string, before: MatterKeys, next: MatterKeys): Promise<void> {
  const thread = await findThread(tx, matterId, before);
  if (!thread) return;
  const box = await newBoxPair();
  const { conversationId, about } = thread;
  await tx
    .updateTable('ombudsman.mail_thread')
    .set({
      box_public: Buffer.from(box.publicKey),
      signed_by: opened.key.id,
      signature: await signLines(opened.signSecret, boxPlace(conversationId, matterId, box.publicKey)),
    })
    .where('conversation_id', '=', conversationId)
    .execute();
  await saveThread(tx, { ...thread, about: { ...about, boxes: [...about.boxes, asText(box)] } }, next);
}
