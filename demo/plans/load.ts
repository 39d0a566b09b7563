import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { importPlan, plansInForce, putInForce } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import type { Cast } from '../people.ts';
import { drawPlan } from './draw.ts';

const KEY = 'rdtr-contoh-badung';

/** The invented plan of the demonstration, entered by one officer and put in force by another; once. */
export async function seedPlan({ db, clock }: Pick<DemoApp, 'db' | 'clock'>, { agencyId, officers }: Pick<Cast, 'agencyId' | 'officers'>) {
  const known = await plansInForce(db, officeDay(clock.now()));
  if (known.some(({ key }) => key === KEY)) return;
  const { planId } = await importPlan({ db, clock }, officers.planner, {
    agencyId,
    key: KEY,
    title: 'Rencana contoh, digambar untuk peragaan',
    kind: 'rdtr',
    citation: 'Bukan peraturan: data buatan',
    synthetic: true,
    fileName: 'rencana-contoh.geojson',
    bytes: drawPlan({ step: 0.008 }),
    epsg: null,
  });
  await transaction(db, (tx) => putInForce(tx, officers.head, planId, '2021-01-01', clock.now()));
}
