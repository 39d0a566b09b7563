import { transaction } from '#db';
import { AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { peopleConcerned } from '#platform/cases';
import { notify } from '#platform/notifications';
import type { DrawingDeps } from '../deps.ts';
import type { ReadRuling } from '../domain/ruling.ts';
import { rulingMade } from '../notice.ts';
import { drawingPaths } from '../paths.ts';
import type { Drawing, Drawings } from '../read.ts';
import { insertRuling } from '../store/rulings.ts';

/** Keeps what an officer found otherwise than the check, and tells the applicant. Throws FORBIDDEN for the other side. */
export async function rule(
  { cases }: DrawingDeps,
  { view, reader, side }: Drawings,
  { file }: Drawing,
  { finding, verdict, reason }: Extract<ReadRuling, { ok: true }>,
): Promise<void> {
  if (side !== 'office') throw new AppError('FORBIDDEN', { reason: 'office-only' });
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    const ruling = { fileId: file.fileId, finding, verdict, reason, officerName: reader.name, at };
    await insertRuling(tx, view.id, reader.personId, ruling);
    const detail = { file: file.fileId, finding, verdict };
    await appendAudit(tx, { actor: reader, action: 'laperon.rule-on-finding', subject: { type: 'case', id: view.id }, detail, at });
    const link = drawingPaths.drawing({ caseId: view.id, fileId: file.fileId });
    const facts = { number: view.number, service: view.service.title, by: view.agency.name, finding, reason };
    for (const personId of await peopleConcerned(tx, cases, view.id, 'applicant', { actor: reader.personId, at }))
      await notify(tx, { personId, notice: rulingMade, facts, link, about: view.number, at });
  });
}
