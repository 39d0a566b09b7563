import { transaction } from '#db';
import { castOf } from '#demo';
import { getClient, setClientLimit } from '#platform/clients';
import { fakeClock, startApp, type TestApp } from '#support';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, openApi, type Program } from './world.ts';

let world: ApiWorld;
/** Another web process of the same house. */
let second: TestApp;
beforeAll(async () => {
  const clock = fakeClock();
  const env = { CLIENT_RATE_LIMIT: '5' };
  world = await openApi({ clock, env });
  const keys = { SECRET_FILE: join(world.app.dataDir, 'secret'), DATA_KEYS_FILE: join(world.app.dataDir, 'data-keys') };
  second = await startApp({ clock, env: { ...env, ...keys }, database: { url: world.app.url } });
}, 120_000);
afterAll(async () => {
  await second?.close();
  await world?.close();
});

const me = '/api/v1/me';
async function statuses(app: TestApp, { token }: Program, times: number): Promise<number[]> {
  const all: number[] = [];
  for (let nth = 0; nth < times; nth += 1)
    all.push((await app.inject({ url: me, headers: { authorization: `Bearer ${token}` } })).statusCode);
  return all;
}

describe('a system', () => {
  it('is told what it may still ask, and beyond it when to come back', async () => {
    const { ask, api } = await world.program(['cases:read']);
    world.app.clock.advance({ seconds: 20 });
    const first = await ask(me);
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"client";q=5;w=60', ratelimit: '"client";r=4;t=40' });
    for (let nth = 0; nth < 4; nth += 1) expect((await ask(me)).statusCode).toBe(200);
    const beyond = await ask(me);
    expect(beyond.statusCode).toBe(429);
    expect(beyond.headers).toMatchObject({ ratelimit: '"client";r=0;t=40', 'retry-after': '40' });
    expect(beyond.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', reason: 'client-limit' });
    await expect(api.GET('/api/v1/me')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 40_000 });
    world.app.clock.advance({ seconds: 40 });
    expect((await ask(me)).headers.ratelimit).toBe('"client";r=4;t=60');
  });

  it('has one limit at all web processes together, and takes nothing from another', async () => {
    world.app.clock.advance({ minutes: 1 });
    const [loud, quiet] = [await world.program(['cases:read']), await world.program(['cases:read'])];
    expect(await statuses(world.app, loud, 3)).toEqual([200, 200, 200]);
    expect(await statuses(second, loud, 3)).toEqual([200, 200, 429]);
    expect(await statuses(world.app, loud, 2)).toEqual([429, 429]);
    expect(await statuses(world.app, quiet, 5)).toEqual([200, 200, 200, 200, 200]);
    const person = await world.as('komang@contoh.test');
    expect((await person(me)).headers).not.toHaveProperty('ratelimit');
  });

  it('may be given a limit of its own, which counts at once', async () => {
    world.app.clock.advance({ minutes: 1 });
    const { officers } = await castOf(world.app.deps);
    const program = await world.program(['cases:read']);
    expect(await statuses(world.app, program, 6)).toEqual([200, 200, 200, 200, 200, 429]);
    const client = await getClient(world.app.db, program.id, [world.agencyId]);
    await transaction(world.app.db, (tx) => setClientLimit(tx, officers.head, client, 9, world.app.clock.now()));
    expect(await statuses(second, program, 1), 'where nobody remembers that it had none left').toEqual([200]);
    world.app.clock.advance({ minutes: 1 });
    expect(await statuses(world.app, program, 10)).toEqual([...Array(9).fill(200), 429]);
  });
});
