const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);

/** Titles and what half of Bali is called: they alone name nobody. */
const common = new Set([
  'pak',
  'bapak',
  'ibu',
  'bli',
  'mbok',
  'drs',
  'nyoman',
  'wayan',
  'made',
  'ketut',
  'putu',
  'gede',
  'kadek',
  'komang',
  'luh',
]);

/** Whether somebody's name is the one that was typed, or a part of it that tells them from others. */
export function isNamed(name: string, typed: string): boolean {
  const given = wordsOf(typed);
  const known = wordsOf(name);
  const telling = given.filter((word) => !common.has(word));
  // Of a common name alone, everybody who bears it is kept away: rather one officer too many than the one meant.
  const sought = telling.length > 0 ? telling : given;
  return sought.length > 0 && sought.every((word) => known.includes(word));
}
