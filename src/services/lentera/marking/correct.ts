import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getVersions } from '../bank/store/read.ts';
import type { Correction } from './domain/mark-items.ts';
import { attemptsOf, openMarkbook, readCorrections } from './mark.ts';

/** What a wrong key is to be marked by instead. */
export type CorrectionChoice =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'all-right' }
  | { readonly kind: 'void' };

/** One attempt whose score a correction changes: 0 to 100, as results show it. */
export interface Changed {
  readonly attemptId: number;
  readonly participantId: number;
  readonly before: number;
  readonly after: number;
}

export interface CorrectionPreview {
  readonly attempts: number;
  readonly changed: readonly Changed[];
}

/** Who gains and who loses by a correction, before anything of it holds. */
export async function tryCorrection(db: Db | Tx, testId: string, questionId: string, choice: CorrectionChoice): Promise<CorrectionPreview> {
  const attempts = await attemptsOf(db, testId);
  const instead: Correction =
    choice.kind === 'version'
      ? { ...choice, question: (await getVersions(db, [{ questionId, version: choice.version }]))({ questionId, version: choice.version }) }
      : choice;
  // What was corrected before stays corrected.
  const held = await readCorrections(db, testId);
  const [now, then] = await Promise.all([openMarkbook(db, testId), openMarkbook(db, testId, new Map([...held, [questionId, instead]]))]);
  const changed: Changed[] = [];
  for (let from = 0; from < attempts.length; from += 300) {
    const some = attempts.slice(from, from + 300);
    const [was, will] = await Promise.all([now.mark(db, some), then.mark(db, some)]);
    for (const [at, { attempt, marks }] of was.entries()) {
      const before = scoreOf(marks);
      const after = scoreOf(will[at]?.marks ?? []);
      if (before !== after) changed.push({ attemptId: attempt.id, participantId: attempt.participantId, before, after });
    }
  }
  return { attempts: attempts.length, changed };
}

/** A question that no longer counts is worth nothing, and takes nothing away from anybody. */
function scoreOf(marks: readonly { readonly share: number | null; readonly points: number }[]): number {
  const most = marks.reduce((sum, { points }) => sum + points, 0);
  const earned = marks.reduce((sum, { share, points }) => sum + (share ?? 0) * points, 0);
  return most === 0 ? 0 : Math.round((100_000 * earned) / most) / 1000;
}

/** Corrects a key: every attempt of the test is marked anew by it, the next time marks are made. */
export async function correctKey(
  tx: Tx,
  actor: PersonActor,
  {
    testId,
    questionId,
    choice,
    reason,
  }: { readonly testId: string; readonly questionId: string; readonly choice: CorrectionChoice; readonly reason: string },
  at: Date,
): Promise<void> {
  const row = { kind: choice.kind, version: choice.kind === 'version' ? choice.version : null, reason, by_person: actor.personId, at };
  await tx
    .insertInto('lentera.key_correction')
    .values({ ...row, test_id: testId, question_id: questionId })
    .onConflict((conflict) => conflict.columns(['test_id', 'question_id']).doUpdateSet(row))
    .execute();
  await tx
    .updateTable('lentera.attempt')
    .set({ marked_at: null })
    .where('test_id', '=', testId)
    .where('marked_at', 'is not', null)
    .execute();
  await appendAudit(tx, {
    actor,
    action: 'lentera.correct-key',
    subject: { type: 'test', id: testId },
    detail: { questionId, kind: choice.kind },
    at,
  });
}
