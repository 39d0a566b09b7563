import type { Picture, PictureText } from '../../domain/dxf/picture.ts';
import { escapeXml } from './xml.ts';

/** The longer side of the picture; whole numbers of it are finer than any screen. */
export const LONGER = 10_000;
/** Corners nearer than this are passed over; doubled until the picture is small enough. */
const FINEST = 2;
const COARSEST = 64;
/** Letters of a picture a telephone on a slow line still gets; about a fifth once compressed. */
const MOST_LETTERS = 3_000_000;
const MOST_TEXTS = 4000;
/** A text lower than this is a speck. */
const LEAST_TEXT = 12;

export interface Lines {
  readonly width: number;
  readonly height: number;
  /** Elements of SVG. */
  readonly body: string;
}

/**
 * The lines and texts of the layers that are shown, as SVG; y grows downwards. Null where even coarse lines are more
 * than is sent.
 */
export function linesOf(picture: Picture, isShown: (layer: number) => boolean): Lines | null {
  const { frame } = picture;
  const scale = LONGER / Math.max(frame.width, frame.height);
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const texts = picture.texts
    .filter((text) => isShown(text.layer) && text.height * scale >= LEAST_TEXT)
    .slice(0, MOST_TEXTS)
    .map((text) => textOf(text, scale, height))
    .join('');
  for (let step = FINEST; step <= COARSEST; step *= 2) {
    const body = `${pathsOf(picture, isShown, { scale, height, step })}${texts}`;
    if (body.length <= MOST_LETTERS) return { width, height, body };
  }
  return null;
}

interface How {
  readonly scale: number;
  readonly height: number;
  readonly step: number;
}

/** One path for each colour. */
function pathsOf({ points, starts, layerOf, colorOf }: Picture, isShown: (layer: number) => boolean, { scale, height, step }: How): string {
  const ways = new Map<number, string[]>();
  for (let n = 0; n + 1 < starts.length; n++) {
    if (!isShown(layerOf[n] ?? 0)) continue;
    const color = colorOf[n] ?? 0;
    const ofColor = ways.get(color) ?? [];
    ways.set(color, ofColor);
    const [from, to] = [starts[n] ?? 0, starts[n + 1] ?? 0];
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let at = from; at < to; at++) {
      const x = Math.round((points[2 * at] ?? 0) * scale);
      const y = Math.round(height - (points[2 * at + 1] ?? 0) * scale);
      if (at === from) ofColor.push(`M${x} ${y}`);
      else if (at === to - 1 || Math.abs(x - lastX) + Math.abs(y - lastY) >= step) ofColor.push(`l${x - lastX} ${y - lastY}`);
      else continue;
      [lastX, lastY] = [x, y];
    }
    // A point is a dot.
    if (to - from === 1) ofColor.push('h4');
  }
  return [...ways].map(([color, way]) => `<path vector-effect="non-scaling-stroke" stroke="${hex(color)}" d="${way.join('')}"/>`).join('');
}

function textOf({ x, y, height: tall, turn, color, align, text }: PictureText, scale: number, height: number): string {
  const [left, top] = [Math.round(x * scale), Math.round(height - y * scale)];
  const anchor = { left: '', center: ' text-anchor="middle"', right: ' text-anchor="end"' }[align];
  const turned = Math.abs(turn) < 0.001 ? '' : ` transform="rotate(${((-turn * 180) / Math.PI).toFixed(1)} ${left} ${top})"`;
  // Letters of CAD are as high as written; those of a browser a third less than their size.
  const size = Math.round(tall * scale * 1.35);
  return `<text x="${left}" y="${top}" font-size="${size}" fill="${hex(color)}"${anchor}${turned}>${escapeXml(text)}</text>`;
}

const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;
