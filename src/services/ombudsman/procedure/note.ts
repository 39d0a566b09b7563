import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { DocumentsDeps } from '#platform/documents';
import { type AskingInput, askAgency } from '../agency/ask.ts';
import { type Verdict, whyNotMeasure } from '../domain/procedure/facts.ts';
import type { Seat } from '../domain/seats.ts';
import { addEntry, officerBy } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { enterMatter } from './act.ts';

/** What an officer finds of one requirement: met, missing or waived, on a paper of the matter, with a word on why. */
export interface RequirementDecision {
  readonly requirement: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly document: string | null;
}

/**
 * Decides requirements; what was decided so before is not written again. Throws ACTION_NOT_ALLOWED, with
 * `note-needed` and its key for one that is waived without a word on why.
 */
export async function decideRequirements(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, decisions }: { readonly matterId: string; readonly decisions: readonly RequirementDecision[] },
  at: Date,
): Promise<void> {
  const { matter, keys, standing } = await enterMatter(tx, opened, matterId, at);
  const { requirements, stage, facts } = standing;
  const isOpen = { formal: stage === 'received', material: stage === 'received' || stage === 'material' };
  if (!opened.key.seats.some((seat: Seat) => seat === 'intake' || seat === 'head')) throw refused('not-your-seat');
  for (const { requirement, verdict, document, note: written } of decisions) {
    const group = requirements.find(({ key }) => key === requirement)?.group;
    if (!group) throw refused('no-such-step');
    if (matter.kind !== 'laporan' || !isOpen[group]) throw refused('not-now');
    const note = written.trim().slice(0, 2000);
    if (verdict === 'waived' && note === '') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'note-needed', fields: [requirement] });
    const before = facts.decisions[requirement];
    if (before?.verdict === verdict && before.note === note && before.document === document) continue;
    const content = { type: 'decided', requirement, verdict, note, document } as const;
    await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
    const detail = { requirement, verdict };
    await appendAudit(tx, { actor, action: 'ombudsman.decide', subject: { type: 'matter', id: matterId }, detail, at });
  }
}

/** Notes a means of examination that was used. Throws ACTION_NOT_ALLOWED with what has to come before. */
export async function noteMeasure(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, measure, note, agency }: { matterId: string; measure: string; note: string; agency?: AskingInput },
  at: Date,
): Promise<void> {
  const inside = await enterMatter(tx, opened, matterId, at);
  const { matter, keys, standing } = inside;
  const why = whyNotMeasure(standing, measure);
  const summons = measure.startsWith('summons-');
  if (summons && !agency && why === null) throw new AppError('INVALID_INPUT', { fields: ['agency'] });
  if (why !== null) throw refused(why);
  if (!opened.key.seats.some((seat) => seat === 'assistant' || seat === 'head')) throw refused('not-your-seat');
  const content = { type: 'measure', measure, note: note.trim().slice(0, 4000) } as const;
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
  if (summons && agency)
    await askAgency(tx, { actor, opened, documents }, inside, { ...agency, purpose: 'summons', dueOn: null, dueIsLaw: false }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.measure', subject: { type: 'matter', id: matterId }, detail: { measure }, at });
}
