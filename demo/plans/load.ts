import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { importPlan, overlaysInForce, plansInForce, putInForce } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import type { Cast } from '../people.ts';
import { drawPlan } from './draw.ts';
import { drawOverlays } from './overlays.ts';

const KEY = 'rdtr-contoh-badung';

/** The invented plan of the demonstration and what lies over it, entered by one officer and put in force by another; once. */
export async function seedPlan({ db, clock }: Pick<DemoApp, 'db' | 'clock'>, { agencyId, officers }: Pick<Cast, 'agencyId' | 'officers'>) {
  const today = officeDay(clock.now());
  const known = [...(await plansInForce(db, today)), ...(await overlaysInForce(db, today))].map(({ key }) => key);
  for (const { kind, title, citation, distanceM, features } of drawOverlays()) {
    const key = `${kind}-contoh-badung`;
    if (known.includes(key)) continue;
    const { planId } = await importPlan({ db, clock }, officers.planner, {
      agencyId,
      key,
      title,
      citation,
      sort: { kind: 'overlay', overlay: kind, distanceM },
      synthetic: true,
      fileName: `${kind}-contoh.geojson`,
      bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
      epsg: null,
    });
    await transaction(db, (tx) => putInForce(tx, officers.head, planId, '2021-01-01', clock.now()));
  }
  if (known.includes(KEY)) return;
  const { planId } = await importPlan({ db, clock }, officers.planner, {
    agencyId,
    key: KEY,
    title: 'Rencana contoh, digambar untuk peragaan',
    sort: { kind: 'rdtr' },
    citation: 'Bukan peraturan: data buatan',
    synthetic: true,
    fileName: 'rencana-contoh.geojson',
    bytes: drawPlan({ step: 0.008 }),
    epsg: null,
  });
  await transaction(db, (tx) => putInForce(tx, officers.head, planId, '2021-01-01', clock.now()));
}
