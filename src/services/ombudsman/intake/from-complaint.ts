import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import type { PriorComplaint } from '../deps.ts';
import { addDraftFile, beginDraft, getDraftForUpdate, saveDraft } from './draft.ts';

/**
 * Begins a report from a complaint that was not settled: what was written there fills the boxes, and the proof goes along as
 * it was signed. Returns the ticket of the draft; nothing says whose it is, or from which complaint.
 */
export function beginFromComplaint(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { agencyId, agency, title, story, wish, date, prior, isOverdue, proof }: PriorComplaint,
): Promise<string> {
  return transaction(db, async (tx) => {
    const at = clock.now();
    const told = { title, agencyId, agency, story, ...(wish !== '' && { wish }), ...(date !== '' && { date }) };
    const answers = { emergency: 'no', prior: 'yes', priorWhen: prior, ...(isOverdue && { promised: 'no' }), matter: 'service', ...told };
    const ticket = await beginDraft(tx, { kind: 'laporan', answers, keep: false }, at);
    const draft = await getDraftForUpdate(tx, ticket, at);
    const file = await addDraftFile(tx, draft, { content: proof, mediaType: 'application/pdf', name: 'lampiran-1.pdf' });
    await saveDraft(tx, draft, { ...draft, evidence: { requirement: 'prior', file } }, at);
    return ticket;
  });
}
