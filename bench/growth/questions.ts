import type { DemoApp } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import {
  type CaseFilter,
  countOpen,
  deskCounts,
  followCases,
  myCases,
  perform,
  performanceOf,
  readCase,
  searchCases,
  trackCase,
} from '#platform/cases';
import { makeFigures } from '#portal';

/** Something people ask of the register all day; `n` tells one asking from the next. */
export interface Question {
  readonly what: string;
  /** Nobody waits for it: it is counted while older figures are shown, or when the operator's monitor asks. */
  readonly isAside?: boolean;
  ask(n: number): Promise<unknown>;
}

/** One of the copies: what it is tracked with, and whose it is. */
export interface Known {
  readonly id: string;
  readonly number: string;
  readonly secret: string;
  readonly applicant: string;
}

const PAGE = 25;

/** What is measured at every size, each asked with other words, pages and cases from time to time. */
export function questionsOf({ db, cases }: DemoApp, officer: PersonActor, known: readonly Known[], open: readonly Known[]): Question[] {
  const list = (filter: CaseFilter, page: number) => searchCases(cases, officer, filter, { limit: PAGE, offset: PAGE * page });
  const of = (n: number, among: readonly Known[] = known) => among[n % among.length] as Known;
  const sought = (words: readonly string[]) => (n: number) => list({ q: words[n % words.length] ?? '' }, 0);
  const figures = makeFigures({ db, clock: cases.clock, registry: cases.registry });
  const days = (back: number) => officeDay(new Date(cases.clock.now().getTime() - back * 86_400_000));
  return [
    {
      what: 'queue: my desks, longest waiting first, with the counts beside each desk',
      ask: (n) => Promise.all([list({ desk: 'mine-desks', open: true }, n % 4), deskCounts(cases, officer)]),
    },
    { what: 'queue: late ones, by the day they were due', ask: (n) => list({ overdue: true, sort: 'due' }, n % 4) },
    { what: 'all cases, longest waiting first', ask: (n) => list({ sort: 'oldest' }, n % 4) },
    { what: 'all cases, newest first, the 40th page', ask: () => list({ sort: 'newest' }, 40) },
    {
      what: 'issued ones of one month, newest first',
      ask: (n) => list({ status: ['issued'], submittedFrom: days(60 + n), submittedTo: days(30 + n), sort: 'newest' }, 0),
    },
    { what: 'all cases, last changed first', ask: (n) => list({ sort: 'updated' }, n % 4) },
    { what: 'search: a common name', ask: sought(['made', 'wayan', 'putu', 'ketut']) },
    { what: 'search: a whole name', ask: sought(['ni luh wibawa', 'i made pramana', 'ni ayu kartini', 'i gede suarta']) },
    { what: 'search: a road and a house', ask: sought(['uluwatu 17', 'cempaka 240', 'raya 3', 'mawar 399']) },
    { what: 'search: the number of a case', ask: (n) => list({ q: of(n).number }, 0) },
    { what: 'search: a NIK', ask: (n) => list({ q: `5103${String(n % 28).padStart(2, '0')}0101900001` }, 0) },
    { what: 'search: what is nowhere', ask: (n) => list({ q: `tidakada${n}` }, 0) },
    {
      what: 'API: my desks by cursor',
      ask: () => followCases(cases, officer, { open: true, sort: 'oldest' }, { limit: PAGE, after: undefined }),
    },
    { what: 'tracking by number and secret', ask: (n) => trackCase(cases, of(n).number, of(n).secret) },
    { what: 'an officer opens a case', ask: (n) => readCase(cases, of(n, open).id, officer) },
    { what: "a citizen's own cases", ask: (n) => myCases(db, { personId: of(n).applicant }, { limit: PAGE, offset: 0 }) },
    {
      what: 'statistics of a year, as a page shows them',
      ask: () => figures(365),
    },
    {
      what: 'statistics of a year, counted anew while the older are shown',
      isAside: true,
      ask: () => performanceOf(db, cases.registry.all(), { from: days(365), to: days(0), now: cases.clock.now() }),
    },
    { what: 'how many are open, for the operator', isAside: true, ask: () => countOpen(db, cases.clock.now()) },
    {
      what: 'case action: message to the applicant',
      ask: (n) =>
        perform(cases, officer, {
          caseId: of(n, open).id,
          idempotencyKey: newId(),
          expectedVersion: null,
          ask: { action: 'message', text: 'Mohon ditunggu.' },
        }),
    },
  ];
}
