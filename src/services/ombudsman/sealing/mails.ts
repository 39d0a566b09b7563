import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type ArrivedMail, type Mail, NobodyToKeep } from '#platform/channels';
import { notify } from '#platform/notifications';
import { mailNotice } from '../mail/notices.ts';
import { ombudsmanPaths } from '../paths.ts';
import { type Bytes, decrypt, decryptJson, encrypt, encryptJson, newKey, openSealed, type Place, SealBroken, sealTo } from './boxes.ts';
import { findMatter, keysOf } from './matters.ts';
import type { OpenedKey } from './officer-keys.ts';
import { firstHolders, recipientsAt } from './recipients.ts';
import { type Box, findBox, findThread } from './threads.ts';
import type { ChatWords } from '../domain/chat-words.ts';

/** What a mail says, as it lies sealed; its files lie in the raw mail alone. */
export interface MailAbout {
  readonly receivedAt: string;
  /** SHA-256 of the raw mail, as hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Null where it could not be read. */
  readonly mail:
    | (Omit<Mail, 'files'> & { readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: number }[] })
    | null;
  /** What a message by WhatsApp says; absent of mail, and null where it could not be read. */
  readonly chat?: ChatWords | null;
}

/** A mail in the open: that it came, on which day, and what became of it. */
export interface MailRow {
  readonly id: string;
  readonly matterId: string | null;
  readonly medium: 'email' | 'whatsapp';
  /** `ours`: what the office said in a chat that belongs to no matter yet. */
  readonly kind: ArrivedMail['kind'] | 'ours';
  readonly fault: string | null;
  readonly state: 'waiting' | 'decide' | 'joined' | 'made' | 'dismissed';
  readonly receivedOn: string;
}

export interface OpenedMail extends MailRow {
  readonly key: Bytes;
  readonly about: MailAbout;
}

/** 16 KiB: the length of a mail says less. */
const BLOCK = 16_384;
const keyPlace = (mailId: string, to: string): Place => ['key of a mail', mailId, to];
const aboutPlace = (mailId: string): Place => ['mail', mailId];
const rawPlace = (mailId: string): Place => ['raw mail', mailId];

/** Seals a mail the moment it comes. Throws NobodyToKeep where no key is there to seal it to: it stays on its server. */
export async function keepMail(tx: Tx, agencyId: string, arrived: ArrivedMail): Promise<void> {
  const { id, at, raw, sha256, mail, kind, fault, thread } = arrived;
  const about: MailAbout = {
    receivedAt: at.toISOString(),
    sha256,
    bytes: raw.length,
    mail: mail && { ...mail, files: mail.files.map(({ name, mediaType, content }) => ({ name, mediaType, bytes: content.byteLength })) },
  };
  const box = thread ? await findBox(tx, thread.conversationId) : undefined;
  await keepSealed(tx, agencyId, { id, at, medium: 'email', kind, fault, about, raw }, box);
}

export interface Keeping {
  readonly id: string;
  readonly at: Date;
  readonly medium: MailRow['medium'];
  readonly kind: MailRow['kind'];
  readonly fault: string | null;
  readonly about: MailAbout;
  readonly raw: Buffer;
}

/** Seals what came to the box of the matter it belongs to, otherwise to whoever takes in. Throws NobodyToKeep. */
export async function keepSealed(
  tx: Tx,
  agencyId: string,
  { id, at, medium, kind, fault, about, raw }: Keeping,
  box: Box | undefined,
): Promise<void> {
  const key = newKey();
  const keys: { key_id: string | null; conversation_id: string | null; sealed: Buffer }[] = [];
  if (box) {
    const { conversationId } = box;
    keys.push({ key_id: null, conversation_id: conversationId, sealed: await sealTo(box.boxPublic, key, keyPlace(id, conversationId)) });
  } else {
    const holders = firstHolders(await recipientsAt(tx, agencyId, officeDay(at)), []);
    if (!holders) throw new NobodyToKeep();
    for (const to of holders)
      keys.push({ key_id: to.id, conversation_id: null, sealed: await sealTo(to.boxPublic, key, keyPlace(id, to.id)) });
  }
  await tx
    .insertInto('ombudsman.mail')
    .values({
      id,
      agency_id: agencyId,
      matter_id: box?.matterId ?? null,
      medium,
      kind,
      fault,
      received_on: officeDay(at),
      about: await encryptJson(key, about, aboutPlace(id), 1024),
      raw: await encrypt(key, raw, rawPlace(id), BLOCK),
    })
    .execute();
  if (box) await tellHolders(tx, box.matterId, id, at);
  for (const one of keys)
    await tx
      .insertInto('ombudsman.mail_key')
      .values({ mail_id: id, ...one })
      .execute();
}

/** Writes anew what came, once more of it is known: a file that was fetched later. Under its own key. */
export async function rewriteMail(tx: Tx, { id, key }: Pick<OpenedMail, 'id' | 'key'>, about: MailAbout, raw: Buffer): Promise<void> {
  await tx
    .updateTable('ombudsman.mail')
    .set({ about: await encryptJson(key, about, aboutPlace(id), 1024), raw: await encrypt(key, raw, rawPlace(id), BLOCK) })
    .where('id', '=', id)
    .execute();
}

/** Tells whoever works on a matter that mail came, unless other mail waits there that they were told of. */
async function tellHolders(tx: Tx, matterId: string, mailId: string, at: Date): Promise<void> {
  const waiting = await tx
    .selectFrom('ombudsman.mail')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('settled_on', 'is', null)
    .where('id', '!=', mailId)
    .executeTakeFirst();
  if (waiting) return;
  const holders = await tx
    .selectFrom('ombudsman.held as h')
    .innerJoin('ombudsman.officer_key as k', 'k.id', 'h.key_id')
    .select('k.person_id as personId')
    .where('h.matter_id', '=', matterId)
    .where('h.lock', '=', 'office')
    .where('k.state', '=', 'admitted')
    .execute();
  for (const { personId } of holders) await notify(tx, { personId, notice: mailNotice, facts: {}, link: ombudsmanPaths.desk(), at });
}

const columns = ['id', 'matter_id as matterId', 'medium', 'kind', 'fault', 'state', 'received_on as receivedOn'] as const;

/** What an officer was given themselves and nobody settled: mail, chats, or what of either was put aside. */
export type Waiting = 'mail' | 'chats' | 'aside';

/** A page of it, oldest first, and how many there are. */
export async function openWaiting(
  db: Db | Tx,
  opened: OpenedKey,
  which: Waiting,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly mails: readonly OpenedMail[]; readonly total: number }> {
  const waiting = db
    .selectFrom('ombudsman.mail as m')
    .innerJoin('ombudsman.mail_key as k', 'k.mail_id', 'm.id')
    .where('k.key_id', '=', opened.key.id)
    .where('m.settled_on', 'is', null)
    .where('m.kind', which === 'aside' ? '=' : '<>', 'aside')
    .$if(which !== 'aside', (query) => query.where('m.medium', '=', which === 'chats' ? 'whatsapp' : 'email'));
  const { n } = await waiting.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await waiting
    .select(columns.map((column) => `m.${column}` as const))
    .select(['m.about', 'k.sealed'])
    // People before programs, under their names in the table.
    .orderBy('m.kind', 'desc')
    .orderBy('m.received_on')
    .orderBy('m.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const read = await Promise.all(
    rows.map(async ({ about, sealed, ...row }) => {
      const key = await openSealed(opened.box, sealed, keyPlace(row.id, opened.key.id));
      return about ? [{ ...(row as MailRow), key, about: await decryptJson<MailAbout>(key, about, aboutPlace(row.id), 1024) }] : [];
    }),
  );
  // Days stand in the open; the moment is inside.
  const mails = read.flat().sort((a, b) => b.kind.localeCompare(a.kind) || a.about.receivedAt.localeCompare(b.about.receivedAt));
  return { mails, total: Number(n) };
}

/** Ids of mails that wait in a matter. */
export async function waitingIn(db: Db | Tx, matterId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ombudsman.mail')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('settled_on', 'is', null)
    .orderBy('received_on')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One mail, for whoever was given it or holds the matter it came for. Throws NOT_FOUND. */
export async function openMail(db: Db | Tx, opened: OpenedKey, mailId: string): Promise<OpenedMail> {
  const row = await db.selectFrom('ombudsman.mail').select(columns).select('about').where('id', '=', mailId).executeTakeFirst();
  const key = row?.about ? await mailKeyFor(db, opened, mailId, row.matterId) : null;
  if (!row?.about || !key) throw new AppError('NOT_FOUND', { mail: mailId });
  const { about, ...rest } = row;
  return { ...(rest as MailRow), key, about: await decryptJson<MailAbout>(key, about, aboutPlace(mailId), 1024) };
}

async function mailKeyFor(db: Db | Tx, opened: OpenedKey, mailId: string, matterId: string | null): Promise<Bytes | null> {
  const rows = await db
    .selectFrom('ombudsman.mail_key')
    .select(['key_id', 'conversation_id', 'sealed'])
    .where('mail_id', '=', mailId)
    .execute();
  const own = rows.find(({ key_id }) => key_id === opened.key.id);
  if (own) return openSealed(opened.box, own.sealed, keyPlace(mailId, opened.key.id));
  const matter = matterId === null ? undefined : await findMatter(db, matterId);
  const boxed = rows.find(({ conversation_id }) => conversation_id !== null);
  if (!matter || !boxed) return null;
  const thread = await findThread(db, matter.id, await keysOf(db, opened, matter));
  if (thread?.conversationId !== boxed.conversation_id) return null;
  for (const { publicKey, secretKey } of thread.about.boxes.toReversed())
    try {
      const pair = { publicKey: Buffer.from(publicKey, 'base64'), secretKey: Buffer.from(secretKey, 'base64') };
      return await openSealed(pair, boxed.sealed, keyPlace(mailId, thread.conversationId));
    } catch (error) {
      // Sealed to an earlier box of this matter.
      if (!(error instanceof SealBroken)) throw error;
    }
  return null;
}

/** A mail as it came, byte for byte. */
export async function rawOf(db: Db | Tx, { id, key }: Pick<OpenedMail, 'id' | 'key'>): Promise<Buffer> {
  const { raw } = await db.selectFrom('ombudsman.mail').select('raw').where('id', '=', id).executeTakeFirstOrThrow();
  if (!raw) throw new AppError('NOT_FOUND', { mail: id });
  return decrypt(key, raw, rawPlace(id), BLOCK);
}

/** The mail, locked until the transaction ends. Throws ACTION_NOT_ALLOWED with `settled` where somebody was faster. */
export async function lockMail(tx: Tx, mailId: string): Promise<void> {
  const row = await tx.selectFrom('ombudsman.mail').select('settled_on').where('id', '=', mailId).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { mail: mailId });
  if (row.settled_on !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'settled' });
}

export async function isSettled(tx: Tx, mailId: string): Promise<boolean> {
  const row = await tx.selectFrom('ombudsman.mail').select('settled_on').where('id', '=', mailId).executeTakeFirst();
  return row?.settled_on !== null;
}

/** Says what became of a mail. One that lies in its matter now is no longer kept here; one that was set aside is. */
export async function settleMail(
  tx: Tx,
  mailId: string,
  state: 'joined' | 'made' | 'dismissed',
  matterId: string | null,
  at: Date,
): Promise<void> {
  const gone = state === 'dismissed' ? {} : { about: null, raw: null };
  await tx
    .updateTable('ombudsman.mail')
    .set({ state, settled_on: officeDay(at), ...(matterId !== null && { matter_id: matterId }), ...gone })
    .where('id', '=', mailId)
    .execute();
  if (state !== 'dismissed') await tx.deleteFrom('ombudsman.mail_key').where('mail_id', '=', mailId).execute();
}

/** Puts a mail before an officer of the matter it came for. */
export async function askAboutMail(tx: Tx, mailId: string): Promise<void> {
  await tx.updateTable('ombudsman.mail').set({ state: 'decide' }).where('id', '=', mailId).where('state', '=', 'waiting').execute();
}
