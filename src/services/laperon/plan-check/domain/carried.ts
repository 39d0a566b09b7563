import { meaningOf } from './layers.ts';
import type { Reading } from './measure.ts';

/** How a drawing was read where it was checked: told once by the architect, and carried in the drawing itself. */
const MARK = 'WANTILAN-LAPISAN';
/** Letters of one comment: old programs take lines of 255. */
const PIECE = 200;
const MOST_PIECES = 400;
const MOST_LAYERS = 500;
const UNITS = [1, 0.01, 0.001, 0.0254, 0.3048];
const WIDEST_GAP = 0.2;

/**
 * Comments of a DXF (group 999) that say how it is read: which layer stands for what, the unit, the gaps that are closed.
 * They go before the file, which stays as it is; programs pass them over.
 */
export function commentsOf({ mapping = {}, metresPerUnit, againstFile, closeGaps, traced }: Reading): string {
  const told = Object.fromEntries(Object.entries(mapping).filter(([layer, name]) => layer !== name));
  const json = JSON.stringify({ mapping: told, metresPerUnit, againstFile, closeGaps, traced });
  const ascii = json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const pieces = Array.from({ length: Math.ceil(ascii.length / PIECE) }, (_, n) => ascii.slice(n * PIECE, (n + 1) * PIECE));
  return pieces.map((piece) => `999\n${MARK} ${piece}\n`).join('');
}

/** How a drawing is read where somebody chose something of it here: what is chosen goes before what the file carries. */
export function readingWith(carried: Reading, { mapping, metresPerUnit, againstFile = false, closeGaps = 0 }: Reading): Reading {
  const told = mapping ?? carried.mapping;
  const isOwnUnit = againstFile || carried.metresPerUnit === undefined;
  return {
    ...(told && { mapping: told }),
    ...(carried.traced && { traced: true }),
    metresPerUnit: isOwnUnit ? metresPerUnit : carried.metresPerUnit,
    againstFile: againstFile || (carried.againstFile ?? false),
    closeGaps: Math.max(closeGaps, carried.closeGaps ?? 0),
  };
}

/** What the comments at the head of a file say of how it is read, and how many letters they are; null where there are none or nonsense. */
export function readingIn(source: string): { readonly reading: Reading; readonly letters: number } | null {
  let at = 0;
  let json = '';
  const head = new RegExp(`999\\r?\\n${MARK} ([^\\r\\n]{0,${PIECE}})\\r?\\n`, 'y');
  for (let n = 0; n < MOST_PIECES; n++) {
    head.lastIndex = at;
    const piece = head.exec(source);
    if (!piece) break;
    json += piece[1] ?? '';
    at = head.lastIndex;
  }
  const reading = at === 0 ? null : readingOf(json);
  return reading && { reading, letters: at };
}

function readingOf(json: string): Reading | null {
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  const { mapping, metresPerUnit, againstFile, closeGaps, traced } = told as Record<string, unknown>;
  const isUnit = typeof metresPerUnit === 'number' && UNITS.includes(metresPerUnit);
  return {
    mapping: mappingOf(mapping),
    ...(traced === true && { traced }),
    ...(isUnit && { metresPerUnit, againstFile: againstFile === true }),
    closeGaps: typeof closeGaps === 'number' && closeGaps > 0 ? Math.min(WIDEST_GAP, closeGaps) : 0,
  };
}

/** Only names of the template, or to leave a layer out: the file comes from anybody. */
function mappingOf(told: unknown): Readonly<Record<string, string>> {
  if (typeof told !== 'object' || told === null) return {};
  return Object.fromEntries(
    Object.entries(told)
      .slice(0, MOST_LAYERS)
      .filter(
        (pair): pair is [string, string] =>
          pair[1] === '-' || (typeof pair[1] === 'string' && pair[1].length < 60 && meaningOf(pair[1]) !== null),
      ),
  );
}
