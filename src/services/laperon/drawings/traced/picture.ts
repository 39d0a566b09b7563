import { DXF } from '#platform/files';
import { MOST_HEAD, pictureIn } from '../../plan-check/domain/carried-picture.ts';
import type { DrawingDeps } from '../deps.ts';
import type { Drawing } from '../read.ts';

/** More than any sheet that was made for tracing has. */
const MOST_PIXELS = 12_000_000;

/** The picture a drawing was traced over, as the file carries it; null where it carries none. */
async function carriedIn({ cases }: DrawingDeps, { facts }: Drawing): Promise<Buffer | null> {
  if (facts.mediaType !== DXF || facts.held) return null;
  const content = await cases.files.storage.open(facts.sha256);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MOST_HEAD) break;
  }
  const base64 = pictureIn(Buffer.concat(chunks).toString('latin1'));
  return base64 === null ? null : Buffer.from(base64, 'base64');
}

/** Whether a drawing carries what it was traced over. */
export async function wasTraced(deps: DrawingDeps, drawing: Drawing): Promise<boolean> {
  return (await carriedIn(deps, drawing)) !== null;
}

/** The picture, drawn anew: nothing of what somebody put into the file but its pixels. Null where there is none, or it is none. */
export async function tracedPicture(deps: DrawingDeps, drawing: Drawing): Promise<Buffer | null> {
  const carried = await carriedIn(deps, drawing);
  if (carried === null) return null;
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(carried, { failOn: 'error', limitInputPixels: MOST_PIXELS }).jpeg({ quality: 85 }).toBuffer();
  } catch {
    return null;
  }
}
