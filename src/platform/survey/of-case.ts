import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { type CasesDeps, type CaseView, findApplicant, readCase, type Status } from '#platform/cases';
import { askSurvey, type Finished } from './invite.ts';

/** A case is asked about once it came to one of these; whoever withdrew theirs is not. */
const finished: readonly Status[] = ['issued', 'closed', 'rejected'];

export const isFinished = ({ state }: Pick<CaseView, 'state'>): boolean => finished.includes(state.status);

/** A case as what the survey asks about. */
export const finishedCase = (caseId: string, agencyId: string, service: string): Finished => ({
  agencyId,
  service,
  about: 'case',
  aboutId: caseId,
});

/** What the engine tells of a case that changed. */
interface News {
  readonly caseId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly service: string;
  readonly changes: readonly { readonly status: Status }[];
}

/** Asks whoever applied, once their case came to its end: with what other systems are told, when it can no longer be undone. */
export async function askOfCase(tx: Tx, { registry, clock }: Pick<CasesDeps, 'registry' | 'clock'>, news: News): Promise<void> {
  const status = news.changes.at(-1)?.status;
  if (status === undefined || !finished.includes(status)) return;
  const applicant = await findApplicant(tx, news.caseId);
  const title = registry.offersOf(news.service)[0]?.service.title;
  if (!applicant || !title) return;
  const asking = { personId: applicant.personId, title, number: news.number };
  await askSurvey(tx, finishedCase(news.caseId, news.agencyId, news.service), asking, clock.now());
}

/** A case for its own applicant, or whoever stands for them. Throws NOT_FOUND for anybody else. */
export async function ownFinishedCase(cases: CasesDeps, caseId: string, person: PersonActor): Promise<CaseView> {
  const view = await readCase(cases, caseId, person);
  if (!view.viewer.isApplicant) throw new AppError('NOT_FOUND', { case: caseId });
  return view;
}
