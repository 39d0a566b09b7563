import { startApp, type TestApp } from '#support';
import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesOf } from './app.ts';
import { reading } from './compilers.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('the schema of every route can be compiled, though a start leaves that until it is met', () => {
  const validator = AjvCompiler()({}, reading);
  const serializer = SerializerSelector()({}, {});
  let compiled = 0;
  for (const { method, url, schema } of routesOf(app.application.web)) {
    const { body, querystring, params, headers, response = {} } = schema;
    const name = `${method} ${url}`;
    for (const part of [body, querystring, params, headers]) {
      if (part === undefined) continue;
      expect(() => validator({ schema: part as object, method, url, httpPart: 'body' }), name).not.toThrow();
      compiled++;
    }
    for (const [httpStatus, part] of Object.entries(response as Record<string, object>))
      expect(() => serializer({ schema: part, method, url, httpStatus }), name).not.toThrow();
  }
  expect(compiled).toBeGreaterThan(300);
});

it('what does not fit is refused at the first request as at every later one, saying where', async () => {
  await app.account({ name: 'Contoh Pemohon', email: 'pemohon@contoh.test' });
  const somebody = await app.signedIn('pemohon@contoh.test');
  for (const limit of ['banyak', 'banyak', '0']) {
    const answer = await somebody.get(`/api/v1/cases?limit=${limit}`);
    expect([limit, answer.statusCode, answer.body]).toEqual([limit, 422, expect.stringContaining('limit')]);
  }
  expect((await somebody.get('/api/v1/cases?limit=3')).statusCode).toBe(200);
});
