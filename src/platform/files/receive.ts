import { type Db, transaction, type Tx } from '#db';
import { AppError, type Clock, newId } from '#kernel';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { hasActiveContent, pageCount } from './domain/active-content.ts';
import { isDxf, isWholeDxf } from './domain/dxf.ts';
import { cleanName, DXF, type FileKind, limits, PLAYED } from './domain/kind.ts';
import { type Look, lookAt, noteInfected, unseen } from './scan/look.ts';
import type { Scanner } from './scan/scanner.ts';
import type { FileStorage, Inbox } from './store/storage.ts';

export interface FilesDeps {
  readonly db: Db;
  readonly storage: FileStorage & Inbox;
  readonly clock: Clock;
  /** Knows harmful programs; absent where the operator has none. */
  readonly scanner?: Scanner | undefined;
}

export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

interface Incoming {
  readonly stream: Readable;
  readonly filename: string;
  readonly kind: FileKind;
  /** null: of somebody we know no person of, such as the writer of a message. */
  readonly ownerPersonId: string | null;
}

/**
 * Takes a file a person sends: streamed to disk, then taken in. Throws FILE_TOO_LARGE, FILE_REFUSED, or FILES_AWAY when
 * it was not kept.
 */
export async function receiveFile(deps: FilesDeps, { stream, ...about }: Incoming): Promise<StoredFile> {
  const { path, bytes, tooLarge } = await deps.storage.receive(stream, limits[about.kind].maxBytes);
  try {
    if (tooLarge) throw new AppError('FILE_TOO_LARGE', { maxBytes: limits[about.kind].maxBytes });
    return await takeIn(deps, { path, bytes, ...about });
  } finally {
    await deps.storage.discard(path);
  }
}

/**
 * Takes in what lies whole among the incoming bytes: its type read from them, pictures drawn anew (no EXIF, no hidden
 * payload), PDFs with active content refused, looked at by the scanner. Throws FILE_REFUSED, or FILES_AWAY when it was
 * not kept.
 */
export async function takeIn(
  { db, storage, clock, scanner }: FilesDeps,
  { path, bytes, filename, kind, ownerPersonId }: Omit<Incoming, 'stream'> & { readonly path: string; readonly bytes: number },
): Promise<StoredFile> {
  if (bytes === 0) throw new AppError('FILE_REFUSED', { why: 'empty' });
  const clean = await cleanse(await readFile(path), limits[kind].mediaTypes);
  const look = await lookAt(db, clock, scanner, clean.content, digestOf(clean.content));
  const file = { ...clean, name: cleanName(filename, clean.mediaType), ownerPersonId, caseId: null, received: true, look };
  const entered = await transaction(db, async (tx) => {
    const row = await enterFile(tx, clock, file);
    if (look.scan === 'infected') await noteInfected(tx, row.id, look, clock.now());
    return row;
  });
  try {
    // No connection is held while the store takes its time. Nobody knows the row until this is done.
    await storage.put(file.content);
  } catch (error) {
    await transaction(db, (tx) => tx.deleteFrom('files.file').where('id', '=', entered.id).execute());
    throw error;
  }
  // Kept in quarantine, for whoever decides whether the alarm was true; its sender goes on without it.
  if (look.scan === 'infected') throw new AppError('FILE_REFUSED', { why: 'infected' });
  return entered;
}

/** Bytes fit to be kept, and what they are. */
export interface Clean {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly pages: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** Other names of the same, and what stands behind them, such as the codec. */
const sameType = (mime: string) => {
  const [bare = ''] = mime.split(';');
  return { 'audio/x-m4a': 'audio/mp4', 'audio/opus': 'audio/ogg' }[bare] ?? bare;
};

/**
 * Reads the type from the bytes, draws pictures anew (no EXIF, no hidden payload) and refuses PDFs with active content.
 * Keeps nothing. Throws FILE_REFUSED.
 */
export async function cleanse(content: Buffer, accepted: readonly string[]): Promise<Clean> {
  const found = (await fileTypeFromBuffer(content)) ?? (isDxf(content) ? { mime: DXF } : undefined);
  const type = found && { mime: sameType(found.mime) };
  if (!type || !accepted.includes(type.mime)) throw new AppError('FILE_REFUSED', { why: 'type', found: type?.mime ?? 'unknown' });
  if (PLAYED.includes(type.mime)) return { content, mediaType: type.mime, pages: null, width: null, height: null };
  if (type.mime === 'application/pdf') {
    if (!content.subarray(-2048).includes('%%EOF')) throw new AppError('FILE_REFUSED', { why: 'truncated' });
    if (hasActiveContent(content)) throw new AppError('FILE_REFUSED', { why: 'active-content' });
    return { content, mediaType: type.mime, pages: pageCount(content), width: null, height: null };
  }
  if (type.mime === DXF) {
    // Text, which nobody's program runs; what reads it is bounded by itself.
    if (!isWholeDxf(content)) throw new AppError('FILE_REFUSED', { why: 'truncated' });
    return { content, mediaType: DXF, pages: null, width: null, height: null };
  }
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(content, { failOn: 'error', limitInputPixels: 120_000_000 })
      .rotate()
      .resize(4000, 4000, { fit: 'inside', withoutEnlargement: true });
    const drawn = await (type.mime === 'image/png' ? image.png() : image.jpeg({ quality: 85 })).toBuffer({ resolveWithObject: true });
    return {
      content: drawn.data,
      mediaType: type.mime === 'image/png' ? 'image/png' : 'image/jpeg',
      pages: null,
      width: drawn.info.width,
      height: drawn.info.height,
    };
  } catch {
    throw new AppError('FILE_REFUSED', { why: 'damaged-picture' });
  }
}

/** Keeps bytes the office itself made, in the caller's transaction: an issued document, a report. */
export async function keepOwnFile(
  tx: Tx,
  deps: FilesDeps,
  file: {
    readonly content: Uint8Array;
    readonly name: string;
    readonly mediaType: string;
    readonly caseId: string | null;
    readonly ownerPersonId: string | null;
    readonly pages?: number;
  },
): Promise<StoredFile> {
  const content = Buffer.from(file.content);
  const own = { ...file, content, pages: file.pages ?? null, width: null, height: null, received: false, look: unseen };
  const entered = await enterFile(tx, deps.clock, own);
  await deps.storage.put(content);
  return entered;
}

/** Writes the row of a file whose bytes come to the store right after it. */
async function enterFile(
  tx: Tx,
  clock: Clock,
  file: Clean & { name: string; ownerPersonId: string | null; caseId: string | null; received: boolean; look: Look },
): Promise<StoredFile> {
  const sha256 = digestOf(file.content);
  const id = newId();
  await shareContent(tx, sha256);
  await tx
    .insertInto('files.file')
    .values({
      id,
      sha256,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.content.length,
      pages: file.pages,
      width: file.width,
      height: file.height,
      owner_person_id: file.ownerPersonId,
      case_id: file.caseId,
      received: file.received,
      stored_at: clock.now(),
      ...file.look,
    })
    .execute();
  return { id, sha256, name: file.name, mediaType: file.mediaType, bytes: file.content.length };
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Whoever gives a content its row waits while a sweep takes that content away, and a sweep that comes later waits for
 * the row: so bytes never go between their row and their coming, whatever store they lie in.
 */
async function shareContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`file:${sha256}`}, 0))`.execute(tx);
}

/** Held by a sweep while it looks for rows of a content and takes it away; see `shareContent`. */
export async function ownContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`file:${sha256}`}, 0))`.execute(tx);
}
