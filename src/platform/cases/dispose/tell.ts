import type { Tx } from '#db';
import { notify } from '#platform/notifications';
import { applicantsSide } from '../notices/concerned.ts';
import { notices } from '../notices/notice.ts';
import { casePaths } from '../paths.ts';
import { findCases } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

interface Telling {
  /** That a case will be removed, or that it stays after all. */
  readonly notice: 'leaving' | 'staying';
  readonly caseIds: readonly string[];
  readonly agency: string;
  /** The first day on which it goes, or would have gone; YYYY-MM-DD. */
  readonly fromDay: string;
  readonly at: Date;
}

/** Tells whoever the cases belong to, so that they may take along what they still need. */
export async function tellConcerned(tx: Tx, { registry }: CasesDeps, { notice, caseIds, agency, fromDay, at }: Telling): Promise<void> {
  for (const row of await findCases(tx, caseIds)) {
    const said = { number: row.number, service: registry.get(row.service).title, agency, desk: null, due: fromDay };
    const facts = { ...said, lines: [], what: () => '', by: '' };
    for (const personId of await applicantsSide(tx, row, at))
      await notify(tx, { personId, notice: notices[notice], facts, link: casePaths.file({ caseId: row.id }), about: row.number, at });
  }
}
