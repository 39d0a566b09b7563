import { buildDocument } from '#api';
import { seedPermit } from '#demo';
import { answerOf, ApiRefusal, follow, openWantilan } from '#client';
import { routesOf } from '#web';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateClient } from '../support/generate-client.ts';
import { openReceiver } from '../webhooks/receiver.ts';
import { connect, findUnreadable, hear, readQueue } from './neighbour.ts';
import { type ApiWorld, openApi } from './world.ts';

const home = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(home, file), 'utf8');
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
}, 120_000);
afterAll(() => world?.close());

/** A house that answers one request after another as it is told. */
async function openHouse(answers: readonly ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const seen: { method: string; url: string; key: string | undefined; bearer: string | undefined }[] = [];
  const server = createServer((request, response) => {
    request.resume();
    const { method = '', url = '', headers } = request;
    if (url === '/api/oauth/token') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: `wlt_${seen.length}`, expires_in: 900 }));
      return;
    }
    seen.push({ method, url, key: headers['idempotency-key'] as string | undefined, bearer: headers.authorization });
    answers[seen.length - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    seen,
    api: openWantilan({ baseUrl, id: 'x', secret: 'y', patience: { pause: 5, longest: 2000 } }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
const answer =
  (status: number, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const cutOff = (request: IncomingMessage) => request.socket.destroy();
const note = { params: { path: { caseId: 'c' } }, body: { text: 'x' } };

describe('the client', () => {
  it('is written from the document, as the document is now', async () => {
    const document = buildDocument(routesOf(world.app.application.web), { locale: 'en', publicUrl: 'http://localhost' });
    expect(read('clients/typescript/generated.ts') === (await generateClient(document)), 'run npm run api:client').toBe(true);
  });

  it('sends a change again under the same key, where nobody knows whether it was done', async () => {
    const house = await openHouse([cutOff, answer(502), answer(200, { version: 2 })]);
    const done = await answerOf(house.api.POST('/api/v1/cases/{caseId}/notes', note));
    expect(done).toEqual({ version: 2 });
    expect(house.seen.map(({ key }) => key)).toEqual(Array(3).fill(expect.stringMatching(/^[\w-]{36}$/)));
    expect(new Set(house.seen.map(({ key }) => key)).size).toBe(1);
    house.close();
  });

  it('sends nothing again that could be done twice', async () => {
    const house = await openHouse([cutOff, answer(200)]);
    await expect(house.api.POST('/api/v1/webhooks', { body: { url: 'https://a.test', types: ['case.issued'] } })).rejects.toThrow(
      'fetch failed',
    );
    expect(house.seen).toMatchObject([{ key: undefined }]);
    house.close();
  });

  it('comes back when it was told to, and not where that is too late for it', async () => {
    const busy = { status: 503, code: 'UNAVAILABLE', detail: 'Nanti.' };
    const house = await openHouse([
      answer(503, busy, { 'retry-after': '1' }),
      answer(200, { name: 'Kas' }),
      answer(429, { ...busy, status: 429, code: 'TOO_MANY_REQUESTS' }, { 'retry-after': '30' }),
    ]);
    const began = performance.now();
    expect(await answerOf(house.api.GET('/api/v1/me'))).toEqual({ name: 'Kas' });
    expect(performance.now() - began).toBeGreaterThanOrEqual(1000);
    const refusal = await house.api.GET('/api/v1/me').catch((caught: unknown) => caught);
    expect(refusal).toBeInstanceOf(ApiRefusal);
    expect(refusal).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', retryAfter: 30_000 });
    expect(house.seen).toHaveLength(3);
    house.close();
  });

  it('fetches a new token once where the old one counts no more, and tells what is no problem either', async () => {
    const house = await openHouse([answer(401), answer(200), answer(401), answer(401, { code: 'SIGN_IN_REQUIRED', status: 401 }), cutOff]);
    await house.api.GET('/api/v1/me');
    expect(house.seen.map(({ bearer }) => bearer)).toEqual(['Bearer wlt_0', 'Bearer wlt_1']);
    await expect(house.api.GET('/api/v1/me')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect(house.seen).toHaveLength(4);
    house.close();
    const strange = await openHouse([answer(500, [])]);
    await expect(strange.api.GET('/api/v1/me')).rejects.toMatchObject({ status: 500, code: 'UNKNOWN' });
    strange.close();
  });

  it('says why it has no token, and does not ask again', async () => {
    const stranger = openWantilan({ baseUrl: world.address, id: 'nobody', secret: 'none' });
    await expect(stranger.GET('/api/v1/me')).rejects.toMatchObject({ code: 'NO_TOKEN', reason: 'invalid_client' });
  });
});

describe('a list', () => {
  it('is followed from page to page, no further than it is used', async () => {
    const asked: (string | undefined)[] = [];
    const pages = follow(async (after) => {
      asked.push(after);
      return after === undefined ? { items: [1, 2], next: 'a' } : { items: [3], next: null };
    });
    const all: number[] = [];
    for await (const one of pages) all.push(one);
    expect([all, asked]).toEqual([
      [1, 2, 3],
      [undefined, 'a'],
    ]);
  });
});

describe('the recipe for connecting a system', () => {
  it('shows the code that is run here', () => {
    const [doc, run] = [read('docs/how-to/connect-a-system.md'), squeezed(read('tests/api/neighbour.ts'))];
    const shown = [...doc.matchAll(/```ts\n([\s\S]*?)```/g)].flatMap(([, code = '']) => code.split(/\n\s*\n/));
    const own = shown.filter((code) => code.includes('export '));
    expect(own.length).toBe(4);
    for (const code of own) expect(run).toContain(squeezed(code));
  });

  it('reads the queue, sends a verdict, and hears of it', async () => {
    const { caseId } = await seedPermit.submitted(world.app.deps);
    const { id, secret } = await world.program(['cases:read', 'cases:act', 'webhooks:manage'], ['front-office']);
    const api = connect(world.address, id, secret);
    expect(await readQueue(api, 'front-office')).toContain(caseId);
    expect(await findUnreadable(api, caseId, 'Buram.')).toBe('told');

    const receiver = await openReceiver();
    const wish = { url: receiver.url, types: ['case.submitted' as const, 'case.returned' as const] };
    const hook = await answerOf(api.POST('/api/v1/webhooks', { body: wish }));
    // A day later, because cases that tests begin with began some hours ago.
    world.app.clock.advance({ hours: 24 });
    const next = await seedPermit.submitted(world.app.deps);
    await world.app.runJobs();
    const [got] = receiver.received;
    const heard: string[][] = [];
    const later = (...one: string[]) => heard.push(one);
    const request = (of = got) => {
      const headers = Object.entries(of?.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
      return new Request('http://kas.test/kabar', { method: 'POST', headers, body: of?.body ?? '' });
    };
    const now = world.app.clock.now();
    expect((await hear(request(), hook.secret, later, now)).status).toBe(204);
    expect((await hear(request(), `whsec_${btoa('another')}`, later, now)).status, 'of somebody else').toBe(401);
    expect((await hear(request(), hook.secret, later, new Date(now.getTime() + 301_000))).status, 'an old one').toBe(401);
    await api.POST('/api/v1/webhooks/{webhookId}/test', { params: { path: { webhookId: hook.id } } });
    await world.app.runJobs();
    expect((await hear(request(receiver.received[1]), hook.secret, later, now)).status, 'a trial').toBe(204);
    expect(heard).toEqual([[next.caseId, 'case.submitted']]);
    await receiver.close();
  });
});
