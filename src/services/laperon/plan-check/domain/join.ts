import type { Entity, Vertex } from '../../domain/dxf/drawing.ts';

type Path = Extract<Entity, { kind: 'path' }>;

/** Lines that were put together, and the widest gap that lay between two of them, in drawing units. */
export interface Joined {
  readonly path: Path;
  readonly gap: number;
}

/**
 * Puts lines together that were drawn one by one: where the end of one lies on that of one other and of no third, they are
 * one line. First ends that touch (nearer than `touching`), then, where somebody asked for it, ends no further apart than
 * `near`. Lengths are drawing units. What is drawn twice over counts once. Each end is looked at beside its neighbours only.
 */
export function joinLines(paths: readonly Path[], touching: number, near: number): readonly Joined[] {
  const once = withoutTwins(paths, touching).map((path) => ({ path, gap: 0 }));
  const joined = joinWithin(once, touching);
  return near > touching ? joinWithin(joined, near) : joined;
}

interface End {
  readonly line: number;
  readonly first: boolean;
  readonly x: number;
  readonly y: number;
}

function joinWithin(lines: readonly Joined[], reach: number): readonly Joined[] {
  const partners = pairs(lines, reach);
  const done = new Set<number>();
  const out: Joined[] = [];
  // Chains begin where an end has no partner; what is left over are rings.
  const starts = lines.flatMap((_, line) =>
    [true, false].filter((first) => !partners.has(keyOf(line, first))).map((first) => ({ line, first })),
  );
  for (const start of [...starts, ...lines.map((_, line) => ({ line, first: true }))]) {
    if (done.has(start.line)) continue;
    out.push(chainFrom(lines, partners, done, start));
  }
  return out;
}

const keyOf = (line: number, first: boolean): number => 2 * line + (first ? 0 : 1);

function chainFrom(
  lines: readonly Joined[],
  partners: ReadonlyMap<number, End>,
  done: Set<number>,
  start: { readonly line: number; readonly first: boolean },
): Joined {
  const vertices: Vertex[] = [];
  let gap = 0;
  let at: { readonly line: number; readonly first: boolean } | undefined = start;
  while (at && !done.has(at.line)) {
    done.add(at.line);
    const own = lines[at.line] as Joined;
    gap = Math.max(gap, own.gap);
    const next = at.first ? own.path.vertices : backwards(own.path.vertices);
    const [joint, begin] = [vertices.at(-1), next[0]];
    if (joint && begin) {
      gap = Math.max(gap, Math.hypot(joint.x - begin.x, joint.y - begin.y));
      // The corner is that of the line that goes on.
      vertices.pop();
    }
    for (const vertex of next) vertices.push(vertex);
    at = partners.get(keyOf(at.line, !at.first));
  }
  const { layer } = (lines[start.line] as Joined).path;
  return { path: { kind: 'path', layer, vertices, closed: false }, gap };
}

/** The same line from its other end: every arc bends the other way, and belongs to the corner before. */
function backwards(vertices: readonly Vertex[]): readonly Vertex[] {
  return vertices.toReversed().map((vertex, n, all) => ({ ...vertex, bulge: -(vertices[all.length - 2 - n]?.bulge ?? 0) }));
}

/** For each end the one other end within reach; where several lie, nobody says which goes on with which. */
function pairs(lines: readonly Joined[], reach: number): ReadonlyMap<number, End> {
  const cells = new Map<string, End[]>();
  const cell = (value: number) => Math.floor(value / reach);
  const ends = lines.flatMap(({ path: { vertices } }, line): End[] => {
    const [from, to] = [vertices[0], vertices.at(-1)];
    return from && to
      ? [
          { line, first: true, ...placeOf(from) },
          { line, first: false, ...placeOf(to) },
        ]
      : []; // prettier-ignore
  });
  for (const end of ends) {
    const key = `${cell(end.x)} ${cell(end.y)}`;
    const here = cells.get(key);
    if (here) here.push(end);
    else cells.set(key, [end]);
  }
  const found = new Map<number, End>();
  for (const end of ends) {
    const others: End[] = [];
    // More than a few ends in one place are a star, whatever else lies there.
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of (cells.get(`${cell(end.x) + dx} ${cell(end.y) + dy}`) ?? []).slice(0, 8))
          if (other.line !== end.line && Math.hypot(other.x - end.x, other.y - end.y) <= reach) others.push(other);
    if (others.length === 1) found.set(keyOf(end.line, end.first), others[0] as End);
  }
  // Only where both see each other.
  return new Map([...found].filter(([key, other]) => keyOfEnd(found.get(keyOf(other.line, other.first))) === key));
}

const placeOf = ({ x, y }: Vertex) => ({ x, y });
const keyOfEnd = (end: End | undefined): number => (end ? keyOf(end.line, end.first) : -1);

/** The first of lines with the same corners, from whichever end; lines without length are none. */
function withoutTwins(paths: readonly Path[], touching: number): readonly Path[] {
  const seen = new Set<string>();
  const round = (value: number) => Math.round(value / touching);
  const signature = (vertices: readonly Vertex[]) => vertices.map(({ x, y }) => `${round(x)} ${round(y)}`).join(';');
  return paths.filter(({ vertices }) => {
    const [from, to] = [vertices[0], vertices.at(-1)];
    if (!from || !to || (vertices.length === 2 && Math.hypot(from.x - to.x, from.y - to.y) <= touching)) return false;
    const [there, back] = [signature(vertices), signature(vertices.toReversed())];
    const bend = vertices[0]?.bulge ?? 0;
    const key = there < back ? `${there}|${bend}` : `${back}|${-bend}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
