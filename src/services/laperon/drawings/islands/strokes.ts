import type { Picture, PictureText } from '../../domain/dxf/picture.ts';

/** How units of a drawing become pixels of a canvas. */
interface Onto {
  readonly zoom: number;
  /** Where the drawing's lower left corner lies. */
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Milliseconds one draws on before the page gets its turn. */
const TURN = 12;
/** What a drawing is drawn in beside another. */
const INK = 0x1f1a16;
/** Strokes between two looks at the clock. */
const BATCH = 500;
/** A text smaller than this, in pixels, is a line. */
const LEAST_TEXT = 3;

/** The lines of a drawing, painted in turns with the page. */
export class Strokes {
  readonly #picture: Picture;
  /** Left, bottom, right, top of every stroke. */
  readonly #bounds: Float32Array;

  constructor(picture: Picture) {
    this.#picture = picture;
    this.#bounds = boundsOf(picture);
  }

  /** Paints what lies on the canvas; false where it was given up before it was done. */
  async draw(
    paint: CanvasRenderingContext2D,
    onto: Onto,
    { shown, inInk }: { readonly shown: readonly boolean[]; readonly inInk: boolean },
    isGivenUp: () => boolean,
  ): Promise<boolean> {
    const { starts, layerOf, colorOf } = this.#picture;
    paint.lineWidth = Math.max(1, Math.min(2, devicePixelRatio));
    paint.lineJoin = 'round';
    let color = -1;
    let until = performance.now() + TURN;
    paint.beginPath();
    for (let n = 0; n + 1 < starts.length; n++) {
      if (n % BATCH === 0 && performance.now() > until) {
        paint.stroke();
        paint.beginPath();
        await new Promise((resolve) => setTimeout(resolve));
        if (isGivenUp()) return false;
        until = performance.now() + TURN;
      }
      if (shown[layerOf[n] ?? 0] === false || !this.#isSeen(n, onto)) continue;
      const own = inInk ? INK : (colorOf[n] ?? 0);
      if (own !== color) {
        paint.stroke();
        paint.beginPath();
        paint.strokeStyle = `#${own.toString(16).padStart(6, '0')}`;
        color = own;
      }
      this.#trace(paint, n, onto);
    }
    paint.stroke();
    return true;
  }

  #isSeen(n: number, { zoom, left, bottom, width, height }: Onto): boolean {
    const [west = 0, south = 0, east = 0, north = 0] = this.#bounds.subarray(4 * n, 4 * n + 4);
    return left + east * zoom >= 0 && left + west * zoom <= width && bottom - south * zoom >= 0 && bottom - north * zoom <= height;
  }

  /** Corners within half a pixel of the one before are passed over. */
  #trace(paint: CanvasRenderingContext2D, n: number, { zoom, left, bottom }: Onto): void {
    const { points, starts } = this.#picture;
    const [from, to] = [starts[n] ?? 0, starts[n + 1] ?? 0];
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let at = from; at < to; at++) {
      const x = left + (points[2 * at] ?? 0) * zoom;
      const y = bottom - (points[2 * at + 1] ?? 0) * zoom;
      if (at === from) paint.moveTo(x, y);
      // A point is a dot, and so is what has become as small as one.
      else if (at === to - 1 || Math.abs(x - lastX) + Math.abs(y - lastY) > 0.5) paint.lineTo(x, y);
      else continue;
      [lastX, lastY] = [x, y];
    }
    if (to - from === 1) paint.rect(lastX - 1, lastY - 1, 2, 2);
  }
}

function boundsOf({ points, starts }: Picture): Float32Array {
  const bounds = new Float32Array(4 * (starts.length - 1));
  for (let n = 0; n + 1 < starts.length; n++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const [x, y] = [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    bounds.set([west, south, east, north], 4 * n);
  }
  return bounds;
}

export function drawTexts(paint: CanvasRenderingContext2D, texts: readonly PictureText[], onto: Onto, shown: readonly boolean[]): void {
  const { zoom, left, bottom, width, height } = onto;
  for (const one of texts) {
    const size = one.height * zoom;
    const [x, y] = [left + one.x * zoom, bottom - one.y * zoom];
    const far = size * one.text.length;
    if (size < LEAST_TEXT || shown[one.layer] === false || x < -far || x > width + far || y < -far || y > height + far) continue;
    paint.save();
    paint.translate(x, y);
    paint.rotate(-one.turn);
    paint.fillStyle = `#${one.color.toString(16).padStart(6, '0')}`;
    // Letters of CAD are as high as written; those of a browser a third less than their size.
    paint.font = `${size * 1.35}px sans-serif`;
    paint.textAlign = one.align;
    paint.fillText(one.text, 0, 0);
    paint.restore();
  }
}
