import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { Content } from '../domain/entries.ts';
import { addEntry, getMatterForUpdate, keysOf, officerBy } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';

/** Writes to the reporter, or a note for the office alone. */
export async function write(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, text, to }: { matterId: string; text: string; to: 'reporter' | 'office' },
  at: Date,
): Promise<void> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const content: Content = { type: to === 'reporter' ? 'message' : 'note', text: text.trim().slice(0, 12_000) };
  await addEntry(tx, matter, keys, { lock: to === 'reporter' ? 'shared' : 'office', by: officerBy(actor), content }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.write', subject: { type: 'matter', id: matterId }, detail: { to }, at });
}
