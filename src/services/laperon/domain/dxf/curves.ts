import type { Point, Vertex } from './drawing.ts';
import { arcVertices, ellipseVertices, flatten } from './geometry.ts';
import { figure, first, num, type Raw } from './sections.ts';
import type { Tag } from './tags.ts';

/** Straight pieces a spline is drawn by: for each of its spans, and at most. */
const PIECES_EACH = 8;
const MOST_PIECES = 2000;

interface Spline {
  readonly degree: number;
  readonly knots: readonly number[];
  readonly controls: readonly Point[];
  readonly weights: readonly number[];
}

/** A spline as straight pieces, near enough to be looked at; where it holds only the points it was fitted to, those. */
export function splinePoints(raw: Raw): readonly Point[] {
  const controls = pointsAt(raw.tags, 10, 20);
  const fitted = pointsAt(raw.tags, 11, 21);
  if (controls.length < 2) return fitted;
  const knots = figuresAt(raw.tags, 40);
  return sampled({ degree: num(raw, 71, 3), knots, controls, weights: figuresAt(raw.tags, 41) });
}

function sampled({ degree, knots, controls, weights }: Spline): readonly Point[] {
  // Without knots that fit its points, the net the curve hangs in is as near as one comes.
  if (degree < 1 || degree > 11 || knots.length < controls.length + degree + 1) return controls;
  const [from, to] = [knots[degree] ?? 0, knots[controls.length] ?? 0];
  if (!(to > from)) return controls;
  const pieces = Math.min(MOST_PIECES, (controls.length - degree) * PIECES_EACH);
  const spline = { degree, knots, controls, weights };
  let span = degree;
  return Array.from({ length: pieces + 1 }, (_, n) => {
    const t = from + ((to - from) * n) / pieces;
    while (span < controls.length - 1 && t >= (knots[span + 1] ?? Infinity)) span++;
    return pointOn(spline, span, t);
  });
}

/** De Boor's algorithm (1972), with weights. */
function pointOn({ degree, knots, controls, weights }: Spline, span: number, t: number): Point {
  const net = Array.from({ length: degree + 1 }, (_, n) => {
    const at = span - degree + n;
    const { x, y } = controls[at] ?? { x: 0, y: 0 };
    const w = weights[at] ?? 1;
    return { x: x * w, y: y * w, w };
  });
  for (let round = 1; round <= degree; round++)
    for (let n = degree; n >= round; n--) {
      const [low, high] = [knots[span - degree + n] ?? 0, knots[span + 1 + n - round] ?? 0];
      const part = high > low ? (t - low) / (high - low) : 0;
      const [a, b] = [net[n - 1], net[n]];
      if (a && b) net[n] = { x: mix(a.x, b.x, part), y: mix(a.y, b.y, part), w: mix(a.w, b.w, part) };
    }
  const { x, y, w } = net[degree] ?? { x: 0, y: 0, w: 1 };
  return w === 0 ? { x, y } : { x: x / w, y: y / w };
}

const mix = (a: number, b: number, part: number): number => a + (b - a) * part;

/** The outlines a hatch fills, arcs and splines as straight pieces; nothing where they are written as nobody reads them. */
export function hatchOutlines({ tags }: Raw): readonly (readonly Point[])[] {
  const reading = new InOrder(tags);
  const loops = Math.min(10_000, reading.next(91) ?? 0);
  const outlines: (readonly Point[])[] = [];
  for (let n = 0; n < loops; n++) {
    const kind = reading.next(92);
    if (kind === null) break;
    outlines.push((kind & 2) === 2 ? polylineOf(reading) : edgesOf(reading));
  }
  return outlines.filter(({ length }) => length > 1);
}

function polylineOf(reading: InOrder): readonly Point[] {
  const bulged = reading.next(72) === 1;
  reading.next(73);
  const corners = Math.min(100_000, reading.next(93) ?? 0);
  const vertices: Vertex[] = [];
  for (let n = 0; n < corners && !reading.ended; n++) {
    const at = reading.point(10);
    vertices.push({ ...at, bulge: bulged ? (reading.near(42) ?? 0) : 0 });
  }
  return flatten(vertices, true);
}

function edgesOf(reading: InOrder): readonly Point[] {
  const edges = Math.min(100_000, reading.next(93) ?? 0);
  const points: Point[] = [];
  for (let n = 0; n < edges && !reading.ended; n++) points.push(...edgeOf(reading));
  return points;
}

function edgeOf(reading: InOrder): readonly Point[] {
  switch (reading.next(72)) {
    case 1:
      return [reading.point(10), reading.point(11)];
    case 2: {
      const centre = reading.point(10);
      const [radius, from, to, onward] = [40, 50, 51, 73].map((code) => reading.next(code) ?? 0) as [number, number, number, number];
      // Drawn clockwise, its angles are counted the other way round.
      const pieces = flatten(onward === 0 ? arcVertices(centre, radius, -to, -from) : arcVertices(centre, radius, from, to), false);
      return onward === 0 ? pieces.toReversed() : pieces;
    }
    case 3: {
      const [centre, major] = [reading.point(10), reading.point(11)];
      const [ratio, from, to, onward] = [40, 50, 51, 73].map((code) => reading.next(code) ?? 0) as [number, number, number, number];
      const [low, high] = (onward === 0 ? [-to, -from] : [from, to]).map((degrees) => (degrees * Math.PI) / 180) as [number, number];
      const pieces = ellipseVertices(centre, major, ratio, low, high);
      return onward === 0 ? pieces.toReversed() : pieces;
    }
    case 4: {
      const degree = reading.next(94) ?? 3;
      const [knotCount, pointCount] = [reading.next(95) ?? 0, reading.next(96) ?? 0].map((n) => Math.min(10_000, n)) as [number, number];
      const knots = Array.from({ length: knotCount }, () => reading.next(40) ?? 0);
      const weighted = Array.from({ length: pointCount }, () => ({ ...reading.point(10), w: reading.near(42) ?? 1 }));
      return sampled({ degree, knots, controls: weighted, weights: weighted.map(({ w }) => w) });
    }
    default:
      return [];
  }
}

/** Reads the pairs of an entity one after the other: in a hatch the same codes mean another thing at another place. */
class InOrder {
  readonly #tags: readonly Tag[];
  #at = 0;

  constructor(tags: readonly Tag[]) {
    this.#tags = tags;
  }

  get ended(): boolean {
    return this.#at >= this.#tags.length;
  }

  /** The value of the next pair of this code, all before it passed over; null where none comes. */
  next(code: number): number | null {
    while (!this.ended) {
      const tag = this.#tags[this.#at++];
      if (tag?.code === code) return figure(tag.value);
    }
    return null;
  }

  /** The next pair, if it has this code. */
  near(code: number): number | null {
    const tag = this.#tags[this.#at];
    return tag?.code === code ? this.next(code) : null;
  }

  point(code: number): Point {
    return { x: this.next(code) ?? 0, y: this.next(code + 10) ?? 0 };
  }
}

/** Every point of an entity written by these two codes. */
function pointsAt(tags: readonly Tag[], across: number, up: number): readonly Point[] {
  const points: { x: number; y: number }[] = [];
  for (const { code, value } of tags) {
    const last = points.at(-1);
    if (code === across) points.push({ x: figure(value), y: 0 });
    else if (code === up && last) last.y = figure(value);
  }
  return points;
}

const figuresAt = (tags: readonly Tag[], code: number): readonly number[] =>
  tags.flatMap((tag) => (tag.code === code ? [figure(tag.value)] : []));

/** The corners of a solid or a face, which a file names crosswise. */
export function solidPoints(raw: Raw): readonly Point[] {
  const [a, b, c, d] = [10, 11, 12, 13].map((code) =>
    first(raw, code) === undefined ? null : { x: num(raw, code), y: num(raw, code + 10) },
  );
  if (!a || !b || !c) return [];
  return raw.type === 'SOLID' ? [a, b, d ?? c, c] : [a, b, c, d ?? c];
}

/** The corners of a leader or of a multiline, as the file has them. */
export const cornersOf = ({ type, tags }: Raw): readonly Point[] => (type === 'MLINE' ? pointsAt(tags, 11, 21) : pointsAt(tags, 10, 20));
