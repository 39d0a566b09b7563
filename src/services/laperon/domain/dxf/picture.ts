import { colorOf } from './colors.ts';
import { cornersOf, hatchOutlines, solidPoints, splinePoints } from './curves.ts';
import { type Entity, type Point, UnreadableDxf } from './drawing.ts';
import { flatten, placed, placedPath, type Placing } from './geometry.ts';
import { layOut } from './lay-out.ts';
import { entityOf, metresOf, plain } from './read.ts';
import { first, MOST_ENTITIES, num, type Raw, readSections } from './sections.ts';

/** A rectangle of the drawing's own plane, in its units; y grows upwards. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureLayer {
  readonly name: string;
  /** What lies on it. */
  readonly count: number;
  /** Off or frozen in the file, a layer is not shown at first. */
  readonly shown: boolean;
}

/** A text to be drawn: its height and where its first letter stands on the line, in drawing units from the frame's corner. */
export interface PictureText {
  readonly layer: number;
  readonly color: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Radians, counter-clockwise. */
  readonly turn: number;
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
}

/**
 * A drawing to be looked at: every line as straight pieces. Points are x and y from the frame's lower left corner; stroke n
 * goes from point `starts[n]` to before `starts[n + 1]`.
 */
export interface Picture {
  readonly metresPerUnit: number | null;
  readonly frame: Frame;
  readonly layers: readonly PictureLayer[];
  readonly points: Float32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly layerOf: Uint16Array<ArrayBuffer>;
  /** 0xRRGGBB for each stroke. */
  readonly colorOf: Uint32Array<ArrayBuffer>;
  readonly texts: readonly PictureText[];
  /** Kinds of things that are not drawn, by their name in the file. */
  readonly unread: Readonly<Record<string, number>>;
}

/** Corners drawn at most: what telephones still hold. */
const MOST_POINTS = 6_000_000;
const MOST_LAYERS = 60_000;
const MOST_TEXTS = 50_000;
/** White paper around what is drawn, as part of its longer side. */
const MARGIN = 0.03;

/** Reads a DXF file to be looked at; throws UnreadableDxf as `readDxf` does, and for a drawing with nothing to see. */
export function readPicture(source: string): Picture {
  const sections = readSections(source);
  const drawing = new Sketch();
  layOut(
    sections,
    (raw, layer, by) => drawing.take(raw, layer, by, colorOf(num(raw, 62, 256), first(raw, 420), sections.styles.get(layer)?.color)),
    { dimensionsAsDrawn: true },
  );
  return drawing.picture(metresOf(sections.units), (layer) => {
    const style = sections.styles.get(layer);
    return !style || (style.color >= 0 && !style.frozen);
  });
}

class Sketch {
  #points = new Float64Array(1 << 14);
  #used = 0;
  readonly #starts: number[] = [];
  readonly #layerOf: number[] = [];
  readonly #colorOf: number[] = [];
  readonly #texts: PictureText[] = [];
  readonly #layers = new Map<string, { n: number; count: number }>();
  readonly #unread = new Map<string, number>();

  take(raw: Raw, layer: string, by: Placing, color: number): void {
    const entity = entityOf(raw, layer);
    const lines = linesOf(raw, entity, by);
    if (lines) {
      const { n } = this.#on(layer);
      for (const line of lines) this.#stroke(line, n, color);
    } else if (raw.type === 'TEXT' || raw.type === 'MTEXT' || raw.type === 'ATTRIB') this.#write(raw, layer, by, color);
    else this.#unread.set(raw.type, (this.#unread.get(raw.type) ?? 0) + 1);
  }

  picture(metresPerUnit: number | null, isShown: (layer: string) => boolean): Picture {
    const frame = this.#frame();
    if (!frame) throw new UnreadableDxf({ kind: 'nothing' });
    const points = new Float32Array(this.#used);
    for (let at = 0; at < this.#used; at += 2) {
      points[at] = (this.#points[at] ?? 0) - frame.x;
      points[at + 1] = (this.#points[at + 1] ?? 0) - frame.y;
    }
    return {
      metresPerUnit,
      frame,
      layers: [...this.#layers].map(([name, { count }]) => ({ name, count, shown: isShown(name) })),
      points,
      starts: Uint32Array.from([...this.#starts, this.#used / 2]),
      layerOf: Uint16Array.from(this.#layerOf),
      colorOf: Uint32Array.from(this.#colorOf),
      texts: this.#texts.map((text) => ({ ...text, x: text.x - frame.x, y: text.y - frame.y })),
      unread: Object.fromEntries(this.#unread),
    };
  }

  #on(layer: string): { n: number; count: number } {
    const known = this.#layers.get(layer) ?? { n: this.#layers.size, count: 0 };
    if (known.n >= MOST_LAYERS) throw new UnreadableDxf({ kind: 'too-many', most: MOST_LAYERS });
    known.count++;
    this.#layers.set(layer, known);
    return known;
  }

  #stroke(line: readonly Point[], layer: number, color: number): void {
    if (line.length === 0) return;
    const needed = this.#used + 2 * line.length;
    if (needed > 2 * MOST_POINTS || this.#starts.length >= 4 * MOST_ENTITIES)
      throw new UnreadableDxf({ kind: 'too-many', most: MOST_ENTITIES });
    if (needed > this.#points.length) {
      const larger = new Float64Array(Math.max(needed, 2 * this.#points.length));
      larger.set(this.#points);
      this.#points = larger;
    }
    this.#starts.push(this.#used / 2);
    this.#layerOf.push(layer);
    this.#colorOf.push(color);
    for (const { x, y } of line) {
      this.#points[this.#used++] = x;
      this.#points[this.#used++] = y;
    }
  }

  #write(raw: Raw, layer: string, by: Placing, color: number): void {
    if (this.#texts.length >= MOST_TEXTS) return;
    const text = plain(
      raw.type === 'MTEXT'
        ? [...raw.tags.flatMap(({ code, value }) => (code === 3 ? [value] : [])), first(raw, 1) ?? ''].join('')
        : (first(raw, 1) ?? ''),
    );
    const height = num(raw, 40) * Math.hypot(by.c, by.d);
    if (text === '' || !(height > 0)) return;
    const { n } = this.#on(layer);
    const justified = raw.type !== 'MTEXT' && (num(raw, 72) > 0 || num(raw, 73) > 0) && first(raw, 11) !== undefined;
    const at = placed(justified ? { x: num(raw, 11), y: num(raw, 21) } : { x: num(raw, 10), y: num(raw, 20) }, by);
    const turn = Math.atan2(by.b, by.a) + directionOf(raw);
    const column = raw.type === 'MTEXT' ? (num(raw, 71, 1) - 1) % 3 : justified ? num(raw, 72) % 3 : 0;
    const align = (['left', 'center', 'right'] as const)[column] ?? 'left';
    // The first line of an MTEXT hangs below its point, or stands above it.
    const drop = raw.type === 'MTEXT' && num(raw, 71, 1) <= 3 ? height : 0;
    for (const [line, words] of text.split('\n').slice(0, 200).entries()) {
      const down = drop + line * height * 1.6;
      this.#texts.push({
        layer: n,
        color,
        x: at.x + Math.sin(turn) * down,
        y: at.y - Math.cos(turn) * down,
        height,
        turn,
        text: words,
        align,
      });
    }
  }

  /** What encloses all that is drawn, with a margin; null where nothing is. */
  #frame(): Frame | null {
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    const hold = (x: number, y: number): void => {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    };
    for (let at = 0; at < this.#used; at += 2) hold(this.#points[at] ?? 0, this.#points[at + 1] ?? 0);
    for (const { x, y, height } of this.#texts) {
      hold(x, y);
      hold(x, y + height);
    }
    if (!Number.isFinite(left)) return null;
    const longer = Math.max(right - left, top - bottom) || 1;
    const around = longer * MARGIN;
    // A drawing that is one line has no breadth of its own.
    const thin = longer / 20;
    const [width, height] = [Math.max(right - left, thin), Math.max(top - bottom, thin)];
    return {
      x: (left + right - width) / 2 - around,
      y: (bottom + top - height) / 2 - around,
      width: width + 2 * around,
      height: height + 2 * around,
    };
  }
}

/** How a text is turned by itself, in radians. */
function directionOf(raw: Raw): number {
  if (raw.type === 'MTEXT' && first(raw, 11) !== undefined) return Math.atan2(num(raw, 21), num(raw, 11));
  const turn = num(raw, 50);
  return raw.type === 'MTEXT' ? turn : (turn * Math.PI) / 180;
}

/** Lines to draw of an entity where its blocks were placed; null for a text, and for what cannot be drawn. */
function linesOf(raw: Raw, entity: Entity | null, by: Placing): readonly (readonly Point[])[] | null {
  const move = (points: readonly Point[]) => points.map((point) => placed(point, by));
  const closed = (points: readonly Point[]) => (points[0] ? move([...points, points[0]]) : []);
  if (entity?.kind === 'path') {
    const line = flatten(placedPath(entity.vertices, entity.closed, by), entity.closed);
    return [entity.closed && line[0] ? [...line, line[0]] : line];
  }
  if (entity?.kind === 'dimension') return [move(entity.points)];
  switch (raw.type) {
    case 'POINT':
      return [move([{ x: num(raw, 10), y: num(raw, 20) }])];
    case 'SPLINE':
      return [(num(raw, 70) & 1) === 1 ? closed(splinePoints(raw)) : move(splinePoints(raw))];
    case 'HATCH':
      return hatchOutlines(raw).map(closed);
    case 'SOLID':
    case 'TRACE':
    case '3DFACE':
      return [closed(solidPoints(raw))];
    case 'LEADER':
    case 'MLINE':
      return [move(cornersOf(raw))];
    default:
      return null;
  }
}
