import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from './post.ts';
import { reachOf, type Resolve } from './reach.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function listen(answer: RequestListener): Promise<{ port: number; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

const here = reachOf({ networks: ['127.0.0.0/8'], http: true });
const message = { headers: { 'webhook-id': '1' }, body: '{}' };

/** A name server that leads a name to these addresses, one list after the other. */
function leading(...lists: readonly string[][]): { resolve: Resolve; asked: () => number } {
  let asked = 0;
  const resolve: Resolve = (_name, _options, done) => {
    const list = lists[Math.min(asked++, lists.length - 1)] ?? [];
    done(
      null,
      list.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked: () => asked };
}

describe('a receiver', () => {
  it('is read no further than its beginning, and only what can be shown of it', async () => {
    const { port } = await listen((_request, response) => {
      response.writeHead(200);
      response.write(`ok\u0000\u001b[31m${'x'.repeat(3000)}`);
      const more = setInterval(() => response.write('x'.repeat(100_000)), 5);
      response.on('close', () => clearInterval(more));
    });
    const { status, failure, excerpt } = await post(here, { url: `http://127.0.0.1:${port}/`, ...message }, 300_000);
    expect([status, failure, excerpt?.length]).toEqual([200, null, 1000]);
    expect(excerpt).toMatch(/^ok\[31mx+$/);
  });

  it('that never answers is left, and one that goes on writing counts by its status', async () => {
    const silent = await listen(() => {});
    expect(await post(here, { url: `http://127.0.0.1:${silent.port}/`, ...message }, 200)).toMatchObject({
      status: null,
      failure: 'timeout',
    });
    const dripping = await listen((_request, response) => {
      response.writeHead(202);
      response.write('.');
    });
    expect(await post(here, { url: `http://127.0.0.1:${dripping.port}/`, ...message }, 200)).toMatchObject({ status: 202, failure: null });
  });

  it('that redirects is not followed', async () => {
    const target = await listen((_request, response) => response.end());
    const { port } = await listen((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${target.port}/` }).end());
    expect(await post(here, { url: `http://127.0.0.1:${port}/`, ...message })).toMatchObject({ status: 302 });
    expect(target.asked()).toBe(0);
  });

  it('that is not there is told apart', async () => {
    expect(await post(here, { url: 'http://127.0.0.1:1/', ...message })).toMatchObject({ status: null, failure: 'refused' });
    expect(await post(here, { url: 'http://nowhere.invalid/', ...message })).toMatchObject({ status: null, failure: 'name' });
    const { port } = await listen((request) => request.socket.destroy());
    expect(await post(here, { url: `http://127.0.0.1:${port}/`, ...message })).toMatchObject({ status: null, failure: 'broken' });
    expect(await post(here, { url: `https://127.0.0.1:${port}/`, ...message })).toMatchObject({ status: null });
  });
});

describe('an address that is not public', () => {
  const guarded = (resolve: Resolve) => reachOf({ networks: [], http: true, resolve });

  it('is sent nothing, however it is written', async () => {
    const { port, asked } = await listen((_request, response) => response.end());
    const reach = reachOf({ networks: [], http: true });
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '127.1', '[::ffff:127.0.0.1]', '[::1]', '0'])
      expect(await post(reach, { url: `http://${host}:${port}/`, ...message }), host).toMatchObject({ status: null, failure: 'address' });
    expect(asked()).toBe(0);
  });

  it('is sent nothing behind a name, be it one of several', async () => {
    const { port, asked } = await listen((_request, response) => response.end());
    for (const found of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['169.254.169.254']]) {
      const { resolve } = leading(found);
      expect(await post(guarded(resolve), { url: `http://rebind.test:${port}/`, ...message })).toMatchObject({ failure: 'address' });
    }
    expect(asked()).toBe(0);
  });

  it('is sent nothing by a name that was public a moment ago: it is looked up once, for the connection', async () => {
    const { port, asked } = await listen((_request, response) => response.end());
    const flipping = leading(['127.0.0.1'], ['8.8.8.8']);
    expect(await post(guarded(flipping.resolve), { url: `http://rebind.test:${port}/`, ...message })).toMatchObject({ failure: 'address' });
    expect(flipping.asked()).toBe(1);
    const allowed = leading(['127.0.0.1'], ['10.0.0.1']);
    const reach = reachOf({ networks: ['127.0.0.0/8'], http: true, resolve: allowed.resolve });
    expect(await post(reach, { url: `http://rebind.test:${port}/`, ...message })).toMatchObject({ status: 200 });
    expect([allowed.asked(), asked()]).toEqual([1, 1]);
  });

  it('is sent nothing in clear outside the demonstration', async () => {
    const { port, asked } = await listen((_request, response) => response.end());
    const reach = reachOf({ networks: ['127.0.0.0/8'], http: false });
    expect(await post(reach, { url: `http://127.0.0.1:${port}/`, ...message })).toMatchObject({ failure: 'address' });
    expect(asked()).toBe(0);
  });
});
