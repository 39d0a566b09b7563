import { type Point, UnreadableDxf } from './drawing.ts';
import { readTags, type Tag } from './tags.ts';

export const MOST_ENTITIES = 200_000;

/** An entity as it stands in the file: its name, and every value by group code in the order they came. */
export interface Raw {
  readonly type: string;
  readonly tags: readonly Tag[];
  /** Corners of an old-style polyline. */
  readonly corners?: readonly Raw[];
}

export interface Block {
  readonly base: Point;
  readonly entities: readonly Raw[];
}

/** How a layer is drawn, as the table of layers has it. */
export interface LayerStyle {
  /** Colour by AutoCAD's index; negative for a layer that is off. */
  readonly color: number;
  readonly frozen: boolean;
}

export interface Sections {
  readonly units: number;
  readonly styles: ReadonlyMap<string, LayerStyle>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly entities: readonly Raw[];
}

export function readSections(source: string): Sections {
  const blocks = new Map<string, Block>();
  let entities: readonly Raw[] = [];
  let styles: ReadonlyMap<string, LayerStyle> = new Map();
  let units = 0;
  let known = false;
  const tags = readTags(source);
  for (let tag = tags.next(); !tag.done; tag = tags.next()) {
    if (tag.value.code !== 0 || tag.value.value !== 'SECTION') continue;
    const name = tags.next();
    if (name.done) break;
    known = true;
    const section = takeSection(tags);
    if (name.value.value === 'HEADER') units = unitsIn(section);
    else if (name.value.value === 'TABLES') styles = stylesIn(group(section));
    else if (name.value.value === 'BLOCKS') for (const [block, what] of blocksIn(group(section))) blocks.set(block, what);
    else if (name.value.value === 'ENTITIES') entities = withCorners(group(section));
  }
  if (!known) throw new UnreadableDxf({ kind: 'not-dxf' });
  return { units, styles, blocks, entities };
}

function takeSection(tags: Generator<Tag>): readonly Tag[] {
  const taken: Tag[] = [];
  for (let tag = tags.next(); !tag.done; tag = tags.next()) {
    if (tag.value.code === 0 && tag.value.value === 'ENDSEC') return taken;
    taken.push(tag.value);
  }
  // Half a drawing measures as if it were a whole one.
  throw new UnreadableDxf({ kind: 'cut-off' });
}

function unitsIn(section: readonly Tag[]): number {
  const at = section.findIndex(({ code, value }) => code === 9 && value === '$INSUNITS');
  return at === -1 ? 0 : Number(section[at + 1]?.value ?? 0);
}

function stylesIn(groups: readonly Raw[]): ReadonlyMap<string, LayerStyle> {
  return new Map(
    groups
      .filter(({ type }) => type === 'LAYER')
      .map((raw) => [first(raw, 2) ?? '0', { color: num(raw, 62, 7), frozen: (num(raw, 70) & 1) === 1 }]),
  );
}

/** Every `0` begins something; what follows belongs to it. */
function group(section: readonly Tag[]): readonly Raw[] {
  const groups: { type: string; tags: Tag[] }[] = [];
  for (const tag of section) {
    if (tag.code === 0) groups.push({ type: tag.value.toUpperCase(), tags: [] });
    else groups.at(-1)?.tags.push(tag);
    if (groups.length > MOST_ENTITIES * 4) throw new UnreadableDxf({ kind: 'too-many', most: MOST_ENTITIES });
  }
  return groups;
}

function blocksIn(groups: readonly Raw[]): readonly (readonly [string, Block])[] {
  const found: (readonly [string, Block])[] = [];
  let open: { name: string; base: Point; inside: Raw[] } | null = null;
  for (const raw of groups) {
    if (raw.type === 'BLOCK') open = { name: (first(raw, 2) ?? '').toUpperCase(), base: { x: num(raw, 10), y: num(raw, 20) }, inside: [] };
    else if (raw.type === 'ENDBLK' && open) {
      found.push([open.name, { base: open.base, entities: withCorners(open.inside) }]);
      open = null;
    } else open?.inside.push(raw);
  }
  return found;
}

/** Gathers the VERTEX entities of an old-style polyline into it. */
function withCorners(groups: readonly Raw[]): readonly Raw[] {
  const out: Raw[] = [];
  let open: { corners: Raw[] } | null = null;
  for (const raw of groups) {
    if (raw.type === 'POLYLINE') {
      const line = { ...raw, corners: [] as Raw[] };
      out.push(line);
      open = line;
    } else if (raw.type === 'VERTEX') open?.corners.push(raw);
    else if (raw.type === 'SEQEND') open = null;
    else if (raw.type !== 'ATTDEF' && raw.type !== 'VIEWPORT') out.push(raw);
  }
  return out;
}

export function first({ tags }: Raw, code: number): string | undefined {
  return tags.find((tag) => tag.code === code)?.value;
}

export function every({ tags }: Raw, code: number): readonly string[] {
  return tags.filter((tag) => tag.code === code).map(({ value }) => value);
}

export function num(raw: Raw, code: number, otherwise = 0): number {
  const written = first(raw, code);
  return written === undefined ? otherwise : figure(written);
}

/** Rows or columns of an array of blocks: one at least. */
export function count(raw: Raw, code: number): number {
  return Math.min(10_000, Math.max(1, Math.trunc(num(raw, code, 1))));
}

/** A number as a file has it; 0 for nonsense, so that one bad figure spoils one entity and not the drawing. */
export function figure(written: string): number {
  const value = Number(written);
  return Number.isFinite(value) && Math.abs(value) < 1e12 ? value : 0;
}
