import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import type { Media } from './phones.ts';

/** A photo, a voice note and a sticker to send where nobody has one at hand. Nothing in them is anybody's. */
export async function sampleOf(
  kind: 'photo' | 'voice' | 'sticker',
): Promise<{ readonly file: Omit<Media, 'id'>; readonly as: 'image' | 'audio' | 'sticker' }> {
  if (kind === 'voice') return { as: 'audio', file: { bytes: Buffer.from('OggS contoh pesan suara'), type: 'audio/ogg', filename: null } };
  if (kind === 'sticker') {
    const face = picture(
      240,
      240,
      '<circle cx="120" cy="120" r="100" fill="#ecc063"/><path d="M70 140q50 60 100 0" stroke="#241d17" stroke-width="12" fill="none"/><circle cx="85" cy="95" r="12"/><circle cx="155" cy="95" r="12"/>',
    );
    return { as: 'sticker', file: { bytes: await sharp(face).webp().toBuffer(), type: 'image/webp', filename: null } };
  }
  return { as: 'image', file: { bytes: await sharp(paper()).jpeg({ quality: 82 }).toBuffer(), type: 'image/jpeg', filename: null } };
}

let papers = 0;

/** Another paper each time, as people have: the office takes the same photo once only. */
function paper(): Buffer {
  const nth = ++papers;
  const [lines, stamp] = [3 + randomInt(6), { x: 90 + randomInt(460), y: 150 + randomInt(220) }];
  const text = Array.from(
    { length: lines },
    (_, at) => `<rect x="60" y="${130 + at * 34}" width="${160 + randomInt(360)}" height="${8 + randomInt(14)}" fill="#c6bbad"/>`,
  );
  const portrait =
    randomInt(2) === 0 ? '' : `<rect x="${60 + randomInt(420)}" y="${140 + randomInt(140)}" width="110" height="140" fill="#9fb3a4"/>`;
  return picture(
    640,
    460,
    `<rect width="640" height="460" fill="#faedcf"/><rect x="20" y="20" width="600" height="420" fill="#fffdf9"/><text x="320" y="90" font-size="40" text-anchor="middle" font-family="sans-serif">CONTOH DOKUMEN ${nth}</text>${text.join('')}${portrait}<circle cx="${stamp.x}" cy="${stamp.y}" r="${24 + randomInt(40)}" fill="none" stroke="#8a3a2c" stroke-width="8"/>`,
  );
}

function picture(width: number, height: number, inside: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);
}
