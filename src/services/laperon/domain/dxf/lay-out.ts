import { UnreadableDxf } from './drawing.ts';
import { asItIs, type Placing, within } from './geometry.ts';
import { type Block, count, first, MOST_ENTITIES, num, type Raw, type Sections } from './sections.ts';

const DEEPEST = 8;
/** Pairs laid out at most, every insertion counted: a block of one long outline or of empty blocks could be walked for ever. */
const MOST_STEPS = 6_000_000;
/** What an entity costs beside its pairs. */
const STEPS_EACH = 10;

/** What one makes of an entity, on the layer it lies on and placed as its blocks are. */
export type Take = (raw: Raw, layer: string, by: Placing) => void;

/**
 * Goes through all that stands in model space, every block laid out where it was inserted. Bounded in steps and in depth;
 * throws UnreadableDxf beyond. `dimensionsAsDrawn` goes through the block a program keeps the picture of a dimension in.
 */
export function layOut({ entities, blocks }: Sections, take: Take, { dimensionsAsDrawn = false } = {}): void {
  const laying = new Laying(blocks, take, dimensionsAsDrawn);
  for (const raw of entities) laying.lay(raw, asItIs, null, 0);
}

class Laying {
  readonly #blocks: ReadonlyMap<string, Block>;
  readonly #take: Take;
  readonly #dimensionsAsDrawn: boolean;
  #steps = 0;

  constructor(blocks: ReadonlyMap<string, Block>, take: Take, dimensionsAsDrawn: boolean) {
    this.#blocks = blocks;
    this.#take = take;
    this.#dimensionsAsDrawn = dimensionsAsDrawn;
  }

  lay(raw: Raw, by: Placing, inherited: string | null, depth: number): void {
    this.#steps += STEPS_EACH + raw.tags.length + (raw.corners ?? []).reduce((sum, { tags }) => sum + tags.length, 0);
    if (this.#steps > MOST_STEPS) throw new UnreadableDxf({ kind: 'too-many', most: MOST_ENTITIES });
    // Sheets for printing are drawn in paper space, over the same coordinates: frames and titles, not the site.
    if (first(raw, 67)?.trim() === '1') return;
    const turned = isSeenFromBelow(raw) ? within(by, MIRRORED) : by;
    // Layer 0 of a block takes the layer of whatever inserts it.
    const own = first(raw, 8) ?? '0';
    const layer = own === '0' && inherited !== null ? inherited : own;
    if (raw.type === 'INSERT') return this.#insert(raw, turned, layer, depth);
    const picture = this.#dimensionsAsDrawn && raw.type === 'DIMENSION' ? this.#blocks.get((first(raw, 2) ?? '').toUpperCase()) : undefined;
    if (!picture) return this.#take(raw, layer, turned);
    if (depth >= DEEPEST) throw new UnreadableDxf({ kind: 'too-deep' });
    // It is drawn in the coordinates of the drawing itself.
    for (const one of picture.entities) this.lay(one, by, layer, depth + 1);
  }

  #insert(raw: Raw, by: Placing, layer: string, depth: number): void {
    if (depth >= DEEPEST) throw new UnreadableDxf({ kind: 'too-deep' });
    const block = this.#blocks.get((first(raw, 2) ?? '').toUpperCase());
    if (!block) return;
    const [columns, rows] = [count(raw, 70), count(raw, 71)];
    // An array of nothing visible would count to the limit for no entity at all.
    if (columns * rows * Math.max(1, block.entities.length) > MOST_ENTITIES)
      throw new UnreadableDxf({ kind: 'too-many', most: MOST_ENTITIES });
    const turn = (num(raw, 50) * Math.PI) / 180;
    const [sx, sy] = [num(raw, 41, 1), num(raw, 42, 1)];
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const turned: Placing = { a: cos * sx, b: sin * sx, c: -sin * sy, d: cos * sy, x: 0, y: 0 };
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const [dx, dy] = [column * num(raw, 44), row * num(raw, 45)];
        const at: Placing = {
          ...turned,
          x: num(raw, 10) + cos * dx - sin * dy,
          y: num(raw, 20) + sin * dx + cos * dy,
        };
        const moved = within(at, { ...asItIs, x: -block.base.x, y: -block.base.y });
        for (const one of block.entities) this.lay(one, within(by, moved), layer, depth + 1);
      }
  }
}

const MIRRORED: Placing = { ...asItIs, a: -1 };

/** Flat things mirrored in CAD keep coordinates of their own, with x the other way round (DXF Reference, arbitrary axis). */
function isSeenFromBelow(raw: Raw): boolean {
  return num(raw, 230, 1) < 0 && OF_THE_OBJECT.has(raw.type);
}
const OF_THE_OBJECT = new Set(['LWPOLYLINE', 'POLYLINE', 'CIRCLE', 'ARC', 'TEXT', 'ATTRIB', 'INSERT', 'HATCH', 'SOLID']);
