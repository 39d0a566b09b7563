import { AppError } from '#kernel';
import { type Keeps, type Opens, type WhatsAppDeps } from '#platform/channels';
import { type FilesDeps, getFile, receiveFile } from '#platform/files';
import { Readable } from 'node:stream';
import type { Config } from './config.ts';

/** Keeps what somebody sent as any uploaded file; nobody owns it until whoever receives the message gives it to a case. */
const keeping =
  (files: FilesDeps): Keeps =>
  async ({ bytes, filename, media }) => {
    try {
      const kept = await receiveFile(files, {
        stream: Readable.from([bytes]),
        filename: filename ?? `whatsapp-${media}`,
        kind: 'document',
        ownerPersonId: null,
      });
      return { file: kept.id };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'FILES_AWAY') throw error;
      return { refused: typeof error.detail.why === 'string' ? error.detail.why : 'too-large' };
    }
  };

/** Opens a file of ours that is to be sent; what the scanner holds back goes nowhere. */
const opening =
  ({ db, storage }: FilesDeps): Opens =>
  async (id) => {
    const file = await getFile(db, id).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (!file || file.held) return null;
    return { bytes: await storage.get(file.sha256), mediaType: file.mediaType, filename: file.name };
  };

/** WhatsApp joined with the rest of the house: files are kept by `files`, and whoever writes is answered. */
export function whatsAppDeps(
  { whatsapp, whatsappSettle }: Pick<Config, 'whatsapp' | 'whatsappSettle'>,
  files: FilesDeps,
  { receives, access = () => whatsapp }: Pick<WhatsAppDeps, 'receives'> & Partial<Pick<WhatsAppDeps, 'access'>>,
): WhatsAppDeps {
  return {
    db: files.db,
    clock: files.clock,
    access,
    receives,
    keeps: keeping(files),
    opens: opening(files),
    settle: whatsappSettle,
  };
}
