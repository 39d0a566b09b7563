import type { Locale } from '#i18n';
import { type CasesDeps, casesAnswered, type CaseView, type Offer, ownCaseNumbered, readCase } from '#platform/cases';
import { statusWord } from '#platform/cases/ui';
import { complaint } from '../definition.ts';
import { answerIn } from '../domain/raising.ts';
import { type ComplaintAnswers, matters } from '../journey.ts';
import { isServiceCode } from './vocabulary.ts';
import type { Plain } from './xml.ts';

/** Requests on one page at most. */
export const A_PAGE = 50;

const house = { kind: 'system', name: 'open311' } as const;
const closedStatuses = ['closed', 'rejected', 'withdrawn'] as const;
const openStatuses = ['submitted', 'in-review', 'returned', 'approved'] as const;

/** What a complaint answers that everybody may read of: its sender says so, and it is about no officer. */
const shownToAll = [
  { page: 'privacy', field: 'content', values: ['open'] },
  { page: 'officer', field: 'about', values: ['none'] },
];

export interface Asked {
  readonly offers: readonly Offer[];
  readonly codes?: readonly string[] | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page: number;
}

/**
 * Complaints whose senders said that they may be shown: title and answer, never the story, a name, a file or a moment. One
 * about an officer is not shown at all, since even its title may name somebody who was never heard.
 */
export async function publicRequests(
  cases: CasesDeps,
  { offers, codes, status, from, to, page }: Asked,
  locale: Locale,
): Promise<readonly Plain[]> {
  const ids = await casesAnswered(cases.db, offers, {
    answers: [...shownToAll, ...(codes === undefined ? [] : [{ page: 'matter', field: 'kind', values: codes }])],
    status: status === 'closed' ? closedStatuses : status === 'open' ? openStatuses : undefined,
    from,
    to,
    limit: A_PAGE,
    offset: (page - 1) * A_PAGE,
  });
  const views: CaseView[] = [];
  for (const id of ids) views.push(await readCase(cases, id, house));
  return views.map((view) => presented(view, locale, true));
}

/** One complaint by its number: for everybody where it may be shown, and always for the system that sent it. */
export async function requestNumbered(
  cases: CasesDeps,
  { offers, number, senderId }: { readonly offers: readonly Offer[]; readonly number: string; readonly senderId: string | null },
  locale: Locale,
): Promise<Plain | null> {
  const own = senderId === null ? undefined : await ownCaseNumbered(cases.db, senderId, number);
  if (own !== undefined) {
    const view = await readCase(cases, own, house);
    if (view.service.key === complaint.key && offers.some(({ agency }) => agency.id === view.agency.id))
      return presented(view, locale, false);
  }
  const [id] = await casesAnswered(cases.db, offers, {
    answers: shownToAll,
    number,
    limit: 1,
    offset: 0,
  });
  return id === undefined ? null : presented(await readCase(cases, id, house), locale, true);
}

function presented(view: CaseView, locale: Locale, inPublic: boolean): Plain {
  const { matter } = view.state.answers as unknown as ComplaintAnswers;
  const answer = answerIn(view.state)?.value.answer;
  const closed = (closedStatuses as readonly string[]).includes(view.state.status);
  const changed = view.entries.at(-1)?.at ?? view.submittedAt.toISOString();
  // In public a day, since a moment tells who was there.
  const when = (instant: string) => (inPublic ? `${view.calendar.dateIn(new Date(instant))}T00:00:00+08:00` : instant);
  const code = matter.kind;
  return {
    service_request_id: view.number,
    status: closed ? 'closed' : 'open',
    status_notes: typeof answer === 'string' ? answer : statusWord(view.state.status, locale),
    service_name: isServiceCode(code) ? matters[code](locale) : code,
    service_code: code,
    description: matter.title,
    agency_responsible: `${view.agency.name}, ${view.agency.government}`,
    service_notice: null,
    requested_datetime: when(view.submittedAt.toISOString()),
    updated_datetime: when(changed),
    expected_datetime: view.clocks.service.dueOn === null ? null : `${view.clocks.service.dueOn}T23:59:59+08:00`,
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}
