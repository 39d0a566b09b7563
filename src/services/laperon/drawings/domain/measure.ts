/** A place on a page: parts of its width and height, from the left and the top edge. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** Width and height of a page in units of its own: points of a PDF, pixels of a picture. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The distance of two places in units of the page. */
export function distance(a: At, b: At, { width, height }: PageSize): number {
  return Math.hypot((b.x - a.x) * width, (b.y - a.y) * height);
}

/** Metres in nature of one unit of the page, from a stretch whose real length is known; null where that says nothing. */
export function metresPerUnit(units: number, metres: number): number | null {
  return units > 0 && Number.isFinite(metres) && metres > 0 ? metres / units : null;
}

// A point of PDF is a 72nd of an inch.
const METRES_PER_POINT = 0.0254 / 72;

/** Metres in nature of one point of a PDF drawn at 1 : `scale`; null where that is no scale. */
export function metresPerPoint(scale: number): number | null {
  return Number.isFinite(scale) && scale >= 1 ? METRES_PER_POINT * scale : null;
}

/** The largest canvas that is drawn: what telephones still hold. */
const MOST_PIXELS = 12_000_000;

/** By how much a page can be enlarged before its canvas becomes too large; at most as asked. */
export function scaleWithin(asked: number, { width, height }: PageSize): number {
  return Math.min(asked, Math.sqrt(MOST_PIXELS / (width * height)));
}
