import { transaction } from '#db';
import { castOf, type Cast, seedPlan } from '#demo';
import { findPlan, importPlan, lookUp, putInForce, tryPlan } from '#services/laperon';
import { startApp, type TestApp, textOf } from '#support';
import { zipSync } from 'fflate';
import proj4 from 'proj4';
import { officeDay } from '#platform/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dbf, shp } from './shapefile-writer.ts';

let app: TestApp;
let cast: Cast;
let deps: Pick<TestApp, 'db' | 'clock'>;
beforeAll(async () => {
  app = await startApp();
  cast = await castOf(app.deps);
  deps = { db: app.db, clock: app.clock };
});
afterAll(() => app?.close());

const utm = '+proj=utm +zone=50 +south +datum=WGS84 +units=m +no_defs';
const toDegrees = (east: number, north: number) => proj4(utm, 'WGS84').forward([east, north]) as [number, number];
/** A square on the plane of UTM 50 S, 1 km east of the last for each step. */
const square = (step: number, side = 100) => {
  const [e, n] = [300_000 + step * side, 9_050_000];
  return [
    [e, n],
    [e + side, n],
    [e + side, n + side],
    [e, n + side],
    [e, n],
  ] as [number, number][]; // prettier-ignore
};
const inDegrees = (ring: readonly (readonly [number, number])[]) => ring.map(([e, n]) => toDegrees(e, n));
const feature = (ring: unknown, properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties,
});
const geojson = (features: readonly object[], more: object = {}) =>
  Buffer.from(JSON.stringify({ type: 'FeatureCollection', features, ...more }));

const about = { title: 'Rencana uji', sort: { kind: 'rdtr' }, citation: 'Uji', synthetic: true, fileName: 'uji', epsg: null } as const;
const enter = (key: string, bytes: Uint8Array, epsg: number | null = null) =>
  importPlan(deps, cast.officers.planner, { ...about, agencyId: cast.agencyId, key, bytes, epsg });
const inForce = (planId: string, from: string) =>
  transaction(app.db, (tx) => putInForce(tx, cast.officers.head, planId, from, app.clock.now()));

describe('a plan read from a file', () => {
  it('in degrees, in metres by its crs member, by number, and as a zipped shapefile by its .prj says the same', async () => {
    const names = { KODSZN: 'R-2', NAMSZN: 'Perumahan', KODZON: 'R', NAMZON: 'Zona Perumahan' };
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32750' } };
    const prj =
      'PROJCS["WGS_1984_UTM_Zone_50S",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",10000000.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const zip = zipSync({
      'peta/zona.shp': shp([square(0)]),
      'peta/ZONA.DBF': dbf([names]),
      'peta/zona.prj': Buffer.from(prj),
      '__MACOSX/peta/._zona.shp': Buffer.from('rubbish'),
    });
    const files: readonly [string, Uint8Array, number | null][] = [
      ['degrees', geojson([feature(inDegrees(square(0)), names)]), null],
      ['crs', geojson([feature(square(0), names)], { crs }), null],
      ['number', geojson([feature(square(0), names)]), 32_750],
      ['shapefile', zip, null],
    ];
    for (const [name, bytes, epsg] of files) {
      const { planId, report } = await enter(`baca-${name}`, bytes, epsg);
      expect(report, name).toEqual({ rows: 1, kept: 1, counts: {}, faulty: [] });
      const area = await app.db.selectFrom('laperon.area').selectAll().where('plan_id', '=', planId).executeTakeFirstOrThrow();
      expect(area.area_m2, name).toBeCloseTo(10_000, 2);
      expect([area.subzone_code, area.subzone_name, area.zone_code], name).toEqual(['R-2', 'Perumahan', 'R']);
    }
  });

  it('names what is dirty, row by row, keeps what can be kept and the raw row beside it', async () => {
    const rows = [
      feature(inDegrees(square(0)), { namszn: 'R-2', kodszn: 'Perumahan', LP2B_2: 'Tidak Ada', kkop_1: 'Kawasan  Kerucut' }),
      feature(inDegrees(square(1)), { NAMZON: '31010000', KODZON: 'R' }),
      feature(inDegrees(square(2)).slice(0, -1), { KODSZN: 'W', NAMSZN: 'Pariwisata', KODZON: 'W', NAMZON: 'Pariwisata' }),
      feature(square(3), { KODZON: 'W', NAMZON: 'Pariwisata' }),
      { type: 'Feature', geometry: { type: 'Point', coordinates: [115, -8] }, properties: { KODZON: 'W', NAMZON: 'Pariwisata' } },
      { type: 'Feature', geometry: null, properties: null },
      feature(
        [
          toDegrees(300_000, 9_050_000),
          toDegrees(300_100, 9_050_100),
          toDegrees(300_100, 9_050_000),
          toDegrees(300_000, 9_050_100),
          toDegrees(300_000, 9_050_000),
        ],
        { KODZON: 'K', NAMZON: 'Perdagangan' },
      ), // prettier-ignore
      feature(inDegrees(square(2)), { KODZON: 'W', NAMZON: 'Pariwisata' }),
    ];
    const bytes = geojson(rows);
    const { planId, report } = await enter('kotor', bytes);
    expect(report.faulty).toEqual([
      { row: 1, kept: true, faults: ['no-code', 'no-name', 'name-and-code-swapped', 'lies-over-another'], liesOver: [7] },
      { row: 2, kept: true, faults: ['code-in-name'] },
      { row: 3, kept: true, faults: ['open-ring', 'lies-over-another'], liesOver: [8] },
      { row: 4, kept: false, faults: ['off-the-map'] },
      { row: 5, kept: false, faults: ['not-a-polygon'] },
      { row: 6, kept: false, faults: ['no-shape', 'no-code', 'no-name'] },
      { row: 7, kept: true, faults: ['crosses-itself', 'lies-over-another'], liesOver: [1] },
      { row: 8, kept: true, faults: ['lies-over-another'], liesOver: [3] },
    ]);
    expect(report.counts['no-name']).toBe(2);
    const kept = await app.db.selectFrom('laperon.area').selectAll().where('plan_id', '=', planId).orderBy('n').execute();
    expect(kept.map(({ n }) => n)).toEqual([1, 2, 3, 7, 8]);
    expect(kept[0]).toMatchObject({ subzone_code: 'R-2', subzone_name: 'Perumahan', provisions: { KKOP_1: 'Kawasan Kerucut' } });
    expect(kept[0]?.raw).toMatchObject({ LP2B_2: 'Tidak Ada' });
    // The bow tie is two triangles of 2,500 m².
    expect(kept[3]?.area_m2).toBeCloseTo(5_000, 0);
    expect(await tryPlan({ bytes, epsg: null, sort: { kind: 'rdtr' } }), 'a dry run says the same and keeps nothing').toEqual(report);
  });

  it('that is none is refused with a name for what is wrong, and leaves nothing behind', async () => {
    const before = await app.db
      .selectFrom('laperon.plan')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    const wrong: readonly [string, Uint8Array, number | null, string][] = [
      ['text', Buffer.from('halo'), null, 'neither-geojson-nor-zip'],
      ['half', Buffer.from('{"features": ['), null, 'broken-json'],
      ['empty', geojson([]), null, 'no-features'],
      ['zip', Buffer.from('PK\u0003\u0004rubbish'), null, 'broken-zip'],
      ['pictures', zipSync({ 'a.png': Buffer.from('x') }), null, 'no-shapefile'],
      ['two', zipSync({ 'a.shp': shp([square(0)]), 'b.shp': shp([square(0)]) }), null, 'several-shapefiles'],
      ['no prj', zipSync({ 'a.shp': shp([square(0)]) }), null, 'no-projection'],
      ['bad prj', zipSync({ 'a.shp': shp([square(0)]), 'a.prj': Buffer.from('GARBAGE[]') }), null, 'unknown-projection'],
      ['bad epsg', geojson([feature(square(0), {})]), 1, 'unknown-projection'],
      ['bad crs', geojson([feature(square(0), {})], { crs: { properties: { name: 'Bali' } } }), null, 'unknown-projection'],
    ];
    for (const [name, bytes, epsg, fault] of wrong) await expect(enter('salah', bytes, epsg), name).rejects.toMatchObject({ fault });
    const after = await app.db
      .selectFrom('laperon.plan')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
  });
});

describe('a plan in force', () => {
  it('is put so by somebody else, once, and the version before it ends the day before and stays', async () => {
    const file = (name: string) => geojson([feature(inDegrees(square(50)), { KODZON: 'R', NAMZON: name })]);
    const first = await enter('berganti', file('Lama'));
    const own = transaction(app.db, (tx) => putInForce(tx, cast.officers.planner, first.planId, '2026-01-01', app.clock.now()));
    await expect(own).rejects.toMatchObject({ detail: { reason: 'own-plan' } });
    await inForce(first.planId, '2026-01-01');
    await expect(inForce(first.planId, '2026-02-01')).rejects.toMatchObject({ detail: { reason: 'approved-already' } });
    const second = await enter('berganti', file('Baru'));
    await expect(inForce(second.planId, '2026-01-01')).rejects.toMatchObject({ detail: { reason: 'before-the-last' } });
    await inForce(second.planId, '2026-03-10');
    expect(await findPlan(app.db, { agencyId: cast.agencyId, key: 'berganti', version: 1 })).toMatchObject({ validTo: '2026-03-09' });

    const [lon, lat] = toDegrees(300_000 + 50 * 100 + 10, 9_050_010);
    const nameNow = async () => {
      const { plans } = await lookUp(app.db, [{ lat, lon }], officeDay(app.clock.now()));
      return plans.find(({ plan }) => plan.key === 'berganti')?.zones[0]?.zone.name;
    };
    expect(await nameNow()).toBe('Lama');
    app.clock.advance({ days: 10 });
    expect(await nameNow()).toBe('Baru');
  });

  it('answers a parcel across two zones with its share in each, hand-computed, and the limits of each', async () => {
    const names = (code: string) => ({ KODSZN: code, NAMSZN: code, KODZON: code, NAMZON: 'Zona' });
    const { planId } = await enter(
      'rdtr-contoh-badung',
      geojson([feature(inDegrees(square(80)), names('R-2')), feature(inDegrees(square(81)), names('P-1'))]),
    );
    await inForce(planId, '2026-01-01');
    // 40 × 20 m, of which 10 m lie east of the border.
    const [e, n] = [300_000 + 81 * 100, 9_050_040];
    const parcel = [
      [e - 30, n],
      [e + 10, n],
      [e + 10, n + 20],
      [e - 30, n + 20],
    ].map(([east = 0, north = 0]) => toDegrees(east, north)); // prettier-ignore
    const { plans, parcelM2, confirmed } = await lookUp(
      app.db,
      parcel.map(([lon, lat]) => ({ lon, lat })),
      officeDay(app.clock.now()),
    );
    expect(parcelM2).toBeCloseTo(800, 2);
    const { zones = [], uncoveredM2 } = plans.find(({ plan }) => plan.id === planId) ?? {};
    expect(zones.map(({ subzone, share }) => [subzone.code, Math.round((share?.m2 ?? 0) * 100) / 100])).toEqual([
      ['R-2', 600],
      ['P-1', 200],
    ]);
    expect(uncoveredM2).toBe(0);
    expect(zones.map(({ limits }) => limits?.kdbMaxPercent)).toEqual([70, 5]);
    expect(zones.map(({ activities }) => activities.house?.answer)).toEqual(['I', 'B']);
    expect(confirmed, 'nobody has confirmed the tables').toBe(false);
  });
});

describe('the page', () => {
  beforeAll(async () => {
    await app.db.deleteFrom('laperon.plan_fault').execute();
    await app.db.deleteFrom('laperon.area').execute();
    await app.db.deleteFrom('laperon.plan').execute();
    await seedPlan(app.deps, cast);
  });
  const ask = (letak: string, kegiatan = '') => app.visitor().get(`/tata-ruang?${new URLSearchParams({ letak, kegiatan })}`);

  it('answers a visitor without an account, says that it is invented and unconfirmed, and that it is no permit', async () => {
    const said = textOf((await ask('-8.5806, 115.1779')).body);
    for (const words of [
      'Perumahan Kepadatan Sedang (R-3)',
      'Diizinkan',
      'KDB',
      '60% luas tanah',
      'dibuat untuk contoh',
      'belum dikonfirmasi',
      'Informasi, bukan izin',
    ])
      expect(said).toContain(words);
  });

  it('draws how the zones lie around the place, named in a legend and for those who do not see it', async () => {
    const corners = '-8.6604, 115.158\n-8.6604, 115.162\n-8.664, 115.162\n-8.664, 115.158';
    for (const [place, here, shape] of [
      ['-8.5806, 115.1779', 'Titik yang ditanyakan', '<circle class="here"'],
      [corners, 'Tanah yang ditanyakan', '<path class="here"'],
    ] as const) {
      const { body } = await ask(place);
      const [, figure = ''] = /(<figure class="zone-map.*?<\/figure>)/s.exec(body) ?? [];
      expect(figure).toContain(shape);
      expect(textOf(figure)).toContain(here);
      const [, codes = ''] = /aria-label="Peta zona di sekitar lokasi: ([^"]+)"/.exec(figure) ?? [];
      for (const code of codes.split(', ')) expect(textOf(figure)).toContain(code);
      expect(figure).not.toMatch(/NaN|Infinity/);
    }
    expect((await ask('-6.2, 106.8')).body).not.toContain('zone-map');
  });

  it('brings the place along to the letter and to the permit', async () => {
    const said = (await ask('-8.5806, 115.1779', 'villa')).body.replaceAll('&amp;', '&');
    const [, address = ''] = /href="(\/ajukan\/surat-itr\?[^"]+)"/.exec(said) ?? [];
    const begun = textOf((await (await app.signedIn('niluh@contoh.test')).get(address)).body);
    expect(begun).toMatch(/Yang Anda bawa ke sini.*-8\.5806, 115\.1779.*Vila/s);
  });

  it('answers programs the same, and names what it cannot read', async () => {
    const asked = (at: string) => app.inject({ url: `/api/v1/spatial-information?${new URLSearchParams({ at })}` });
    const { plans, confirmed, parcelM2 } = (await asked('-8.5806,115.1779')).json<{
      plans: { synthetic: boolean; zones: { subzone: { code: string }; activities: { activity: string; answer: string }[] }[] }[];
      confirmed: boolean;
      parcelM2: number | null;
    }>();
    expect([confirmed, parcelM2, plans[0]?.synthetic, plans[0]?.zones[0]?.subzone.code]).toEqual([false, null, true, 'R-3']);
    expect(plans[0]?.zones[0]?.activities).toContainEqual(expect.objectContaining({ activity: 'hotel', answer: 'X' }));
    const parcel = await asked('-8.5806,115.1779;-8.5806,115.1782;-8.5809,115.1782');
    expect(parcel.json<{ parcelM2: number }>().parcelM2).toBeGreaterThan(100);
    const wrong = await asked('di sebelah pura');
    expect([wrong.statusCode, wrong.headers['content-type']]).toEqual([422, expect.stringContaining('application/problem+json')]);
    expect(wrong.json()).toMatchObject({ errors: [{ field: 'at', message: expect.stringContaining('Baris 1') }] });
  });

  it('gives the zones of a view of the map, as they are kept until a plan changes', async () => {
    const ask = (bbox: string, zoom: number, headers: Record<string, string> = {}) =>
      app.inject({ url: `/api/v1/spatial-zones?${new URLSearchParams({ bbox, zoom: String(zoom) })}`, headers });
    const near = await ask('115.17,-8.59,115.19,-8.57', 16);
    const { complete, features } = near.json<{ complete: boolean; features: { properties: { code: string; synthetic: boolean } }[] }>();
    expect([complete, near.headers['content-type']]).toEqual([true, 'application/geo+json; charset=utf-8']);
    expect(features.map(({ properties }) => properties.code)).toContain('R-3');
    expect(features.every(({ properties }) => properties.synthetic)).toBe(true);
    expect(near.headers['cache-control']).toBe('public, max-age=300');
    expect(near.headers['set-cookie']).toBeUndefined();
    const etag = String(near.headers.etag);
    expect((await ask('115.17,-8.59,115.19,-8.57', 16, { 'if-none-match': `"x", ${etag}` })).statusCode).toBe(304);
    expect((await ask('115.17,-8.59,115.19,-8.57', 15, { 'if-none-match': etag })).statusCode).toBe(200);
    const wide = await ask('100,-9,130,-8', 14);
    expect(wide.statusCode).toBe(422);
    expect(wide.json()).toMatchObject({ errors: [{ field: 'bbox' }] });
  });

  it('gives no zone rather than too many, and none too small to be seen', async () => {
    const names = { KODSZN: 'R-2', NAMSZN: 'Perumahan' };
    const squares = Array.from({ length: 2501 }, (_, n) => feature(inDegrees(square(n % 500, 10)), names));
    const { planId } = await enter('banyak', geojson(squares));
    await inForce(planId, '2021-01-01');
    const [[west, south] = [0, 0]] = inDegrees(square(0, 10));
    const bbox = `${west},${south - 0.01},${west + 0.05},${south + 0.01}`;
    const asked = async (zoom: number) =>
      (await app.inject({ url: `/api/v1/spatial-zones?bbox=${bbox}&zoom=${zoom}` })).json<{
        features: { properties: { plan: string } }[];
      }>();
    expect(await asked(16)).toMatchObject({ type: 'FeatureCollection', complete: false, features: [] });
    const far = await asked(12);
    expect(far).toMatchObject({ complete: true });
    expect(far.features.filter(({ properties }) => properties.plan === 'banyak')).toEqual([]);
  });

  it('answers the one activity asked about', async () => {
    const said = textOf((await ask('-8.5806, 115.1779', 'hotel')).body);
    expect(said).toContain('Tidak diizinkan Hotel');
    expect(said).not.toContain('Diizinkan Rumah tinggal');
  });

  it('says so where no plan reaches, and what is wrong with a place it cannot read', async () => {
    expect(textOf((await ask('-6.2, 106.8')).body)).toContain('Tidak ada rencana yang berlaku untuk lokasi ini');
    const wrong = await ask('di sebelah pura');
    expect(wrong.statusCode).toBe(422);
    expect(textOf(wrong.body)).toContain('Baris 1');
    expect((await ask('-8.5806, 115.1779\n-8.5806, 115.1799')).statusCode).toBe(422);
    expect((await ask('-8.5806, 115.1779', 'menggali-emas')).statusCode).toBe(422);
    const wholePlan = await ask('-8.2, 115\n-8.2, 115.4\n-8.9, 115.4\n-8.9, 115');
    expect(textOf(wholePlan.body)).toContain('terpaut lebih dari 2 km');
  });
});
