import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { DocumentsDeps } from '#platform/documents';
import { type AskingInput, askAgency } from '../agency/ask.ts';
import { pausesRule } from '../rules.ts';
import { addEntry, officerBy } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { enterMatter } from './act.ts';
import { pauseClock, resumeClock } from './clocks.ts';

const examines = (opened: OpenedKey) => opened.key.seats.some((seat) => seat === 'assistant' || seat === 'head');

/**
 * Minutes of a conciliation, for both sides to agree to: the reporter reads them in the report, the agency gets them by letter.
 * Written anew, what was agreed to before counts no longer. Throws ACTION_NOT_ALLOWED.
 */
export async function proposeMinutes(
  tx: Tx,
  documents: DocumentsDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, agency }: { readonly matterId: string; readonly agency: AskingInput },
  at: Date,
): Promise<void> {
  const inside = await enterMatter(tx, opened, matterId, at);
  const { matter, keys, standing } = inside;
  if (!standing.facts.measures.includes('conciliation')) throw refused('first-another');
  if (!['examination', 'explanation', 'explanation-again'].includes(standing.stage)) throw refused('not-now');
  if (!examines(opened)) throw refused('not-your-seat');
  const text = agency.text.trim().slice(0, 12_000);
  if (text === '') throw new AppError('INVALID_INPUT', { fields: ['agency'] });
  await addEntry(tx, matter, keys, { lock: 'shared', by: officerBy(actor), content: { type: 'minutes', text } }, at);
  await askAgency(tx, { actor, opened, documents }, inside, { ...agency, purpose: 'minutes', dueOn: null, dueIsLaw: false }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.minutes', subject: { type: 'matter', id: matterId }, at });
}

/** Stops the running clock with a reason everybody it binds may read, or lets it go on. Throws ACTION_NOT_ALLOWED. */
export async function turnPause(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  {
    matterId,
    what,
    reason,
    note,
  }: { readonly matterId: string; readonly what: 'paused' | 'resumed'; readonly reason: string; readonly note: string },
  at: Date,
): Promise<void> {
  const { matter, keys, rules } = await enterMatter(tx, opened, matterId, at);
  if (!examines(opened) && !opened.key.seats.includes('intake')) throw refused('not-your-seat');
  const today = officeDay(at);
  if (what === 'paused') {
    if (!rules.value(pausesRule).some(({ key }) => key === reason)) throw new AppError('INVALID_INPUT', { fields: ['alasan-jeda'] });
    if (note.trim() === '') throw new AppError('INVALID_INPUT', { fields: ['catatan-jeda'] });
    await pauseClock(tx, matterId, reason, today);
  } else await resumeClock(tx, matterId, today);
  const content = { type: 'clock', what, reason, note: note.trim().slice(0, 1000) } as const;
  await addEntry(tx, matter, keys, { lock: 'shared', by: officerBy(actor), content }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.clock', subject: { type: 'matter', id: matterId }, detail: { what }, at });
}
