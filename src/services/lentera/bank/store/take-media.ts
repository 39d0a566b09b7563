import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

/** Largest picture or sound that is taken, in bytes. */
export const MOST_MEDIA_BYTES = 8_000_000;
const SIDE = 1600;
const sounds: Readonly<Record<string, string>> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/wav': 'audio/wav',
  'audio/x-m4a': 'audio/mp4',
  'audio/mp4': 'audio/mp4',
};
const pictures = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

export interface TakenMedia {
  readonly content: Buffer;
  readonly mediaType: string;
}

/**
 * A picture made anew from its pixels, upright, without what the camera wrote into it and at most 1600 points wide or
 * high; a sound as it is, where it is one. What it is said to be counts for nothing. `null` where it is neither.
 */
export async function takeMedia(bytes: Uint8Array): Promise<TakenMedia | null> {
  if (bytes.length > MOST_MEDIA_BYTES) return null;
  const mime = (await fileTypeFromBuffer(bytes))?.mime.split(';')[0] ?? '';
  const sound = sounds[mime];
  if (sound !== undefined) return { content: Buffer.from(bytes), mediaType: sound };
  if (!pictures.includes(mime)) return null;
  try {
    const picture = sharp(bytes, { limitInputPixels: 40_000_000, failOn: 'error' })
      .rotate()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true });
    // Photos as JPEG; drawings keep their sharp lines and what is transparent.
    if (mime === 'image/jpeg') return { content: await picture.jpeg({ quality: 84 }).toBuffer(), mediaType: 'image/jpeg' };
    return { content: await picture.png({ compressionLevel: 9 }).toBuffer(), mediaType: 'image/png' };
  } catch {
    return null;
  }
}
