import { transaction } from '#db';
import { castOf, type Cast, seedPlan } from '#demo';
import { officeDay } from '#platform/calendar';
import { importPlan, lookUp, putInForce, tryPlan } from '#services/laperon';
import { startApp, type TestApp, textOf } from '#support';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startApp();
  cast = await castOf(app.deps);
});
afterAll(() => app?.close());

const utm = '+proj=utm +zone=50 +south +datum=WGS84 +units=m +no_defs';
const toDegrees = (east: number, north: number) => proj4(utm, 'WGS84').forward([300_000 + east, 9_050_000 + north]) as [number, number];
const placeAt = (east: number, north: number) => {
  const [lon, lat] = toDegrees(east, north);
  return [{ lat, lon }];
};
const file = (...features: readonly (readonly [type: string, coordinates: unknown, properties: object])[]) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([type, coordinates, properties]) => ({ type: 'Feature', geometry: { type, coordinates }, properties })),
    }),
  );
const temples = (name: string, distanceM: number | null = 200) => ({
  agencyId: cast.agencyId,
  key: 'pura-uji',
  title: 'Radius pura uji',
  citation: 'pasal 50 (uji)',
  sort: { kind: 'overlay', overlay: 'temple', distanceM } as const,
  synthetic: false,
  fileName: 'pura.geojson',
  epsg: null,
  bytes: file(
    ['Point', toDegrees(0, 0), { NAMOBJ: name }],
    ['Point', toDegrees(5000, 0), { NAMOBJ: 'Pura Lain', Radius: 1000 }],
    ['Point', toDegrees(9000, 0), { NAMOBJ: 'Pura Keliru', Radius: 'jauh' }],
    ['LineString', 'bukan garis', { NAMOBJ: 'Rusak' }],
  ),
});
const enter = (plan: ReturnType<typeof temples>) => importPlan(app.deps, cast.officers.planner, plan);
const inForce = (planId: string, from: string) =>
  transaction(app.db, (tx) => putInForce(tx, cast.officers.head, planId, from, app.clock.now()));
const today = () => officeDay(app.clock.now());
const hits = async (...at: [number, number]) =>
  (await lookUp(app.db, placeAt(...at), today())).overlays
    .filter(({ plan }) => plan.key === 'pura-uji')
    .flatMap(({ hits: found }) => found.map(({ name, metres, withinM }) => [name, Math.round(metres), withinM]));

describe('an overlay as a plan of its own', () => {
  it('is read with a dry run, row by row, answers by distance once it is in force, and is followed without being lost', async () => {
    const first = temples('Pura Lama');
    const { planId, report } = await enter(first);
    expect(report).toEqual({
      rows: 4,
      kept: 3,
      counts: { 'bad-distance': 1, 'no-shape': 1 },
      faulty: [
        { row: 3, kept: true, faults: ['bad-distance'] },
        { row: 4, kept: false, faults: ['no-shape'] },
      ],
    });
    expect(await tryPlan(first), 'a dry run says the same').toEqual(report);
    expect(await hits(120, 160), 'not in force').toEqual([]);
    await inForce(planId, '2026-01-01');
    expect(await hits(120, 160), '3-4-5: 200 m').toEqual([['Pura Lama', 200, 200]]);
    expect(await hits(121, 161)).toEqual([]);
    expect(await hits(4200, 600), 'a row says its own distance').toEqual([['Pura Lain', 1000, 1000]]);

    await inForce((await enter(temples('Pura Baru', 300))).planId, '2026-03-10');
    expect(await hits(121, 161)).toEqual([]);
    app.clock.advance({ days: 10 });
    expect(await hits(121, 161)).toEqual([['Pura Baru', 201, 300]]);
    const kept = await app.db
      .selectFrom('laperon.overlay_part')
      .innerJoin('laperon.plan', 'laperon.plan.id', 'laperon.overlay_part.plan_id')
      .select(['version', 'name', 'valid_to'])
      .where('n', '=', 1)
      .where('key', '=', 'pura-uji')
      .orderBy('version')
      .execute();
    expect(kept.map(({ name, valid_to }) => [name, valid_to])).toEqual([
      ['Pura Lama', '2026-03-09'],
      ['Pura Baru', null],
    ]);
  });

  it('is left out of the zones: no plan of zones is answered from it', async () => {
    const { plans } = await lookUp(app.db, placeAt(0, 0), today());
    expect(plans.map(({ plan }) => plan.key)).not.toContain('pura-uji');
  });
});

describe('the answer for everybody', () => {
  beforeAll(async () => seedPlan(app.deps, cast));
  const page = (letak: string) => app.visitor().get(`/tata-ruang?${new URLSearchParams({ letak })}`);

  it('says in plain words what else applies, how near it is and by which law, in both languages', async () => {
    const said = textOf((await page('-8.5806, 115.1779')).body);
    expect(said).toMatch(
      /Yang juga berlaku di sini.*Radius kesucian pura.*Pura Contoh Dalem : \d+ m dari lokasi ini; berlaku sampai 150 m/s,
    );
    expect(said).toContain('radius menurut Perda Provinsi Bali 2/2023 belum dikonfirmasi');
    const english = textOf(
      (await app.visitor().get(`/tata-ruang?${new URLSearchParams({ letak: '-8.5806, 115.1779', lang: 'en' })}`)).body,
    );
    expect(english).toMatch(/Sacred radius of a temple.*\d+ m from this place; it reaches 150 m/s);
  });

  it('says what was looked for in vain', async () => {
    const said = textOf((await page('-8.5966, 115.1902')).body);
    expect(said).toContain('Diperiksa juga: LP2B, KKOP, rawan bencana, cagar budaya, radius pura, sempadan pantai, sempadan jurang.');
  });

  it('draws them over the zones, with a pattern and a name in the legend', async () => {
    const { body } = await page('-8.5806, 115.1779');
    const [, figure = ''] = /(<figure class="zone-map.*?<\/figure>)/s.exec(body) ?? [];
    expect(figure).toContain('id="lapis-temple"');
    expect(figure).toMatch(/class="reach temple" d="M[\d. ]+L[\d. ]+" stroke-width="\d/);
    expect(textOf(figure)).toContain('Radius kesucian pura');
    expect(textOf(figure)).not.toContain('Sempadan pantai');
  });

  it('is the same for programs, a parcel by its share', async () => {
    const at = '-8.5808,115.1757;-8.5808,115.1762;-8.5813,115.1762;-8.5813,115.1757';
    const { overlays, kindsKnown } = (await app.inject({ url: `/api/v1/spatial-information?${new URLSearchParams({ at })}` })).json<{
      overlays: {
        kind: string;
        citation: string;
        synthetic: boolean;
        hits: { name: string; metres: number; share: { percent: number } }[];
      }[];
      kindsKnown: string[];
    }>();
    const heritage = overlays.find(({ kind }) => kind === 'heritage');
    expect(heritage).toMatchObject({ synthetic: true, hits: [{ name: 'Puri Contoh', metres: 0 }] });
    expect(heritage?.hits[0]?.share.percent).toBeGreaterThan(40);
    expect(heritage?.hits[0]?.share.percent).toBeLessThan(100);
    expect(kindsKnown).toEqual(['lp2b', 'kkop', 'hazard', 'heritage', 'temple', 'coast', 'cliff']);
  });

  it('lies over the zones of a view of the map: areas, lines and points with how far they reach', async () => {
    const over = async (bbox: string) =>
      (await app.inject({ url: `/api/v1/spatial-zones?${new URLSearchParams({ bbox, zoom: '14' })}` })).json<{
        complete: boolean;
        overlays: { properties: { kind: string; distanceM: number | null }; geometry: { type: string; coordinates: unknown[] } }[];
      }>();
    const shore = await over('115.14,-8.70,115.16,-8.68');
    expect(shore.complete).toBe(true);
    const found = new Set(shore.overlays.map(({ properties, geometry }) => `${properties.kind} ${geometry.type} ${properties.distanceM}`));
    for (const one of ['coast MultiLineString 100', 'temple MultiPoint 500', 'hazard MultiPolygon null']) expect(found).toContain(one);
    expect((await over('115.17,-8.59,115.19,-8.57')).overlays.map(({ properties }) => properties.kind)).not.toContain('coast');
  });
});

describe('a place by its name', () => {
  const search = async (q: string, lang = 'id') => (await app.visitor().get(`/tata-ruang?${new URLSearchParams({ q, lang })}`)).body;

  it('is found among villages of the zones and lists of places, several as a list, each leading to its answer', async () => {
    const body = await search('banjar contoh tegal');
    expect(textOf(body)).toMatch(
      /2 tempat bernama “banjar contoh tegal”.*Banjar Contoh Tegal , Legian, Kuta Banjar Contoh Tegal , Sempidi, Mengwi/,
    );
    const [, address = ''] = /href="(\/tata-ruang\?letak=[^"]+)"[^>]*>Banjar Contoh Tegal<span class="soft">, Sempidi/.exec(body) ?? [];
    expect(textOf((await app.visitor().get(address)).body)).toContain('Titik -8.5806, 115.1779');
    const village = await search('desa sempidi');
    expect(textOf(village)).toContain('1 tempat bernama');
    const [, letak = ''] = /letak=([^"]+)"/.exec(village) ?? [];
    const [lat = 0, lon = 0] = decodeURIComponent(letak.replaceAll('+', ' ')).split(',').map(Number);
    const { plans } = await lookUp(app.db, [{ lat, lon }], today());
    expect(plans.find(({ plan }) => plan.key === 'rdtr-contoh-badung')?.zones[0]?.village, 'its middle lies in it').toBe('Sempidi');
  });

  it('is said to be unknown where it is, in both languages, and nothing of it is a page element', async () => {
    expect(textOf(await search('Ubud'))).toContain('Tidak ada tempat bernama “Ubud”');
    expect(textOf(await search('Ubud', 'en'))).toContain('No place named “Ubud”');
    expect(await search('<b>x</b>')).not.toContain('<b>x</b>');
  });
});
