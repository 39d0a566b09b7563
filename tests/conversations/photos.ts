import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** A picture of its own for every word. */
export async function png(word: string): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(word).digest();
  return sharp({ create: { width: 24, height: 16, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}
