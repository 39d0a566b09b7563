import { transaction } from '#db';
import { castOf, seedComplaint } from '#demo';
import { readCase, searchCases } from '#platform/cases';
import { registerClient } from '#platform/clients';
import { startApp, type TestApp } from '#support';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let key = '';
beforeAll(async () => {
  app = await startApp();
  key = await keyFor(['cases:apply', 'cases:read']);
}, 300_000);
afterAll(() => app?.close());

const house = { kind: 'system', name: 'test' } as const;
async function keyFor(scopes: readonly ('cases:apply' | 'cases:read')[]) {
  const { agencyId, officers } = await castOf(app.deps);
  const at = app.clock.now();
  const registration = { agencyId, name: 'Laman kota contoh', contact: 'pengelola@contoh.test', scopes, roles: [] };
  const { clientId, secret } = await transaction(app.db, (tx) => registerClient(tx, officers.archivist, registration, at));
  return `${clientId}.${secret}`;
}
const get = (address: string) => app.inject({ url: `/open311${address}` });
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const post = (fields: Readonly<Record<string, string>>, ending = 'json') =>
  app.inject({
    method: 'POST',
    url: `/open311/v2/requests.${ending}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: form(fields),
  });
const whole = () => ({
  api_key: key,
  jurisdiction_id: 'dpmptsp-badung',
  service_code: 'delay',
  description: 'Berkas saya tidak bergerak sejak bulan lalu dan tidak ada kabar.',
  'attribute[title]': 'Berkas tidak bergerak',
});
const sent = async (fields: Readonly<Record<string, string>> = {}) => {
  const answer = await post({ ...whole(), ...fields });
  expect(answer.statusCode, answer.body).toBe(201);
  return (JSON.parse(answer.body) as { service_request_id: string }[])[0]?.service_request_id ?? '';
};

describe('services', () => {
  it('are found by the discovery document, in both formats, each with its definition', async () => {
    const found = JSON.parse((await get('/discovery.json')).body) as { endpoints: { url: string; formats: string[] }[] };
    expect(found.endpoints[0]).toMatchObject({ url: 'http://localhost/open311/v2', formats: ['text/xml', 'application/json'] });
    expect((await get('/discovery.xml')).body).toContain('<endpoints><endpoint><specification>');
    const services = JSON.parse((await get('/v2/services.json?jurisdiction_id=dpmptsp-badung')).body) as {
      service_code: string;
      metadata: boolean;
    }[];
    expect(services.map(({ service_code }) => service_code)).toContain('delay');
    const xml = await get('/v2/services.xml');
    expect([xml.headers['content-type'], xml.body.startsWith('<?xml'), xml.body.includes('<services><service><service_code>')]).toEqual([
      'text/xml; charset=utf-8',
      true,
      true,
    ]);
    const definition = JSON.parse((await get('/v2/services/delay.json')).body) as { attributes: { code: string; values?: unknown[] }[] };
    expect(definition.attributes.map(({ code }) => code)).toEqual(['title', 'date', 'wish', 'public']);
    expect((await get('/v2/services/delay.xml')).body).toContain('<values><value><key>secret</key>');
  });
});

describe('a request', () => {
  it('becomes a complaint by the same steps as on the site, and is read again by whoever sent it', async () => {
    const number = await sent({ first_name: 'Warga', last_name: 'Contoh Rekaan', phone: '+6281200000055' });
    const { officers } = await castOf(app.deps);
    const { rows } = await searchCases(app.deps.cases, officers.front, { q: number }, { limit: 5, offset: 0 });
    const view = await readCase(app.deps.cases, rows[0]?.id ?? '', house);
    expect(view.state).toMatchObject({ status: 'submitted', position: { desk: 'verification' } });
    expect(view.applicantName).toBe('Warga Contoh Rekaan');
    expect(view.clocks.service.allowed).toBe(8);
    const own = JSON.parse((await get(`/v2/requests/${number}.json?api_key=${key}`)).body) as Record<string, unknown>[];
    expect(own[0]).toMatchObject({ service_request_id: number, status: 'open', description: 'Berkas tidak bergerak', lat: null });
    for (const address of [`/v2/requests/${number}.json`, `/v2/requests/${number}.xml`])
      expect((await get(address)).statusCode, 'for nobody else').toBe(404);
    const other = await keyFor(['cases:apply']);
    expect((await get(`/v2/requests/${number}.json?api_key=${other}`)).statusCode, 'nor for another system').toBe(404);
    expect((await get('/v2/requests.json')).body).toBe('[]');
  });

  it('without a name is anonymous to the agency', async () => {
    const number = await sent();
    const row = await app.db
      .selectFrom('cases.case')
      .select(['id', 'applicant_name'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    expect(row.applicant_name).toBe('Anonim');
  });

  it('is in public by title and day alone, where its sender said so, and never where it is about an officer', async () => {
    const number = await sent({
      first_name: 'Warga',
      last_name: 'Terang',
      'attribute[public]': 'open',
      'attribute[title]': 'Laman sering <mati> & lambat',
    });
    const list = await get('/v2/requests.json?jurisdiction_id=dpmptsp-badung&status=open&service_code=delay');
    const [one] = JSON.parse(list.body) as Record<string, unknown>[];
    expect(one).toMatchObject({
      service_request_id: number,
      description: 'Laman sering <mati> & lambat',
      requested_datetime: '2026-03-02T00:00:00+08:00',
    });
    expect(list.body).not.toMatch(/Terang|tidak bergerak sejak/);
    expect((await get('/v2/requests.xml')).body).toContain('Laman sering &lt;mati&gt; &amp; lambat');
    expect(JSON.parse((await get('/v2/requests.json?jurisdiction_id=samsat-bali')).body)).toEqual([]);
    expect(JSON.parse((await get('/v2/requests.json?status=closed')).body)).toEqual([]);
    expect(JSON.parse((await get('/v2/requests.json?start_date=2027-01-01T00:00:00Z')).body)).toEqual([]);
    await sql`update cases.case set state = jsonb_set(state, '{answers,officer,about}', '"named"') where number = ${number}`.execute(
      app.db,
    );
    expect((await get('/v2/requests.json')).body).toBe('[]');
    expect((await get(`/v2/requests/${number}.json`)).statusCode).toBe(404);
  });

  it('of the site that was kept secret is in no answer', async () => {
    const walk = await seedComplaint(app.deps, 'answered', 'made', { title: 'Rahasia saya' });
    for (const address of ['/v2/requests.json', `/v2/requests/${walk.number}.json`, `/v2/requests.json?service_request_id=${walk.number}`])
      expect((await get(address)).body).not.toContain('Rahasia saya');
  });

  it.each([
    [403, 'api_key is required', { api_key: '' }],
    [403, 'not recognised', { api_key: 'x.y' }],
    [400, 'jurisdiction_id is required', { jurisdiction_id: '' }],
    [404, 'jurisdiction_id was not found', { jurisdiction_id: 'kota-lain' }],
    [400, 'service_code', { service_code: '' }],
    [404, 'service_code', { service_code: '001' }],
    [400, 'description', { description: 'pendek' }],
    [400, 'title', { 'attribute[title]': 'x' }],
    [400, '', { 'attribute[date]': 'kemarin' }],
    [400, '', { 'attribute[public]': 'open', first_name: 'x'.repeat(500) }],
  ] as const)('is refused with %i, “%s”', async (status, word, wrong) => {
    const answer = await post({ ...whole(), ...wrong });
    expect([answer.statusCode, answer.body.includes('"code"')], answer.body).toEqual([status, true]);
    expect(answer.body).toContain(word);
    const xml = await post({ ...whole(), ...wrong }, 'xml');
    expect(xml.body).toContain('<errors><error><code>');
  });

  it('needs a key that may apply', async () => {
    const reader = await keyFor(['cases:read']);
    expect((await post({ ...whole(), api_key: reader })).statusCode).toBe(403);
    const { rows } = await sql<{ row: string }>`select s::text as row from clients.secret s`.execute(app.db);
    expect(
      rows.some(({ row }) => row.includes(key.split('.')[1] ?? '-')),
      'kept as a digest alone',
    ).toBe(false);
  });

  it('leaves no draft behind when it is refused', async () => {
    const drafts = async () => (await app.db.selectFrom('forms.draft').select('id').where('submitted_to', 'is', null).execute()).length;
    const before = await drafts();
    await post({ ...whole(), description: 'pendek' });
    expect(await drafts()).toBe(before);
  });
});

it('answers rubbish with a refusal, never with a defect', async () => {
  const junk = fc.string({ unit: 'grapheme', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(junk, junk, junk, junk, async (one, two, three, four) => {
      const query = new URLSearchParams({
        jurisdiction_id: one,
        service_code: two,
        status: three,
        start_date: four,
        page: one,
        api_key: two,
        service_request_id: three,
      }).toString();
      const answers = [
        await get(`/v2/requests.json?${query}`),
        await get(`/v2/${encodeURIComponent(one)}.xml`),
        await get(`/v2/services/${encodeURIComponent(two)}.json`),
        await get(`/v2/requests/${encodeURIComponent(three)}.xml`),
        await post({
          ...whole(),
          description: one,
          'attribute[title]': two,
          'attribute[date]': three,
          first_name: four,
          phone: one,
          lat: two,
        }),
      ];
      for (const { statusCode } of answers) expect(statusCode).toBeLessThan(500);
    }),
    { numRuns: 25 },
  );
}, 120_000);
