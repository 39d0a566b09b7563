import type { Area, Body } from '../bank/domain/question.ts';
import { missing, type QtiContext } from './qti-context.ts';
import { pictureSize } from './picture-size.ts';
import { partName } from './taken.ts';
import { childOf, childrenOf, type Element, wordsOf } from './xml.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Points on a picture with areas that are mapped, or hotspots of which some are correct. */
export function pictureOf(interaction: Element, context: QtiContext): Body | null {
  const image = childOf(interaction, 'object') ?? childOf(interaction, 'img');
  const picture = context.mediaAt(image?.attributes.data ?? image?.attributes.src ?? '');
  const size = picture === null ? null : pictureSize(context.bytesOf(picture));
  const declared = context.declared(interaction);
  if (!image || picture === null || !size || !declared) return missing('media-missing', interaction.name, context);
  const correct = new Set(declared.correct);
  const isPoint = interaction.name === 'selectPointInteraction';
  const shapes = isPoint
    ? (declared.areas?.entries.filter(({ value }) => value > 0).map(({ shape, key }) => ({ shape, coords: key })) ?? [])
    : childrenOf(interaction, 'hotspotChoice')
        .filter(({ attributes }) => correct.has(attributes.identifier ?? ''))
        .map(({ attributes }) => ({ shape: attributes.shape ?? '', coords: attributes.coords ?? '' }));
  const areas = shapes.flatMap(({ shape, coords }, at) => areaFrom(partName(at), shape, coords, size) ?? []);
  if (areas.length === 0 || areas.length < shapes.length)
    return missing(areas.length === 0 ? 'key-missing' : 'unreadable', interaction.name, context);
  if (context.scoring === 'unknown') context.leave(context.where, 'scoring-unknown', 'responseProcessing');
  const most = Number(interaction.attributes.maxChoices) || areas.length;
  const alt = (image.attributes.alt ?? wordsOf(image)).trim();
  return { kind: 'hotspot', picture, alt, areas, most: Math.max(most, areas.length), policy: isPoint ? 'clamped' : 'all' };
}

/** `circle` `x,y,r`, `rect` `left,top,right,bottom`, `poly` `x,y,x,y,…`, in pixels. */
function areaFrom(id: string, shape: string, coords: string, { width, height }: Size): Area | null {
  const numbers = coords
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = numbers;
  if (numbers.some((number) => !Number.isFinite(number))) return null;
  if (shape === 'circle')
    return c > 0 ? { id, kind: 'circle', x: a / width, y: b / height, r: c / width, ...(width !== height && { ry: c / height }) } : null;
  if (shape === 'rect')
    return c > a && d > b ? { id, kind: 'rectangle', x: a / width, y: b / height, width: (c - a) / width, height: (d - b) / height } : null;
  if (shape !== 'poly' || numbers.length < 6 || numbers.length % 2 === 1) return null;
  return {
    id,
    kind: 'polygon',
    points: Array.from(
      { length: numbers.length / 2 },
      (_, at) => [(numbers[at * 2] ?? 0) / width, (numbers[at * 2 + 1] ?? 0) / height] as const,
    ),
  };
}
