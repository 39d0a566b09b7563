import type { Point } from '../../domain/dxf/drawing.ts';
import type { Frame } from '../../domain/dxf/picture.ts';
import type { At, PageSize } from './measure.ts';

/** The longer side of the page a model is laid on, in units of the page. */
const LONGER = 1000;

/** The page a drawing without paper is laid on: its frame, enlarged or reduced to a size of our own. */
export interface Model {
  readonly frame: Frame;
  readonly size: PageSize;
  /** Units of the page for one of the drawing. */
  readonly scale: number;
  /** Metres of a drawing unit; null where the file names none. */
  readonly metresPerUnit: number | null;
}

export function modelOf(frame: Frame, metresPerUnit: number | null): Model {
  const scale = LONGER / Math.max(frame.width, frame.height);
  return { frame, scale, size: { width: frame.width * scale, height: frame.height * scale }, metresPerUnit };
}

/** Where a point of the drawing lies on its page. */
export function atOf({ frame }: Model, { x, y }: Point): At {
  return { x: (x - frame.x) / frame.width, y: 1 - (y - frame.y) / frame.height };
}

/** The point of the drawing that lies at a place of its page. */
export function pointAt({ frame }: Model, { x, y }: At): Point {
  return { x: frame.x + x * frame.width, y: frame.y + (1 - y) * frame.height };
}

/** Where a remark's pin stands: by the point of the drawing it was put on, at the edge where that lies beyond; else by its place on the page. */
export function pinOn(model: Model | undefined, { x, y, point }: At & { readonly point: Point | null }): At {
  if (!model || !point) return { x, y };
  const at = atOf(model, point);
  return { x: Math.min(1, Math.max(0, at.x)), y: Math.min(1, Math.max(0, at.y)) };
}
