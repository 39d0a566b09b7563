import type { Tx } from '#db';
import { invite, surveyPaths } from '#platform/survey';
import { randomUUID } from 'node:crypto';
import { type Entry, lastOf } from '../domain/entries.ts';
import type { Stage } from '../domain/procedure/stages.ts';
import { addEntry, type Matter, type MatterKeys } from '../sealing/matters.ts';
import { ombudsmanWing } from '../wing.ts';

/** Ends of which a reporter is asked; whoever withdrew is not. */
const asked: readonly Stage[] = ['closed', 'refused', 'transferred', 'published'];

/**
 * Asks a matter's reporter how they were served, once, when it comes to its end: the invitation names neither matter nor
 * person, and its link lies under the matter's own lock, for whoever opens it. Whoever gave a tip asked for nothing, and a
 * matter of the office's own has no reporter.
 */
export async function askReporter(
  tx: Tx,
  { matter, keys, entries }: { readonly matter: Matter; readonly keys: Pick<MatterKeys, 'shared'>; readonly entries: readonly Entry[] },
  to: Stage,
  at: Date,
): Promise<void> {
  if (!asked.includes(to) || matter.kind === 'informasi' || matter.channel === 'own') return;
  if (lastOf(entries, 'survey')) return;
  const finished = { agencyId: matter.agencyId, service: ombudsmanWing.key, about: 'ombudsman', aboutId: randomUUID() };
  const token = await invite(tx, finished, at);
  if (token === null) return;
  await addEntry(tx, matter, keys, { lock: 'shared', by: { side: 'house' }, content: { type: 'survey', token } }, at);
}

/** Where a matter's reporter says how they were served; null where they were not asked. */
export function surveyLinkIn(entries: readonly Entry[]): string | null {
  const entry = lastOf(entries, 'survey');
  return entry ? surveyPaths.byLink({ token: entry.content.token }) : null;
}
