import type { Point, Vertex } from './drawing.ts';

/** Degrees of an arc drawn by one straight piece. */
const STEP = 5;

/** Twice the signed area under one edge, its arc included: shoelace plus the circular segment (Bourke, 1988). */
export function signedAreaOf(vertices: readonly Vertex[]): number {
  const [origin] = vertices;
  if (!origin) return 0;
  let twice = 0;
  for (const [at, from] of vertices.entries()) {
    const to = vertices[(at + 1) % vertices.length] ?? origin;
    // From the first corner on: coordinates of a survey have seven digits before the point.
    twice += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
    twice += 2 * segmentArea(from, to);
  }
  return twice / 2;
}

/** Area between a chord and its arc, positive where the arc bends to the right of the way (bulge > 0 is counter-clockwise). */
function segmentArea(from: Vertex, to: Point): number {
  const { bulge } = from;
  if (bulge === 0) return 0;
  const b = Math.abs(bulge);
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = 4 * Math.atan(b);
  const radius = (chord * (1 + b * b)) / (4 * b);
  return (Math.sign(bulge) * (radius * radius * (angle - Math.sin(angle)))) / 2;
}

/** The path as straight pieces, arcs cut every five degrees: for drawing, cutting and measuring distances. */
export function flatten(vertices: readonly Vertex[], closed: boolean): readonly Point[] {
  const points: Point[] = [];
  for (const [at, from] of vertices.entries()) {
    points.push({ x: from.x, y: from.y });
    const to = at + 1 < vertices.length ? vertices[at + 1] : closed ? vertices[0] : undefined;
    if (to && from.bulge !== 0) points.push(...arcPoints(from, to));
  }
  return points;
}

function arcPoints(from: Vertex, to: Point): Point[] {
  const angle = 4 * Math.atan(from.bulge);
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  if (chord === 0) return [];
  const radius = chord / (2 * Math.sin(Math.abs(angle) / 2));
  // The centre lies on the perpendicular through the middle of the chord.
  const offset = radius * Math.cos(angle / 2) * Math.sign(from.bulge);
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const [ux, uy] = [(to.x - from.x) / chord, (to.y - from.y) / chord];
  const [cx, cy] = [mx - uy * offset, my + ux * offset];
  const start = Math.atan2(from.y - cy, from.x - cx);
  const pieces = Math.ceil((Math.abs(angle) * 180) / Math.PI / STEP);
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, n) => {
    const at = start + (angle * (n + 1)) / pieces;
    return { x: cx + radius * Math.cos(at), y: cy + radius * Math.sin(at) };
  });
}

/** An arc from one angle to another, counter-clockwise, in degrees, as one or two corners with a bulge. */
export function arcVertices({ x, y }: Point, radius: number, from: number, to: number): readonly Vertex[] {
  const sweep = (((to - from) % 360) + 360) % 360 || 360;
  const pieces = Math.ceil(sweep / 180);
  const bulge = Math.tan(((sweep / pieces) * Math.PI) / 180 / 4);
  return Array.from({ length: pieces + 1 }, (_, n) => {
    const angle = ((from + (sweep * n) / pieces) * Math.PI) / 180;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle), bulge: n < pieces ? bulge : 0 };
  });
}

export function circleVertices({ x, y }: Point, radius: number): readonly Vertex[] {
  return [
    { x: x - radius, y, bulge: 1 },
    { x: x + radius, y, bulge: 1 },
  ];
}

/** An ellipse by its long axis and the ratio of the short one, cut into straight pieces. Angles in radians. */
export function ellipseVertices(centre: Point, major: Point, ratio: number, from: number, to: number): readonly Vertex[] {
  const sweep = to > from ? to - from : to - from + 2 * Math.PI;
  const whole = Math.abs(sweep - 2 * Math.PI) < 1e-9;
  const pieces = Math.max(8, Math.ceil((sweep * 180) / Math.PI / STEP));
  return Array.from({ length: whole ? pieces : pieces + 1 }, (_, n) => {
    const t = from + (sweep * n) / pieces;
    const [c, s] = [Math.cos(t), Math.sin(t)];
    return { x: centre.x + major.x * c - major.y * ratio * s, y: centre.y + major.y * c + major.x * ratio * s, bulge: 0 };
  });
}

/** How a block is laid out where it is inserted: scaled, turned, moved. */
export interface Placing {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly x: number;
  readonly y: number;
}

export const asItIs: Placing = { a: 1, b: 0, c: 0, d: 1, x: 0, y: 0 };

/** First `inner`, then `outer`. */
export function within(outer: Placing, inner: Placing): Placing {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    ...placed(inner, outer),
  };
}

export function placed({ x, y }: Point, { a, b, c, d, x: dx, y: dy }: Placing): Point {
  return { x: a * x + c * y + dx, y: b * x + d * y + dy };
}

/** A path where a block was placed. Mirroring turns arcs round; where x and y scale differently, arcs are cut into pieces first. */
export function placedPath(vertices: readonly Vertex[], closed: boolean, by: Placing): readonly Vertex[] {
  if (by === asItIs) return vertices;
  const determinant = by.a * by.d - by.b * by.c;
  const even = Math.abs(Math.hypot(by.a, by.b) - Math.hypot(by.c, by.d)) < 1e-9 * Math.hypot(by.a, by.b);
  const source =
    even || vertices.every(({ bulge }) => bulge === 0) ? vertices : flatten(vertices, closed).map((at) => ({ ...at, bulge: 0 }));
  return source.map((vertex) => ({ ...placed(vertex, by), bulge: determinant < 0 ? -vertex.bulge : vertex.bulge }));
}
