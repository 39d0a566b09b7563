import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { importPlan, overlaysInForce, plansInForce, putInForce } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import type { Cast } from '../people.ts';
import { drawPlan } from './draw.ts';
import { drawOverlays, drawPlaces } from './overlays.ts';

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
  const { planId: namesId } = await importPlan({ db, clock }, officers.planner, {
    agencyId,
    key: 'tempat-contoh-badung',
    title: 'Nama tempat contoh',
    citation: 'Bukan peraturan: data buatan',
    sort: { kind: 'places' },
    synthetic: true,
    fileName: 'tempat-contoh.geojson',
    bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: drawPlaces() })),
    epsg: null,
  });
  await transaction(db, (tx) => putInForce(tx, officers.head, namesId, '2021-01-01', clock.now()));
  await enterNextTemples({ db, clock }, { agencyId, officers });
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

/** The next version of one overlay, entered and not in force, with rows one has to look at: for the books. */
async function enterNextTemples({ db, clock }: Pick<DemoApp, 'db' | 'clock'>, { agencyId, officers }: Pick<Cast, 'agencyId' | 'officers'>) {
  const temples = drawOverlays().find(({ kind }) => kind === 'temple');
  if (!temples) return;
  const dirty = [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [115.19, -8.6] },
      properties: { NAMOBJ: 'Pura Contoh Beji', RADIUS: 'sedang' },
    },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [300_500, 9_050_500] }, properties: { NAMOBJ: 'Pura Contoh Alas' } },
    { type: 'Feature', geometry: null, properties: {} },
  ];
  await importPlan({ db, clock }, officers.planner, {
    agencyId,
    key: 'temple-contoh-badung',
    title: temples.title,
    citation: temples.citation,
    sort: { kind: 'overlay', overlay: 'temple', distanceM: 150 },
    synthetic: true,
    fileName: 'pura-contoh-2.geojson',
    bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [...temples.features, ...dirty] })),
    epsg: null,
  });
}
