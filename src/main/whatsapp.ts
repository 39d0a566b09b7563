import { catalogue } from '#i18n';
import { AppError } from '#kernel';
import { casePaths } from '#platform/cases';
import { type Keeps, type Opens, type Receives, sendWhatsApp, type WhatsAppDeps } from '#platform/channels';
import { type FilesDeps, getFile, receiveFile } from '#platform/files';
import { Readable } from 'node:stream';
import type { Config } from './config.ts';

const texts = catalogue(
  {
    opening: (tracking: string) =>
      `Terima kasih, pesan Anda sampai. Di nomor ini belum ada percakapan, dan petugas tidak ikut membaca.\n\nMengikuti berkas Anda: ${tracking}\n\nKami tidak pernah meminta PIN, kode atau uang lewat WhatsApp.`,
  },
  {
    opening: (tracking: string) =>
      `Thank you, your message has arrived. There is no conversation on this number yet, and no officer reads along.\n\nFollowing your file: ${tracking}\n\nWe never ask for a PIN, a code or money over WhatsApp.`,
  },
);

/** Somebody who writes several messages is answered once in this time, in milliseconds. */
const QUIET = 600_000;

/** Says what this number is for, and where files are followed: whoever wrote gets an answer. */
const answering =
  (publicUrl: string): Receives =>
  async (tx, { contact, content, at }) => {
    if (content.kind === 'reaction') return;
    const tracking = publicUrl + casePaths.track();
    await sendWhatsApp(tx, {
      contact: contact.id,
      message: { kind: 'text', text: texts('id').opening(tracking) },
      key: `opening:${contact.id}:${Math.floor(at.getTime() / QUIET)}`,
      at,
    });
  };

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
  { whatsapp, whatsappSettle, publicUrl }: Pick<Config, 'whatsapp' | 'whatsappSettle' | 'publicUrl'>,
  files: FilesDeps,
  { receives = answering(publicUrl), access = () => whatsapp }: Partial<Pick<WhatsAppDeps, 'receives' | 'access'>> = {},
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
