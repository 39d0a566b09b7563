import { readDxf } from '../domain/dxf/read.ts';
import type { Reading } from '../plan-check/domain/measure.ts';
import { checkDrawing } from '../plan-check/domain/run.ts';

// Drawings as they come: made here, entity by entity, with the faults people and programs leave in them.
type Pair = string | number;
export type At = readonly [number, number];
const section = (name: string, pairs: readonly Pair[]) => ['0', 'SECTION', '2', name, ...pairs, '0', 'ENDSEC'].join('\n');
export const file = (entities: readonly Pair[], { unit = 6, blocks = [] as readonly Pair[] } = {}) =>
  [section('HEADER', [9, '$INSUNITS', 70, unit]), section('BLOCKS', blocks), section('ENTITIES', entities), '0', 'EOF', ''].join('\n');
export const line = (layer: string, [x, y]: At, [x2, y2]: At): Pair[] => [0, 'LINE', 8, layer, 10, x, 20, y, 11, x2, 21, y2];
export const poly = (layer: string, corners: readonly At[], closed = true): Pair[] => [
  0,
  'LWPOLYLINE',
  8,
  layer,
  90,
  corners.length,
  70,
  closed ? 1 : 0,
  ...corners.flatMap(([x, y]) => [10, x, 20, y]),
];
export const box = (x: number, y: number, width: number, height: number): At[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
export const edges = (corners: readonly At[]) => corners.map((from, n) => [from, corners[(n + 1) % corners.length] as At] as const);
/** Edges as lines of their own, in no order and from either end. */
export const loose = (layer: string, corners: readonly At[]): Pair[] =>
  edges(corners)
    .map((edge, n) => [edge, (n * 7) % corners.length] as const)
    .sort((a, b) => a[1] - b[1])
    .flatMap(([[from, to]], n) => (n % 2 === 0 ? line(layer, from, to) : line(layer, to, from)));

export const rules = { limits: null, height: { metres: 15, citation: 'x' }, tolerance: { percent: 5, citation: 'x' } };
export const land = poly('BATAS_PERSIL', box(0, 0, 15, 20));
export const checked = (source: string, reading: Reading = {}) => checkDrawing(readDxf(source), reading, rules);
export const planOf = (entities: readonly Pair[], reading?: Reading, how?: Parameters<typeof file>[1]) =>
  checked(file(entities, how), reading).plan;
export const faultsOf = (plan: ReturnType<typeof planOf>) => plan.faults.map(({ kind }) => kind);
