import type { Db, Tx } from '#db';
import { randomUUID } from 'node:crypto';
import { decrypt, decryptJson, encrypt, encryptJson, newKey, type Place } from './boxes.ts';
import type { Matter, MatterKeys } from './matters.ts';

/** What is known of a file once its matter is open. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Its own length in bytes; from outside only whole blocks are seen. */
  readonly bytes: number;
  readonly addedAt: string;
}

interface Wrapped extends Omit<Attachment, 'id'> {
  /** Key of the content, base64. */
  readonly key: string;
}

/** 16 KiB: the length of a photo says less. */
const BLOCK = 16_384;

const aboutPlace = (matterId: string, id: string, lock: string, version: number): Place => ['attachment', matterId, id, lock, version];
const contentPlace = (id: string): Place => ['content of an attachment', id];

export interface Attaching {
  readonly lock: 'shared' | 'office';
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Seals a file into a matter, under a key of its own that lies under the matter's. */
export async function attach(
  tx: Tx,
  matter: Matter,
  keys: Partial<MatterKeys>,
  { lock, name, mediaType, content }: Attaching,
  at: Date,
): Promise<string> {
  const under = keys[lock];
  if (!under) throw new Error('no key for an attachment');
  const id = randomUUID();
  const key = newKey();
  const about: Wrapped = { name, mediaType, bytes: content.length, addedAt: at.toISOString(), key: key.toString('base64') };
  await tx
    .insertInto('ombudsman.attachment')
    .values({
      id,
      matter_id: matter.id,
      lock,
      version: under.version,
      about: await encryptJson(under.key, about, aboutPlace(matter.id, id, lock, under.version)),
      content: await encrypt(key, content, contentPlace(id), BLOCK),
    })
    .execute();
  return id;
}

/** The files these keys open, in the order in which they came. */
export async function attachmentsOf(db: Db | Tx, matter: Matter, keys: Partial<MatterKeys>): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('ombudsman.attachment')
    .select(['id', 'lock', 'version', 'about'])
    .where('matter_id', '=', matter.id)
    .where('lock', 'in', Object.keys(keys))
    .execute();
  const read = await Promise.all(
    rows.map(async ({ id, lock, version, about }) => {
      const key = keys[lock === 'shared' ? 'shared' : 'office'];
      if (!key) return [];
      const { key: _, ...rest } = await decryptJson<Wrapped>(key.key, about, aboutPlace(matter.id, id, lock, version));
      return [{ id, ...rest }];
    }),
  );
  return read.flat().sort((a, b) => a.addedAt.localeCompare(b.addedAt));
}

/** One file with its content; undefined where the keys do not open it. */
export async function readAttachment(
  db: Db,
  matter: Matter,
  keys: Partial<MatterKeys>,
  id: string,
): Promise<(Attachment & { readonly content: Buffer }) | undefined> {
  const row = await db
    .selectFrom('ombudsman.attachment')
    .select(['lock', 'version', 'about', 'content'])
    .where('id', '=', id)
    .where('matter_id', '=', matter.id)
    .executeTakeFirst();
  const key = row && keys[row.lock === 'shared' ? 'shared' : 'office'];
  if (!row || !key) return undefined;
  const { key: own, ...about } = await decryptJson<Wrapped>(key.key, row.about, aboutPlace(matter.id, id, row.lock, row.version));
  return { id, ...about, content: await decrypt(Buffer.from(own, 'base64'), row.content, contentPlace(id), BLOCK) };
}

/** Puts the keys of all files under the matter's new ones; what is in the files stays as it lies. */
export async function rewrapAttachments(tx: Tx, matterId: string, before: MatterKeys, next: MatterKeys): Promise<void> {
  const rows = await tx
    .selectFrom('ombudsman.attachment')
    .select(['id', 'lock', 'version', 'about'])
    .where('matter_id', '=', matterId)
    .execute();
  for (const { id, lock, version, about } of rows) {
    const at = lock === 'shared' ? 'shared' : 'office';
    const value = await decryptJson(before[at].key, about, aboutPlace(matterId, id, lock, version));
    await tx
      .updateTable('ombudsman.attachment')
      .set({
        version: next[at].version,
        about: await encryptJson(next[at].key, value, aboutPlace(matterId, id, lock, next[at].version)),
      })
      .where('id', '=', id)
      .execute();
  }
}
