import type { Area, Body, Hotspot } from '../bank/domain/question.ts';
import { type MoodleContext, takeFile, valueOf } from './moodle-text.ts';
import { pictureSize } from './picture-size.ts';
import { partName } from './taken.ts';
import { childOf, childrenOf, type Element, wordsOf } from './xml.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Markers dropped on a picture, as places to point at. Which marker goes where has no place here and is named. */
export function markersOf(element: Element, context: MoodleContext): Body | null {
  const { where, leave, bag } = context;
  const file = childOf(element, 'file');
  const picture = file ? takeFile(file, context) : null;
  const size = picture === null ? null : pictureSize(bag.media.get(picture) ?? new Uint8Array());
  if (picture === null || size === null) {
    leave(where, 'media-missing', 'ddmarker', { whole: true });
    return null;
  }
  const drops = childrenOf(element, 'drop');
  const areas = drops.flatMap((drop, at) => areaFrom(partName(at), valueOf(drop, 'shape'), valueOf(drop, 'coords'), size) ?? []);
  const labels = childrenOf(element, 'drag').map((drag) => wordsOf(childOf(drag, 'text')).trim());
  if (areas.length < drops.length || areas.length === 0) {
    leave(where, areas.length === 0 ? 'key-missing' : 'unreadable', drops.map((drop) => valueOf(drop, 'coords')).join(' '), {
      whole: true,
    });
    return null;
  }
  if (new Set(drops.map((drop) => valueOf(drop, 'choice'))).size > 1) leave(where, 'part-dropped', `markers: ${labels.join(', ')}`);
  const alt = wordsOf(childOf(childOf(element, 'questiontext'), 'text'))
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { kind: 'hotspot', picture, alt: alt.slice(0, 200), areas, most: areas.length, policy: 'clamped' } satisfies Hotspot;
}

/** `circle` `x,y;r`, `rectangle` `x,y;width,height`, `polygon` `x,y;x,y;…`, all in pixels. */
export function areaFrom(id: string, shape: string, coords: string, { width, height }: Size): Area | null {
  const points = coords.split(';').map((pair) => pair.split(',').map(Number));
  const [[x = Number.NaN, y = Number.NaN] = [], [second = Number.NaN, third = Number.NaN] = []] = points;
  if (points.flat().some((number) => !Number.isFinite(number))) return null;
  if (shape === 'circle')
    return second > 0
      ? { id, kind: 'circle', x: x / width, y: y / height, r: second / width, ...(width !== height && { ry: second / height }) }
      : null;
  if (shape === 'rectangle')
    return second > 0 && third > 0
      ? { id, kind: 'rectangle', x: x / width, y: y / height, width: second / width, height: third / height }
      : null;
  if (shape !== 'polygon' || points.length < 3) return null;
  return { id, kind: 'polygon', points: points.map(([px = 0, py = 0]) => [px / width, py / height] as const) };
}

/** An area in whole pixels, and whether that is what it was. A circle that is none in pixels becomes one by its width. */
export function coordsOf(
  area: Area,
  { width, height }: Size,
): { readonly shape: string; readonly coords: string; readonly isExact: boolean } {
  const lengths: (readonly [number, number])[] =
    area.kind === 'polygon'
      ? [...area.points]
      : area.kind === 'circle'
        ? [[area.x, area.y]]
        : [
            [area.x, area.y],
            [area.width, area.height],
          ];
  const pixels = lengths.map(([x, y]) => [x * width, y * height]);
  const round = area.kind === 'circle' ? [[area.r * width]] : [];
  const all = [...pixels, ...round];
  const isWhole = all.flat().every((number) => Math.abs(number - Math.round(number)) < 1e-6);
  const isRound = area.kind !== 'circle' || Math.abs((area.ry ?? area.r) * height - area.r * width) < 1e-6;
  return { shape: area.kind, coords: all.map((pair) => pair.map(Math.round).join(',')).join(';'), isExact: isWhole && isRound };
}
