import type { Point } from '../../domain/dxf/drawing.ts';
import { type Drawn, writeDxf } from '../../domain/dxf/write.ts';
import { commentsOf } from './carried.ts';
import { areaM2In, metresIn } from './figures.ts';
import { heightKey, MOST_BUILDINGS, MOST_STOREYS, tracedIn, upTo } from './traced.ts';

const EVERYTHING = tracedIn({ buildings: MOST_BUILDINGS, storeys: MOST_STOREYS });

/** As typed or drawn: corners line by line, "x; y" in metres, an empty line between two outlines; height and area as written. */
export type Tracing = Readonly<Record<string, string | undefined>>;

export interface TracingFault {
  /** Name of the field. */
  readonly field: string;
  /** Line of the list, from 1; null where it is not about one. */
  readonly line: number | null;
  readonly why: 'corner' | 'too-few' | 'too-many' | 'figure';
}

const MOST_CORNERS = 2000;
/** Further than any site reaches, in metres. */
const FURTHEST = 100_000;

const CORNER = /^\s*([+-]?\d{1,7}(?:[.,]\d{1,6})?)\s*(?:;|\s)\s*([+-]?\d{1,7}(?:[.,]\d{1,6})?)\s*$/;

/** The outlines of a list, or the line at which it cannot be read. */
export function readCorners(text: string): readonly (readonly Point[])[] | { readonly line: number } {
  const outlines: Point[][] = [[]];
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      if ((outlines.at(-1)?.length ?? 0) > 0) outlines.push([]);
      continue;
    }
    const [, across, up] = CORNER.exec(line) ?? [];
    const [x, y] = [across, up].map((part) => Number((part ?? 'x').replace(',', '.'))) as [number, number];
    if (!(Math.abs(x) <= FURTHEST && Math.abs(y) <= FURTHEST)) return { line: n + 1 };
    outlines.at(-1)?.push({ x, y });
  }
  return outlines.filter(({ length }) => length > 0);
}

/** The list of outlines, as `readCorners` reads it: to the millimetre. */
export function writeCorners(outlines: readonly (readonly Point[])[]): string {
  return outlines.map((outline) => outline.map(({ x, y }) => `${figure(x)}; ${figure(y)}`).join('\n')).join('\n\n');
}
const figure = (metres: number): string => String(Math.round(metres * 1000) / 1000 || 0);

/** What was traced as a drawing with the layers of the template; or every fault in it. */
export function drawnOf(tracing: Tracing): { readonly drawn: readonly Drawn[] } | { readonly faults: readonly TracingFault[] } {
  const drawn: Drawn[] = [];
  const faults: TracingFault[] = [];
  for (const { key, kind, most } of EVERYTHING) {
    const outlines = readCorners(tracing[key] ?? '');
    if ('line' in outlines) faults.push({ field: key, line: outlines.line, why: 'corner' });
    else if (outlines.length > most || outlines.some(({ length }) => length > MOST_CORNERS))
      faults.push({ field: key, line: null, why: 'too-many' });
    // Nothing is held against anything without the land.
    else if ((key === 'batas_persil' && outlines.length === 0) || outlines.some(({ length }) => length < (kind === 'line' ? 2 : 3)))
      faults.push({ field: key, line: null, why: 'too-few' });
    else for (const points of outlines) drawn.push({ kind, layer: key.toUpperCase(), points });
  }
  for (const key of upTo(MOST_BUILDINGS).map(heightKey)) {
    const height = (tracing[key] ?? '').trim();
    if (height !== '' && metresIn(height) === null) faults.push({ field: key, line: null, why: 'figure' });
    else if (height !== '') drawn.push({ kind: 'text', layer: key.toUpperCase(), at: { x: 0, y: 0 }, text: height });
  }
  const area = (tracing.luas ?? '').trim();
  if (area !== '' && areaM2In(area) === null) faults.push({ field: 'luas', line: null, why: 'figure' });
  else if (area !== '') drawn.push({ kind: 'text', layer: 'BATAS_PERSIL', at: { x: 0, y: 0 }, text: area });
  return faults.length > 0 ? { faults } : { drawn };
}

/** The same as a DXF file, which says that it was traced: checked like any other, here and at the office. */
export function tracedDxf(drawn: readonly Drawn[]): string {
  return commentsOf({ traced: true }) + writeDxf(drawn);
}
