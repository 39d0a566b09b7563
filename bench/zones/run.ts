import { startEmbedded, transaction } from '#db';
import { castOf } from '#demo';
import { systemClock } from '#kernel';
import { compose, makeLogger, readConfig, seed } from '#main';
import { migrateAll } from '#main/migrations';
import { importPlan, lookUp, putInForce } from '#services/laperon';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { drawPlan } from '../../demo/plans/draw.ts';
import { asTable, type Figure, quantile, round } from '../figures.ts';

// `npm run bench:zones`: a point and a parcel looked up among 200,000 polygons, beside the same question put to the index alone
// and to every row in turn. `npm run bench:zones -- 20000` draws fewer.
const wanted = Number(process.argv[2] ?? 200_000);
const PORT = 24_150;
const ASKED = 1000;
/** Reading every row takes long: it is asked a few times only. */
const ASKED_OF_ALL = 5;

const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-zones-'));
const server = await startEmbedded({ folder: join(dataDir, 'database'), port: PORT });
try {
  await migrateAll(server.url);
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'on', DATABASE_URL: server.url });
  const application = await compose(config, { clock: systemClock, logger: makeLogger('silent'), databaseUrl: server.url });
  const { deps } = application;
  await seed(deps);
  const { agencyId, officers } = await castOf(deps);
  // 862 cells at 0.008 degrees: as many as wanted at a step so much smaller.
  const bytes = drawPlan({ step: 0.008 * Math.sqrt(862 / wanted) });
  const begun = performance.now();
  const plan = {
    key: 'rdtr-contoh-badung',
    title: 'Rencana ukur',
    citation: 'Data buatan',
    sort: { kind: 'rdtr' },
    synthetic: true,
  } as const;
  const { planId, report } = await importPlan(deps, officers.planner, { ...plan, agencyId, fileName: 'ukur.geojson', bytes, epsg: null });
  const imported = (performance.now() - begun) / 1000;
  await transaction(deps.db, (tx) => putInForce(tx, officers.head, planId, '2021-01-01', systemClock.now()));
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query('vacuum analyze laperon.area');

  const point = (at: number) => ({ lat: -8.3 - 0.45 * part(at, 1), lon: 115.17 + 0.03 * part(at, 2) });
  /** Of about 100 m by 100 m: it lies in several cells of such a plan. */
  const parcel = (at: number) => {
    const { lat, lon } = point(at);
    return [
      [0, 0],
      [0, 0.0009],
      [0.0009, 0.0009],
      [0.0009, 0],
    ].map(([n = 0, e = 0]) => ({ lat: lat + n, lon: lon + e })); // prettier-ignore
  };
  const ask = (of: (at: number) => readonly { lat: number; lon: number }[]) => (at: number) => lookUp(deps.db, of(at), '2026-03-02');
  const box = `select n, shape from laperon.area where plan_id = $1 and bounds && box(point($2, $3), point($2, $3))`;
  const alone = (at: number) => client.query(box, [planId, point(at).lon, point(at).lat]);

  const ofPoint = await timed(
    ASKED,
    ask((at) => [point(at)]),
  );
  const ofParcel = await timed(ASKED, ask(parcel));
  const index = await timed(ASKED, alone);
  await client.query('set enable_indexscan = off; set enable_bitmapscan = off; set enable_indexonlyscan = off');
  const every = await timed(ASKED_OF_ALL, alone);
  await client.end();
  await application.close();

  const beside = `the index alone: p50 ${round(index.p50, 1)} ms, p99 ${round(index.p99, 1)} ms; every row in turn: p50 ${round(every.p50)} ms`;
  const figures: Figure[] = [
    {
      what: `${round(report.kept)} polygons (${round(bytes.length / 1e6)} MB of GeoJSON) read, checked and kept`,
      measured: `${round(imported)} s`,
      beside: '–',
      bar: 'none set',
      met: null,
    },
    { what: 'a point: zone, limits, activities, overlays', measured: said(ofPoint), beside, bar: 'p99 ≤ 10 ms', met: ofPoint.p99 <= 10 },
    { what: 'a parcel of a hectare: its share in each zone', measured: said(ofParcel), beside, bar: 'none set', met: null },
  ];
  process.stdout.write(`${asTable(figures)}\n`);
} finally {
  await server.remove();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** Asks one after the other, at places that differ; the first tenth is not counted. */
async function timed(times: number, question: (at: number) => Promise<unknown>): Promise<Times> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const from = performance.now();
    await question(at);
    if (at >= times / 10) taken.push(performance.now() - from);
  }
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}

function said({ p50, p99 }: Times): string {
  return `p50 ${round(p50, 1)} ms, p99 ${round(p99, 1)} ms`;
}

/** Between 0 and 1, the same for the same number. */
function part(at: number, salt: number): number {
  const mixed = Math.sin(at * 12.9898 + salt * 78.233) * 43_758.5453;
  return mixed - Math.floor(mixed);
}
