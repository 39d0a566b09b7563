import { type CaseState, type CaseView, findRecord } from '#platform/cases';

/** Why a complaint may be called unsettled, as its own record says. */
export type Unsettled = 'overdue' | 'unsatisfied' | 'archived' | 'handed-on';

/**
 * Why a complaint was not settled as it should be; null where the agency is in time, or answered and nobody was
 * dissatisfied. It decides nothing: whether "complained first" is met is for an officer of the Ombudsman to say.
 */
export function unsettled({ state, clocks }: Pick<CaseView, 'state' | 'clocks'>): Unsettled | null {
  const rating = findRecord(state, 'rate')?.value.satisfied;
  if (rating === 'no' || rating === 'again') return 'unsatisfied';
  if (state.status === 'rejected') return 'archived';
  if (handedOn(state)) return 'handed-on';
  if (state.status === 'withdrawn' || rating === 'yes') return null;
  const atOffice = state.position?.side === 'office' && (clocks.desk?.late ?? 0) > 0;
  return atOffice || clocks.service.late > 0 ? 'overdue' : null;
}

/** What an officer said of whose authority it is. */
export const handedOn = (state: CaseState) => findRecord(state, 'handOn') ?? findRecord(state, 'handOnStaff');

/** The newest answer. */
export const answerIn = (state: CaseState) => state.records.findLast(({ name }) => name === 'answer' || name === 'answerStaff');
