import { filterQuery, readFilter } from '../../list/filter.ts';
import type { CaseFilter } from '../../types.ts';

/** Where an officer is in the queue: which cases, in which order, on which page. Carried by every address of the desk. */
export interface Place {
  readonly filter: CaseFilter;
  /** 1 for the first. */
  readonly page: number;
}

/** Cases on one page of the queue. */
export const PAGE_SIZE = 50;

/** What an officer sees without asking for anything: what waits at their desks, the oldest first. */
export const homeFilter: CaseFilter = { desk: 'mine-desks', open: true };

/** Reads the place from an address query. Total. */
export function readPlace(query: unknown): Place {
  const given = typeof query === 'object' && query !== null ? (query as Readonly<Record<string, unknown>>) : {};
  const filter = readFilter(given);
  const page = Number(given.halaman);
  return {
    filter: Object.keys(filter).length === 0 ? homeFilter : filter,
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  };
}

/** An address that keeps the place; `extra` is added to the query. */
export function inPlace(address: string, { filter, page }: Place, extra: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams(isHome(filter) ? '' : filterQuery(filter));
  if (page > 1) query.set('halaman', String(page));
  for (const [name, value] of Object.entries(extra)) if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return text === '' ? address : `${address}?${text}`;
}

/** Whether a filter is what the officer sees without asking. */
export function isHome(filter: CaseFilter): boolean {
  return filterQuery(filter) === filterQuery(homeFilter);
}

export function sliceOf({ page }: Place): { limit: number; offset: number } {
  return { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
}
