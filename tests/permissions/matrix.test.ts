import { newId } from '#kernel';
import { textOf, type Visitor } from '#support';
import { routesOf } from '#web';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from './rows.ts';
import { table } from './table.ts';
import { makeWorld, people, type Who, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  const oidc = { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'wantilan', OIDC_CLIENT_SECRET: 'rahasia', OIDC_NAME: 'Contoh' };
  world = await makeWorld({ env: oidc });
}, 120_000);
afterAll(() => world?.app.close());

/** Who has no business with the applicant's cases, whatever page they are on. */
const strangers: readonly Who[] = ['visitor', 'other', 'proxy', 'guest', 'neighbour', 'weak'];

function addressOf(route: string, row: Row): string {
  const [, pattern = ''] = route.split(' ');
  const values = row.at?.(world) ?? {};
  const address = pattern.replace(/:(\w+)|\*/g, (name) => values[name.replace(':', '')] ?? name);
  return row.query ? `${address}?${row.query}` : address;
}

async function ask(visitor: Visitor, route: string, row: Row, who: Who, headers: Record<string, string> = {}) {
  const address = addressOf(route, row);
  if (route.startsWith('GET')) return visitor.get(address, headers);
  const [method = ''] = route.split(' ');
  if (route.includes(' /api/v1/'))
    return visitor.send({
      method: method as 'POST',
      url: address,
      headers: { ...(method !== 'DELETE' && { 'content-type': 'application/json' }), 'idempotency-key': newId(), ...headers },
      ...(method !== 'DELETE' && { payload: JSON.stringify(row.json?.(world, who) ?? {}) }),
    });
  if (method !== 'POST') return visitor.send({ method: method as 'PATCH', url: address, headers: { ...row.headers, ...headers } });
  return visitor.post(address, row.form?.(world, who) ?? {}, headers);
}

/** served, told or refused; anything else in plain figures. */
function outcomeOf(row: Row, { statusCode, headers }: LightMyRequestResponse, who: Who): string {
  const to = String(headers.location ?? '');
  const led = row.may.includes(who) ? undefined : row.back?.(world);
  if (statusCode === 303 && (/^\/(masuk|akun\/dua-langkah)(\?|$)/.test(to) || to === led)) return 'refused';
  if ([403, 409, 422].includes(statusCode) && row.told?.includes(who)) return 'told';
  if ([401, 403, 404].includes(statusCode) && !row.gives?.includes(statusCode)) return 'refused';
  if ((row.gives ?? [200, 303]).includes(statusCode)) return 'served';
  return `${statusCode} ${to}`;
}

function expected(row: Row, who: Who): string {
  return row.may.includes(who) ? 'served' : row.told?.includes(who) ? 'told' : 'refused';
}

/** Those refused ask first: whoever is served may change what is asked for. */
function inOrder(row: Row): readonly Who[] {
  const rank = (who: Who) => ['refused', 'told', 'served'].indexOf(expected(row, who));
  return [...people].sort((a, b) => rank(a) - rank(b));
}

describe('every route', () => {
  it('stands in the table, and nothing else does', () => {
    const routes = routesOf(world.app.application.web).filter(({ method }) => method !== 'HEAD');
    expect(Object.keys(table).sort()).toEqual(routes.map(({ method, url }) => `${method} ${url}`).sort());
  });

  it('answers a question for its head as it answers for the whole', () => {
    const routes = routesOf(world.app.application.web);
    const policies = (method: string) => routes.filter((one) => one.method === method).map(({ url, policy }) => `${policy} ${url}`);
    expect(policies('HEAD')).toEqual(policies('GET'));
  });

  it.each(Object.entries(table))('%s', async (route, row) => {
    const found: Record<string, string> = {};
    for (const who of inOrder(row)) {
      const visitor = row.anew ? await world.anew(who) : world.at[who];
      const answer = await ask(visitor, route, row, who);
      found[who] = outcomeOf(row, answer, who);
      const shown = strangers.includes(who) && !row.demonstration ? world.secrets.filter((secret) => answer.body.includes(secret)) : [];
      expect(shown, `${who} must not see`).toEqual([]);
      if (found[who] !== 'refused') continue;
      const shownInRefusal = world.secrets.filter((secret) => who !== 'applicant' && textOf(answer.body).includes(secret));
      expect(shownInRefusal, `the refusal to ${who}`).toEqual([]);
      expect(await refusedAsJson(visitor, route, row, who), `${who} as JSON`).toMatch(
        /^(40[134] (SIGN_IN_REQUIRED|FORBIDDEN|NOT_FOUND)|led)$/,
      );
    }
    expect(found).toEqual(Object.fromEntries(inOrder(row).map((who) => [who, expected(row, who)])));
  });
});

/** The same question by a program: refused alike. */
async function refusedAsJson(visitor: Visitor, route: string, row: Row, who: Who): Promise<string> {
  const { statusCode, headers, body } = await ask(visitor, route, row, who, { accept: 'application/json' });
  if (statusCode === 303 && headers.location === row.back?.(world)) return 'led';
  const shown = world.secrets.filter((secret) => body.includes(secret));
  return shown.length > 0 ? shown.join() : `${statusCode} ${(JSON.parse(body) as { code: string }).code}`;
}

const otherSite = { 'sec-fetch-site': 'cross-site' };

describe('a form', () => {
  // Programs show who they are in the form itself, or in its address: no cookie of a browser counts there.
  const ofPrograms = /^POST \/(api\/oauth|surel\/berhenti|open311)\//;
  const forms = Object.entries(table).filter(([route]) => route.startsWith('POST') && !ofPrograms.test(route));

  it.each(forms)('%s counts only with a token of the very session', async (route, row) => {
    const who = row.may[0] ?? row.told?.[0] ?? 'applicant';
    const visitor = world.at[row.may.includes('visitor') ? 'visitor' : who];
    const foreign = await world.at.other.token();
    const token = who === 'other' ? await world.at.proxy.token() : foreign;
    const fields = { ...row.form?.(world, who), _csrf: token };
    const boundary = 'batas';
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const url = addressOf(route, row);
    const multipart = await visitor.send({
      method: 'POST',
      url,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${parts.join('')}--${boundary}--\r\n`,
    });
    const statuses = {
      foreign: (await visitor.post(url, fields)).statusCode,
      none: (await visitor.post(url, { ...fields, _csrf: undefined })).statusCode,
      empty: (await visitor.send({ method: 'POST', url })).statusCode,
      text: (await visitor.send({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, payload: '_csrf=x' })).statusCode,
      json: (await visitor.send({ method: 'POST', url, headers: { ...otherSite, 'content-type': 'application/json' }, payload: '{}' }))
        .statusCode,
    };
    expect(statuses).toEqual({ foreign: 403, none: 403, empty: 403, text: 403, json: 403 });
    // Where nobody is served, it is not there before anything of the form is read.
    const refusals = row.may.length === 0 ? [400, 403, 404] : [400, 403];
    expect(refusals, 'taken with its token, or not at all').toContain(multipart.statusCode);
  });
});

describe('what belongs to somebody', () => {
  it('opens by its private address for that person alone, and for a quarter of an hour', async () => {
    const { id, token } = world.file;
    const address = `/lampiran/${id}/${token}`;
    const statuses = await Promise.all(people.map(async (who) => [who, (await world.at[who].get(address)).statusCode] as const));
    expect(statuses.filter(([, status]) => status === 200)).toEqual([['applicant', 200]]);
    const another = await world.app.deps.files.db
      .selectFrom('files.file')
      .select('id')
      .where('id', '!=', id)
      .where('media_type', '=', 'application/pdf')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await world.at.applicant.get(`/lampiran/${another.id}/${token}`)).statusCode, 'the same link to another file').toBe(404);
    expect((await world.at.applicant.get(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`)).statusCode, 'changed').toBe(404);
  });

  it('stays, whoever asks for it to be taken away', async () => {
    const other = await world.app.signedIn('kepala@contoh.test');
    const own = await world.at.front.follow(await world.at.front.post('/meja/saringan?q=milik', { name: 'Milik loket' }));
    const id = /saringan\/([0-9a-f-]{36})\/hapus/.exec(own.body)?.[1] ?? '';
    await other.post(`/meja/saringan/${id}/hapus`);
    expect(textOf((await world.at.front.get('/meja')).body)).toContain('Milik loket');
    const session = await world.app.db
      .selectFrom('identity.session')
      .select('id')
      .where('userId', '=', await userOf('loket@contoh.test'))
      .execute();
    for (const one of session) await other.post('/akun/perangkat', { session: one.id });
    expect((await world.at.front.get('/meja')).statusCode, 'still signed in').toBe(200);
  });

  it('is not named by a form of somebody else: a file of another person is as if it were not there', async () => {
    const { ids, at } = world;
    const answer = await at.planner.post(`/meja/${ids.planning}/putusan`, {
      requirement: ids.requirement,
      fileId: ids.judged,
      verdict: 'accepted',
    });
    expect(answer.statusCode, 'a verdict on the file of another case').toBe(409);
    const [refused] = await world.app.db.selectFrom('cases.case').select('version').where('id', '=', ids.planning).execute();
    expect(await at.planner.get(`/meja/${ids.planning}`)).toMatchObject({ statusCode: 200 });
    expect(refused?.version).toBe(world.ids.planningVersion);
  });
});

describe('an office that has ended', () => {
  const ended = async (on: string | null) => {
    await world.app.db
      .updateTable('access.assignment')
      .set({ valid_to: on })
      .where('person_id', '=', world.ids.person.planner ?? '')
      .execute();
  };
  const doors = async () => {
    const { planning } = world.ids;
    const { planner } = world.at;
    const paths = ['/meja', `/meja/${planning}`, '/meja/ekspor', `/berkas/${planning}`];
    return [
      ...(await Promise.all(paths.map(async (path) => (await planner.get(path)).statusCode))),
      (await planner.post(`/meja/${planning}/catatan`, { text: 'Masih di sini?' })).statusCode,
    ];
  };

  it('opens nothing from the next request on, in the session that was open', async () => {
    expect(await doors()).toEqual([200, 200, 200, 303, 303]);
    await ended('2026-03-01');
    expect(await doors()).toEqual([403, 403, 403, 404, 403]);
  });

  it('holds for its last day, until midnight at the office', async () => {
    await ended('2026-03-02');
    world.app.clock.set('2026-03-02T15:59:00Z');
    expect(await doors()).toEqual([200, 200, 200, 303, 303]);
    world.app.clock.set('2026-03-02T16:01:00Z');
    expect(await doors()).toEqual([403, 403, 403, 404, 403]);
  });

  it('leaves work begun in its name undone', async () => {
    await ended(null);
    const batch = await world.at.planner.post('/meja/massal/mulai', { case: world.ids.planning, _action: 'approve' });
    await ended('2026-03-01');
    await world.app.runJobs();
    await ended(null);
    const page = textOf((await world.at.planner.follow(batch)).body);
    expect(page).toContain('1 tidak bisa');
    expect(page).toContain('jabatan untuk tindakan ini tidak lagi Anda pegang');
  });
});

async function userOf(email: string): Promise<string> {
  return (await world.app.db.selectFrom('identity.user').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
}
