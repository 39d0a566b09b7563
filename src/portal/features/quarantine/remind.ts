import { transaction } from '#db';
import { whoMay } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { readScanQueue } from '#platform/files';
import type { Sweep } from '#platform/jobs';
import { defineNotice, notify } from '#platform/notifications';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

const waits = defineNotice<{ held: number }>('files.quarantine-waits', 'upkeep', ({ held }, locale) => {
  const m = texts(locale);
  return { subject: m.waitsSubject(held), body: m.waitsBody };
});

export type SweepDeps = Pick<PortalDeps, 'db' | 'clock' | 'registry'>;

/** Each morning, for as long as the quarantine holds something nobody has decided about: those who may are told. */
export function quarantineSweep({ db, clock, registry }: SweepDeps): Sweep {
  const run = async () => {
    const at = clock.now();
    const { held } = await readScanQueue(db, at);
    if (held === 0) return;
    const agencies = new Set(registry.all().map(({ agency }) => agency.id));
    await transaction(db, async (tx) => {
      const told = new Set<string>();
      for (const agencyId of agencies)
        for (const personId of await whoMay(tx, 'operation.read', agencyId, officeDay(at))) {
          if (told.has(personId)) continue;
          told.add(personId);
          await notify(tx, { personId, notice: waits, facts: { held }, link: portalPaths.quarantine(), at });
        }
    });
  };
  // 07:10 at the office.
  return { name: 'files.quarantine', cron: '10 23 * * *', run };
}
