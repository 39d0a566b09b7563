import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import type { Check } from '../../plan-check/domain/judge.ts';
import type { Ruling, RulingVerdict } from '../domain/ruling.ts';

/** More than this on one case says nothing more. */
const MOST = 500;

/** What officers found otherwise than the checks of a case's drawings, in the order they said it. */
export async function rulingsOf(db: Db | Tx, caseId: string): Promise<readonly Ruling[]> {
  const rows = await db
    .selectFrom('laperon.finding_ruling')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(({ file_id: fileId, finding, verdict, reason, officer_name: officerName, at }) => ({
    fileId,
    // Written by insertRuling alone, from these.
    finding: finding as Check,
    verdict: verdict as RulingVerdict,
    reason,
    officerName,
    at,
  }));
}

export async function insertRuling(tx: Tx, caseId: string, officerId: string, ruling: Ruling): Promise<void> {
  const { fileId, finding, verdict, reason, officerName, at } = ruling;
  await tx
    .insertInto('laperon.finding_ruling')
    .values({
      id: newId(),
      case_id: caseId,
      file_id: fileId,
      finding,
      verdict,
      reason,
      officer_id: officerId,
      officer_name: officerName,
      at,
    })
    .execute();
}
