import sharp from 'sharp';
import { drawings } from './drawings.ts';

/** Names of the pictures that questions and lessons call `media:<name>`. */
export const pictureNames: readonly string[] = Object.keys(drawings);

/** A picture of the demonstration as PNG; throws where no such picture is drawn. */
export async function pictureOf(name: string): Promise<Buffer> {
  const drawing = drawings[name];
  if (drawing === undefined) throw new Error(`no picture ${name}`);
  const { width, height, shapes } = drawing;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" stroke-linecap="round" stroke-linejoin="round"><rect width="100%" height="100%" fill="#ffffff"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
