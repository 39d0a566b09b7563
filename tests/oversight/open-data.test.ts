import { castOf, seedComplaint, seedPermit } from '#demo';
import { startApp, type TestApp, textOf } from '#support';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  const { agencyId } = await castOf(app.deps);
  for (let n = 0; n < 6; n++) await seedPermit.issued(app.deps);
  for (let n = 0; n < 5; n++) await seedComplaint(app.deps, 'satisfied', 'komang');
  await seedComplaint(app.deps, 'submitted', 'made');
  await sql`insert into survey.answer select gen_random_uuid(), ${agencyId}, 'imb-pbg', '2026-Q1', array_fill(3::smallint, array[9]), null from generate_series(1, 6) g`.execute(
    app.db,
  );
  await sql`insert into survey.answer select gen_random_uuid(), ${agencyId}, 'slf', '2026-Q1', array_fill(1::smallint, array[9]), null from generate_series(1, 2) g`.execute(
    app.db,
  );
}, 300_000);
afterAll(() => app?.close());

interface Row {
  readonly service: string;
  readonly table: string;
  readonly measure: string;
  readonly value: number | null;
  readonly shown: boolean;
}

it('is what its schema says, may be kept, and shows nothing that the pages hide', async () => {
  const [data, schema] = await Promise.all([app.visitor().get('/data/kinerja.json?masa=2026'), app.visitor().get('/data/skema.json')]);
  expect([data.headers['cache-control'], data.headers['access-control-allow-origin']]).toEqual(['public, max-age=300', '*']);
  const ajv = new Ajv2020({ formats: { uri: true } });
  expect(ajv.validate(JSON.parse(schema.body), JSON.parse(data.body)), JSON.stringify(ajv.errors)).toBe(true);
  const { rows, licence } = JSON.parse(data.body) as { rows: readonly Row[]; licence: { confirmed: boolean } };
  expect(licence.confirmed).toBe(false);
  const of = (service: string, table: string, measure: string) =>
    rows.find((row) => row.service === service && row.table === table && row.measure === measure);
  expect(of('imb-pbg', 'files', 'received')).toMatchObject({ value: 6, shown: true });
  // Two answered of another service: neither they nor what would tell them.
  expect(of('slf', 'survey', 'index')).toMatchObject({ value: null, shown: false });
  expect([of('imb-pbg', 'survey', 'index')?.shown, of('', 'survey', 'index')?.shown]).not.toEqual([true, true]);
  expect(
    rows
      .filter(
        ({ table, value }) =>
          ['survey', 'returns', 'reports'].includes(table) && value !== null && value > 0 && value < 5 && Number.isInteger(value),
      )
      .every(({ measure }) => !['n', 'cases', 'intake'].includes(measure)),
  ).toBe(true);
  expect(rows.every(({ value, shown }) => shown === (value !== null))).toBe(true);
});

it('is the same as CSV, with no cell that a spreadsheet would run', async () => {
  const csv = await app.visitor().get('/data/kinerja.csv?masa=2026');
  expect([csv.headers['cache-control'], csv.headers['content-type']]).toEqual([
    'public, max-age=300',
    'text/csv; charset=utf-8; header=present',
  ]);
  expect(String(csv.headers.link)).toContain('rel="describedby"');
  const [head, ...lines] = csv.body.replace('\uFEFF', '').trim().split('\r\n');
  expect(head).toBe('period,agency,service,table,measure,value,shown,text');
  const { rows } = JSON.parse((await app.visitor().get('/data/kinerja.json?masa=2026')).body) as { rows: readonly Row[] };
  expect(lines.length).toBe(rows.length);
  expect(csv.body).not.toMatch(/(^|,)[=+@]/m);
});

it('has a page that explains every column in both languages', async () => {
  for (const lang of ['id', 'en']) {
    const text = textOf((await app.visitor().get(`/data?lang=${lang}`)).body);
    for (const column of ['period', 'agency', 'service', 'table', 'measure', 'value', 'shown', 'text']) expect(text).toContain(column);
    expect(text).toContain('CC BY 4.0');
  }
});
