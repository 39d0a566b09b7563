import { isDay } from '#kernel';
import { type Flag, flags, type Status, statuses } from '../domain/status.ts';
import { type CaseFilter, sorts } from '../types.ts';

type Query = Readonly<Record<string, unknown>>;

/** The filter an address query asks for. Total: what makes no sense is left out. */
export function readFilter(query: Query): CaseFilter {
  const word = (name: string): string | undefined => {
    const value = Array.isArray(query[name]) ? query[name][0] : query[name];
    // No text of ours holds a NUL, and PostgreSQL would not hear of one.
    return typeof value === 'string' && value.trim() !== '' && !value.includes('\0') ? value.trim().slice(0, 100) : undefined;
  };
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | undefined => known.find((one) => one === word(name));
  const day = (name: string) => (isDay(word(name) ?? '') ? word(name) : undefined);
  const given = query.status;
  const asked = (Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : []).map(String);
  const found = {
    service: word('service'),
    desk: word('desk'),
    status: some(statuses.filter((status) => asked.includes(status))),
    flag: oneOf<Flag>('flag', flags),
    assignee: oneOf('assignee', ['me', 'none'] as const),
    overdue: truth(word('overdue')),
    open: truth(word('open')),
    q: word('q'),
    sort: oneOf('sort', sorts),
    submittedFrom: day('submittedFrom'),
    submittedTo: day('submittedTo'),
    arrivedFrom: day('arrivedFrom'),
    dueTo: day('dueTo'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as CaseFilter;
}

/** The address query of a filter, without the question mark: the reverse of `readFilter`. */
export function filterQuery(filter: CaseFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, string | boolean | readonly Status[] | undefined][]) {
    if (value === undefined) continue;
    query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : typeof value === 'string' ? value : value.join(','));
  }
  return query.toString();
}

function truth(word: string | undefined): boolean | undefined {
  if (word === '1' || word === 'true') return true;
  return word === '0' || word === 'false' ? false : undefined;
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
