import { plainKey, readRupiah, type PartyLine } from './read-file.ts';

export const partyFields = ['key', 'amount', 'object'] as const;
export type PartyField = (typeof partyFields)[number];

/** Which column, counted from nought, holds which field. */
export type PartyMapping = Readonly<Partial<Record<PartyField, number>>>;

/** Words by which a column is known, small letters; the first that is met counts. */
export type PartyColumns = Readonly<Partial<Record<PartyField, readonly string[]>>>;

const plain = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** The columns whose titles are the words of a party; those nobody recognises are left to an officer. */
export function guessMapping(titles: readonly string[], columns: PartyColumns): PartyMapping {
  const mapping: Partial<Record<PartyField, number>> = {};
  for (const field of partyFields) {
    const at = titles.findIndex((title) => columns[field]?.includes(plain(title)));
    if (at >= 0) mapping[field] = at;
  }
  return mapping;
}

/** What is missing before lines can be compared. */
export function missingFields(mapping: PartyMapping, columns: PartyColumns): readonly PartyField[] {
  return partyFields.filter((field) => columns[field] && field !== 'object' && mapping[field] === undefined);
}

/** A line of theirs as it is compared. */
export interface Theirs {
  readonly line: number;
  /** null where the line cannot be read. */
  readonly key: string | null;
  readonly amount: number | null;
  readonly object: string;
}

export function readLine({ line, cells }: PartyLine, mapping: PartyMapping, columns: PartyColumns): Theirs {
  const cell = (field: PartyField) => (mapping[field] === undefined ? '' : (cells?.[mapping[field]] ?? ''));
  const amount = columns.amount ? readRupiah(cell('amount')) : null;
  const key = plainKey(cell('key'));
  const isRead = cells !== null && key !== '' && (amount !== null || !columns.amount);
  return { line, key: isRead ? key : null, amount, object: cell('object') };
}
