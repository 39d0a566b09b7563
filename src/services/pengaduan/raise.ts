import { formatDate, formatNumber } from '#i18n';
import type { PersonActor } from '#kernel';
import { type CasesDeps, readCase } from '#platform/cases';
import { complaint } from './definition.ts';
import { answerIn, unsettled } from './domain/raising.ts';
import type { ComplaintAnswers } from './journey.ts';
import { proveComplaint } from './proof.ts';

/** What a complaint brings along to somebody who looks into how it was settled. */
export interface Raised {
  readonly agencyId: string;
  readonly agency: string;
  readonly title: string;
  readonly story: string;
  readonly wish: string;
  readonly date: string;
  /** When and how it was complained of, in one line. */
  readonly prior: string;
  /** Whether the agency let its time limit pass; otherwise nobody has said so. */
  readonly isOverdue: boolean;
  /** The proof, as it was signed. */
  readonly proof: Buffer;
}

/**
 * A complaint of one's own with its proof, to be taken further. Nothing is written to the complaint, to its agency's
 * records or under anybody's name: whoever reads them sees no difference. Throws NOT_FOUND; null where it is settled or still in time.
 */
export async function raiseComplaint(cases: CasesDeps, person: PersonActor, caseId: string): Promise<Raised | null> {
  const view = await readCase(cases, caseId, person);
  if (!view.viewer.isApplicant || view.service.key !== complaint.key || unsettled(view) === null) return null;
  const { matter } = view.state.answers as unknown as ComplaintAnswers;
  const answer = answerIn(view.state);
  const { late } = view.clocks.service;
  const came = answer
    ? `dijawab ${formatDate(answer.at, 'id')}`
    : late > 0
      ? `belum dijawab, lewat ${formatNumber(late, 'id')} hari kerja`
      : 'belum dijawab';
  const { pdf } = await proveComplaint(cases, view);
  return {
    agencyId: view.agency.id,
    agency: `${view.agency.name}, ${view.agency.government}`,
    title: matter.title,
    story: matter.story,
    wish: matter.wish ?? '',
    date: matter.date === undefined ? '' : formatDate(matter.date, 'id'),
    prior: `Pengaduan di balai ini, ${formatDate(view.submittedAt, 'id')}; ${came}. Buktinya terlampir.`.slice(0, 200),
    isOverdue: late > 0,
    proof: pdf,
  };
}
