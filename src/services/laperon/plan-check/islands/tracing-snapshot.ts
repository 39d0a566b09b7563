import type { Paper } from '../../drawings/islands/paper.ts';
import { MOST_LETTERS } from '../domain/carried-picture.ts';
import { type Extent, tracedIn } from '../domain/traced.ts';
import type { Lists } from './tracing-hand.ts';

/** Widths in pixels and qualities that are tried, until the picture is small enough to be carried. */
const TRIED = [
  [1600, 0.8],
  [1200, 0.7],
  [900, 0.6],
] as const;

interface View {
  readonly extent: Extent;
  readonly size: { readonly width: number; readonly height: number };
  /** Metres of a unit of the page. */
  readonly metres: number;
}

/** A page with what was traced on it, a JPEG in base64; null where it cannot be made small enough to be carried. */
export async function snapshotOf(paper: Paper, page: number, lists: Lists, { extent, size, metres }: View): Promise<string | null> {
  for (const [width, quality] of TRIED) {
    const canvas = document.createElement('canvas');
    await paper.draw(page, canvas, width / Math.max(size.width, size.height));
    const paint = canvas.getContext('2d');
    if (!paint) return null;
    const scale = canvas.width / size.width;
    paint.lineWidth = Math.max(2, canvas.width / 400);
    for (const { key, kind, stem } of tracedIn(extent))
      for (const outline of lists.read(key)) {
        paint.beginPath();
        for (const { x, y } of outline) paint.lineTo((x / metres) * scale, (size.height - y / metres) * scale);
        if (kind !== 'line') paint.closePath();
        paint.strokeStyle = stem === 'batas_persil' ? '#a2371f' : '#1c4f7c';
        paint.stroke();
      }
    const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (base64 !== '' && base64.length <= MOST_LETTERS) return base64;
  }
  return null;
}
