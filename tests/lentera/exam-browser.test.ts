import { startApp, type TestApp } from '#support';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExamWorld, examWorld, holdTest } from './exam-world.ts';

const CONFIG = 'a'.repeat(64);
const EXAM = 'b'.repeat(64);

let app: TestApp;
let world: ExamWorld;
let ticket: string;
let origin: string;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 1 });
  const { cards } = await holdTest(app, world, { terms: { sebKeys: [CONFIG, EXAM] } });
  const entered = await app.inject({ method: 'POST', url: '/lentera/ruang/masuk', payload: { kode: cards[0]?.code ?? '' } });
  ({ ticket } = entered.json<{ ticket: string }>());
  origin = new URL(app.deps.lentera.publicUrl).origin;
}, 120_000);
afterAll(() => app?.close());

const URL_ASKED = '/lentera/ruang/keadaan?lihat=1';
/** What Safe Exam Browser computes of the address in its window. */
const hashOf = (address: string, key: string) => createHash('sha256').update(`${address}${key}`).digest('hex');

const asks = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  (await app.inject({ method: 'GET', url: URL_ASKED, headers: { authorization: `Ujian ${ticket}`, ...headers }, remoteAddress }))
    .statusCode;

it('lets in a browser that proves one of the keys for the address it asks for, and no other', async () => {
  expect(await asks({})).toBe(403);
  expect(await asks({ 'x-safeexambrowser-configkeyhash': hashOf(`${origin}${URL_ASKED}`, CONFIG) })).toBe(200);
  expect(await asks({ 'x-safeexambrowser-configkeyhash': hashOf(`${origin}${URL_ASKED}`, CONFIG).toUpperCase() })).toBe(200);
  expect(await asks({ 'x-safeexambrowser-requesthash': hashOf(`${origin}${URL_ASKED}`, EXAM) })).toBe(200);
  expect(await asks({ 'x-safeexambrowser-configkeyhash': hashOf(`${origin}${URL_ASKED}`, 'c'.repeat(64)) })).toBe(403);
  expect(await asks({ 'x-safeexambrowser-configkeyhash': hashOf(`${origin}/lentera/ruang`, CONFIG) })).toBe(403);
  expect(await asks({ 'x-safeexambrowser-configkeyhash': CONFIG })).toBe(403);
});

it('goes by the address a trusted proxy says was asked for, and by nobody else’s word', async () => {
  const proxied = { 'x-forwarded-host': 'ujian.contoh.test', 'x-forwarded-proto': 'https', host: '127.0.0.1:3000' };
  const outside = hashOf(`https://ujian.contoh.test${URL_ASKED}`, CONFIG);
  expect(await asks({ ...proxied, 'x-safeexambrowser-configkeyhash': outside })).toBe(200);
  // The site's own address holds behind any proxy.
  expect(await asks({ ...proxied, 'x-safeexambrowser-configkeyhash': hashOf(`${origin}${URL_ASKED}`, CONFIG) })).toBe(200);
  // From elsewhere such heads are not believed: the address is then another one.
  expect(await asks({ ...proxied, 'x-safeexambrowser-configkeyhash': outside }, '203.0.113.7')).toBe(403);
});
