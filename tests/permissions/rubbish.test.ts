import type { Visitor } from '#support';
import { type RouteLine, routesOf } from '#web';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, requestsTo, type Sent, type Target } from './rubbish.ts';
import { table } from './table.ts';
import { makeWorld, type World } from './world.ts';

/** Requests made up for each route. */
const RUNS = 6;
/** Of those that draw for as long as a hundred others answer. */
const FEW = 2;
const drawing = new Set(['GET /gambar/:caseId/:fileId/pdf']);
const SEED = 20_261;

let world: World;
let defects: string[] = [];
beforeAll(async () => {
  world = await makeWorld({ log: { write: (line) => void (line.includes('"defect"') && defects.push(line)) } });
}, 120_000);
afterAll(() => world?.app.close());

/** Whoever gets furthest there, with a form of theirs. */
async function targetOf(name: string): Promise<{ target: Target; visitor: Visitor }> {
  const row = table[name];
  const route = routesOf(world.app.application.web).find(({ method, url }) => `${method} ${url}` === name);
  if (!row || !route) throw new Error(`no route ${name}`);
  const served = [...row.may, ...(row.told ?? [])];
  const leaves = name === 'POST /keluar';
  const who = !leaves && served.includes('applicant') ? 'applicant' : (served[0] ?? 'visitor');
  const visitor = world.at[who];
  const { person, planningVersion, ...ids } = world.ids;
  const target = {
    route,
    values: row.at?.(world) ?? {},
    ids: [...Object.values(ids), ...Object.values(person)].filter(isUuid),
    token: await visitor.token(),
  };
  return { target, visitor };
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function answerTo(visitor: Visitor, { method }: RouteLine, sent: Sent): Promise<LightMyRequestResponse> {
  defects = [];
  const answer = await Promise.race([
    visitor.send({ method: method as 'GET', ...sent }),
    new Promise<never>((_, reject) => void setTimeout(() => reject(new Error('no answer in ten seconds')), 10_000).unref()),
  ]);
  if (answer.statusCode >= 500) throw new Error(`${answer.statusCode}: ${defects.join('\n') || answer.body.slice(0, 300)}`);
  return answer;
}

/** What a browser reads: rubbish may ask for a compressed answer too. */
function unpacked(bytes: Buffer, encoding: unknown): string {
  return (encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** A refusal is a page with one heading, or for programs a code, and where a field is wrong its name and why. */
function expectPlain({ statusCode, headers, rawPayload }: LightMyRequestResponse): void {
  if (statusCode < 400) return;
  const body = unpacked(rawPayload, headers['content-encoding']);
  const type = String(headers['content-type'] ?? '');
  if (type.startsWith('text/html')) {
    expect(body.match(/<h1[\s>]/g), body.slice(0, 300)).toHaveLength(1);
    return;
  }
  // Open311 lists what is wrong, in the format the address ends in.
  if (type.startsWith('text/xml')) {
    expect(body).toMatch(/^<\?xml [^>]*\?><errors>(<error><code>4\d\d<\/code><description>[^<]+<\/description><\/error>)+<\/errors>$/);
    return;
  }
  // Where tokens are given, refusals are those of RFC 6749.
  if (type.startsWith('application/json')) {
    const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
    if (Array.isArray(said)) {
      expect(said.length).toBeGreaterThan(0);
      for (const one of said) expect(one).toEqual({ code: statusCode, description: expect.stringMatching(/./) });
      return;
    }
    // Banks are refused as SNAP BI says: status, service and case in seven digits, nothing of what they sent.
    if ('responseCode' in said) {
      expect(said).toEqual({
        responseCode: expect.stringMatching(/^4\d{6}$/),
        responseMessage: expect.stringMatching(/^[\w ().-]{3,100}$/),
      });
      return;
    }
    expect(said).toEqual({ error: expect.any(String), error_description: expect.any(String) });
    return;
  }
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(body) as { code: string; title: string; status: number; errors?: { field: string; message: string }[] };
  expect(problem.code).toMatch(/^[A-Z_]+$/);
  expect(problem.title).not.toBe('');
  expect(problem.status).toBe(statusCode);
  if (problem.code !== 'INVALID_INPUT') return;
  expect(problem.errors?.length).toBeGreaterThan(0);
  for (const { field, message } of problem.errors ?? []) expect(`${field}: ${message}`).toMatch(/^\S*: .{3,}/);
}

describe('rubbish is refused, not broken on', () => {
  it.each(Object.keys(table))('%s', async (name) => {
    const { target, visitor } = await targetOf(name);
    for (const url of addressesOf(target)) {
      const form = {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `_csrf=${encodeURIComponent(target.token)}`,
      };
      const answer = await answerTo(visitor, target.route, { url, ...(target.route.method === 'GET' ? { headers: {} } : form) });
      expect(answer.statusCode, url).toBeLessThan(500);
      expectPlain(answer);
    }
    await fc.assert(
      fc.asyncProperty(requestsTo(target), async (sent) => expectPlain(await answerTo(visitor, target.route, sent))),
      { seed: SEED, numRuns: drawing.has(name) ? FEW : RUNS, endOnFailure: true },
    );
  });
});

describe('what fuzzing finds once and must not find again', () => {
  it('an export whose query fails ends its answer, and the process lives on', async () => {
    const { db } = world.app;
    await db.schema.alterTable('cases.words').renameTo('words_away').execute();
    const failed = await world.at.front.get('/meja/ekspor?q=niluh').catch(() => ({ statusCode: 500 }));
    await db.schema.alterTable('cases.words_away').renameTo('words').execute();
    expect(failed.statusCode).toBe(500);
    expect((await world.at.front.get('/meja/ekspor?q=niluh')).statusCode).toBe(200);
  });

  it.each(['constructor', '__proto__', 'toString'])('%s is no requirement of a file', async (requirement) => {
    const { front, judged, draft } = world.ids;
    const verdict = await world.at.front.post(`/meja/${front}/putusan`, { requirement, fileId: judged, verdict: 'accepted' });
    expect(verdict.statusCode).toBe(409);
    const removed = await world.at.applicant.post(`/draf/${draft}/berkas`, { requirement, remove: judged });
    expect(removed.statusCode).toBe(303);
  });

  it('a day that does not exist filters nothing', async () => {
    for (const day of ['2026-99-99', '2026-02-30'])
      expect((await world.at.front.get(`/meja?open=1&submittedFrom=${day}`)).statusCode, day).toBe(200);
  });
});

describe('bytes that are no request', () => {
  const said = async (port: number, bytes: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.end(Buffer.from(bytes, 'latin1'));
    return text(socket).catch(() => 'cut off');
  };

  it.each([
    ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n', /^HTTP\/1\.1 400/],
    ['headers beyond all measure', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
    ['an address beyond all measure', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, /^HTTP\/1\.1 4/],
    ['no request at all', '\x16\x03\x01\x02', /^HTTP\/1\.1 400/],
    [
      'two lengths',
      'POST /masuk HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
  ])('%s is refused', async (_, bytes, answer) => {
    port ??= Number(new URL(await world.app.listen()).port);
    expect(await said(port, bytes)).toMatch(answer);
  });
});

let port: number | undefined;
