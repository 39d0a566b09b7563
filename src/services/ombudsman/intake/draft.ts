import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { randomUUID } from 'node:crypto';
import type { Answers } from '../domain/intake/questions.ts';
import type { MatterKind } from '../domain/procedure/stages.ts';
import type { CleanFile } from '../files/clean.ts';
import { decrypt, decryptJson, encrypt, encryptJson, type Place } from '../sealing/boxes.ts';
import { newTicket, readTicket } from '../sealing/tickets.ts';

/** Days a draft is kept where its writer wants that; otherwise it ends with the browser, and here a day later. */
export const DRAFT_DAYS = 7;
export const MOST_FILES = 8;

/** What somebody is writing, as it lies under the key in their cookie. */
export interface Draft {
  readonly kind: MatterKind;
  readonly answers: Answers;
  readonly keep: boolean;
  /** A file of it that the house made itself, and the requirement it speaks for. */
  readonly evidence?: { readonly requirement: string; readonly file: string };
  /** Once it was sent: the receipt, until it was typed back. */
  readonly sent?: { readonly code: string; readonly number: string };
}

export interface OpenDraft extends Draft {
  readonly ticket: string;
  readonly index: Buffer;
  readonly key: Buffer;
}

const placeOf = (index: Buffer): Place => ['draft', index.toString('hex')];

const endOf = ({ keep }: Draft, at: Date) => officeDay(new Date(at.getTime() + (keep ? DRAFT_DAYS : 1) * 86_400_000));

export async function beginDraft(tx: Tx, draft: Draft, at: Date): Promise<string> {
  const { ticket, index, key } = newTicket();
  const sealed = await encryptJson(key, draft, placeOf(index));
  await tx
    .insertInto('ombudsman.draft')
    .values({ index, sealed, expires_on: endOf(draft, at) })
    .execute();
  return ticket;
}

/** The draft a cookie opens; null where there is none, or it is over. */
export async function findDraft(db: Db | Tx, ticket: string, at: Date): Promise<OpenDraft | null> {
  const found = readTicket(ticket);
  if (!found) return null;
  const row = await db
    .selectFrom('ombudsman.draft')
    .select('sealed')
    .where('index', '=', found.index)
    .where('expires_on', '>=', officeDay(at))
    .executeTakeFirst();
  if (!row) return null;
  return { ticket, ...found, ...(await decryptJson<Draft>(found.key, row.sealed, placeOf(found.index))) };
}

/** The same, locked until the transaction ends. Throws NOT_FOUND. */
export async function getDraftForUpdate(tx: Tx, ticket: string, at: Date): Promise<OpenDraft> {
  const found = readTicket(ticket);
  if (found) await tx.selectFrom('ombudsman.draft').select('index').where('index', '=', found.index).forUpdate().execute();
  const draft = await findDraft(tx, ticket, at);
  if (!draft) throw new AppError('NOT_FOUND', { draft: true });
  return draft;
}

export async function saveDraft(
  tx: Tx,
  { index, key }: OpenDraft,
  { kind, answers, keep, evidence, sent }: Draft,
  at: Date,
): Promise<void> {
  const draft: Draft = { kind, answers, keep, ...(evidence && { evidence }), ...(sent && { sent }) };
  // What was sent is here for its receipt alone, and not overnight.
  const expires_on = sent ? officeDay(at) : endOf(draft, at);
  await tx
    .updateTable('ombudsman.draft')
    .set({ sealed: await encryptJson(key, draft, placeOf(index)), expires_on })
    .where('index', '=', index)
    .execute();
}

export async function dropDraft(tx: Tx, ticket: string): Promise<void> {
  const found = readTicket(ticket);
  if (found) await tx.deleteFrom('ombudsman.draft').where('index', '=', found.index).execute();
}

export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

const filePlace = (id: string, part: 'about' | 'content'): Place => [`file of a draft, ${part}`, id];

/** Keeps a file with a draft, under its key. */
export async function addDraftFile(tx: Tx, { index, key }: OpenDraft, { content, name, mediaType }: CleanFile): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('ombudsman.draft_file')
    .values({
      id,
      draft: index,
      about: await encryptJson(key, { name, mediaType, bytes: content.length }, filePlace(id, 'about')),
      content: await encrypt(key, content, filePlace(id, 'content')),
    })
    .execute();
  return id;
}

export async function dropDraftFile(tx: Tx, { index }: OpenDraft, id: string): Promise<void> {
  await tx.deleteFrom('ombudsman.draft_file').where('draft', '=', index).where('id', '=', id).execute();
}

export async function draftFiles(db: Db | Tx, { index, key }: OpenDraft): Promise<readonly DraftFile[]> {
  const rows = await db.selectFrom('ombudsman.draft_file').select(['id', 'about']).where('draft', '=', index).execute();
  const files = await Promise.all(
    rows.map(async ({ id, about }) => ({ id, ...(await decryptJson<Omit<DraftFile, 'id'>>(key, about, filePlace(id, 'about'))) })),
  );
  return files.sort((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true }));
}

export async function readDraftFile(tx: Tx, { index, key }: OpenDraft, id: string): Promise<Buffer> {
  const { content } = await tx
    .selectFrom('ombudsman.draft_file')
    .select('content')
    .where('draft', '=', index)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return decrypt(key, content, filePlace(id, 'content'));
}
