import type { Position } from '../../domain/utm.ts';

/** A name people know a place by. */
export interface NamedPlace {
  readonly name: string;
  /** What it lies in, such as its district; empty where nothing is known. */
  readonly within: string;
  /** About its middle. */
  readonly at: Position;
  readonly synthetic: boolean;
}

/** More are no answer any more: a longer name is asked for. */
export const MOST_FOUND = 20;

/** What people write before a name, which lists leave out or spell otherwise. */
const TITLES = new Set([
  'desa',
  'kelurahan',
  'kecamatan',
  'kec',
  'banjar',
  'br',
  'jalan',
  'jl',
  'jln',
  'pura',
  'dusun',
  'kabupaten',
  'badung',
]);

/**
 * The places whose names hold every word that was typed, in any order and letter case: whole names first, then names that begin
 * so. A word may stand in what a place lies in too, as in "Taman Abiansemal". Nothing for words without a name in them.
 */
export function findPlaces(places: readonly NamedPlace[], typed: string): readonly NamedPlace[] {
  const said = wordsOf(typed);
  const asked = said.filter((word) => !TITLES.has(word));
  const words = asked.length > 0 ? asked : said;
  if (words.join('').length < 2) return [];
  const whole = words.join(' ');
  return places
    .flatMap((place) => {
      const name = wordsOf(place.name).join(' ');
      const within = `${name} ${wordsOf(place.within).join(' ')}`;
      // One word at least is of the name itself: a district does not answer with all its villages.
      if (!words.every((word) => within.includes(word)) || !words.some((word) => name.includes(word))) return [];
      const bare = wordsOf(name)
        .filter((word) => !TITLES.has(word))
        .join(' ');
      return [{ place, rank: bare === whole || name === whole ? 0 : name.startsWith(whole) || bare.startsWith(whole) ? 1 : 2 }];
    })
    .sort((a, b) => a.rank - b.rank || a.place.name.localeCompare(b.place.name, 'id') || a.place.within.localeCompare(b.place.within, 'id'))
    .map(({ place }) => place);
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
