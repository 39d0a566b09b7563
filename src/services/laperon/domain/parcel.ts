import { type Metres, type Position, toUtm50South } from './utm.ts';

/** Where the land is: one point, or the corners of the parcel in order, not closed. */
export type Place = readonly Position[];

export type PlaceProblem =
  | { readonly kind: 'unreadable'; readonly line: number }
  | { readonly kind: 'two-points' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'too-wide' }
  | { readonly kind: 'crosses-itself' };

const MOST_CORNERS = 200;
/** In metres, from side to side: wider is no parcel but a slip of a figure, and would be cut against half a plan. */
const WIDEST = 2000;

/**
 * Reads "latitude, longitude" lines as people copy them from a map: "-8.5830, 115.1771", decimal commas when a
 * semicolon or a space stands between. A closing corner equal to the first is dropped. Total.
 */
export function readPlace(
  typed: string,
): { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly problem: PlaceProblem } {
  const lines = linesOf(typed);
  if (lines.length > MOST_CORNERS) return { ok: false, problem: { kind: 'too-many' } };
  const read: Position[] = [];
  for (const [index, line] of lines.entries()) {
    const position = readPosition(line);
    if (!position) return { ok: false, problem: { kind: 'unreadable', line: index + 1 } };
    read.push(position);
  }
  const place = read.length > 1 && same(read[0], read.at(-1)) ? read.slice(0, -1) : read;
  if (place.length === 0) return { ok: false, problem: { kind: 'unreadable', line: 1 } };
  if (place.length === 2) return { ok: false, problem: { kind: 'two-points' } };
  const corners = place.map(toUtm50South);
  if (isTooWide(corners)) return { ok: false, problem: { kind: 'too-wide' } };
  if (crossesItself(corners)) return { ok: false, problem: { kind: 'crosses-itself' } };
  return { ok: true, place };
}

/** The corners that can be read, where together they are no place: to show which of them is wrong. */
export function readCorners(typed: string): Place {
  return linesOf(typed)
    .slice(0, MOST_CORNERS)
    .flatMap((line) => readPosition(line) ?? []);
}

function linesOf(typed: string): readonly string[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readPosition(line: string): Position | undefined {
  const parts =
    /^(-?\d{1,3}(?:\.\d+)?)°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?$/.exec(line) ??
    /^(-?\d{1,3},\d+)°?\s*[;\s]\s*(-?\d{1,3},\d+)°?$/.exec(line);
  if (!parts) return undefined;
  const [lat, lon] = [parts[1], parts[2]].map((part) => Number((part ?? '').replace(',', '.')));
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
  return { lat, lon };
}

/** The lines that `readPlace` reads. */
export function writePlace(place: Place): string {
  return place.map(({ lat, lon }) => `${round7(lat)}, ${round7(lon)}`).join('\n');
}

/** A rough box around Kabupaten Badung: a place outside is asked about, never refused. */
const BADUNG = { south: -8.86, north: -8.22, west: 115.05, east: 115.29 };

export function isInBadung(place: Place): boolean {
  return place.every(({ lat, lon }) => lat >= BADUNG.south && lat <= BADUNG.north && lon >= BADUNG.west && lon <= BADUNG.east);
}

/** Area inside the corners in m², on the plane of UTM 50 S; null for a single point. */
export function areaM2(place: Place): number | null {
  if (place.length < 3) return null;
  return Math.abs(signedArea(place.map(toUtm50South)));
}

/** The middle of the corners: where the flag stands on a map. */
export function middleOf(place: Place): Position {
  const sum = place.reduce((to, at) => ({ lat: to.lat + at.lat, lon: to.lon + at.lon }), { lat: 0, lon: 0 });
  return { lat: round7(sum.lat / Math.max(1, place.length)), lon: round7(sum.lon / Math.max(1, place.length)) };
}

/** How far the measured area lies from the declared one, in % of the declared; positive when more was measured. */
export function differencePercent(declaredM2: number, measuredM2: number): number {
  return ((measuredM2 - declaredM2) / declaredM2) * 100;
}

function signedArea(corners: readonly Metres[]): number {
  const origin = corners[0] ?? { east: 0, north: 0 };
  let twice = 0;
  for (const [index, at] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? at;
    twice += (at.east - origin.east) * (next.north - origin.north) - (next.east - origin.east) * (at.north - origin.north);
  }
  return twice / 2;
}

function isTooWide(corners: readonly Metres[]): boolean {
  const across = (of: readonly number[]) => Math.max(...of) - Math.min(...of);
  return across(corners.map(({ east }) => east)) > WIDEST || across(corners.map(({ north }) => north)) > WIDEST;
}

function crossesItself(corners: readonly Metres[]): boolean {
  const sides = corners.map((from, index) => [from, corners[(index + 1) % corners.length] ?? from] as const);
  return sides.some(([a, b], first) =>
    sides.some(([c, d], second) => {
      const neighbours = second <= first + 1 || (first === 0 && second === sides.length - 1);
      return !neighbours && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }),
  );
}

/** On which side of the line a–b the point p lies. */
function side(a: Metres, b: Metres, p: Metres): number {
  return Math.sign((b.east - a.east) * (p.north - a.north) - (b.north - a.north) * (p.east - a.east));
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a.lat === b.lat && a.lon === b.lon;
}

/** Seven decimals of a degree are a centimetre. */
function round7(degrees: number): number {
  return Number(degrees.toFixed(7));
}
