import { buildDocument } from '#api';
import { startApp, type TestApp } from '#support';
import { routesOf } from '#web';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.close());

describe('the document of the API', () => {
  it('is OpenAPI 3.1 without a fault, in both languages', async () => {
    const config = await createConfig({ extends: ['recommended'], rules: { 'no-server-example.com': 'off' } });
    for (const lang of ['id', 'en']) {
      const { body, statusCode } = await app.inject({ url: `/api/v1/openapi.json?lang=${lang}` });
      expect(statusCode).toBe(200);
      const problems = await lintFromString({ source: body, absoluteRef: 'openapi.json', config });
      expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
    }
  });

  it('names every route of the API, each operation once', () => {
    const routes = routesOf(app.application.web);
    const own = routes.filter(({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD');
    const unsaid = own.filter(({ operation }) => operation === undefined).map(({ method, url }) => `${method} ${url}`);
    expect(unsaid.sort()).toEqual(['GET /api/v1/openapi.json', 'GET /api/v1/services/:service/schema']);
    const ids = own.flatMap(({ operation }) => (operation ? [operation.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is explained on a page, with every operation and every refusal', async () => {
    const document = buildDocument(routesOf(app.application.web), { locale: 'en', publicUrl: 'http://localhost' });
    const { body } = await app.inject({ url: '/api/docs?lang=en' });
    for (const id of ['listCases', 'submitCase', 'judge', 'IDEMPOTENCY_KEY_REUSED', 'caseDocumentRevoked'])
      expect(body).toContain(`id="${id}"`);
    const { schemas } = document.components as { schemas: object };
    for (const name of Object.keys(schemas)) expect(body).toContain(`id="bentuk-${name}"`);
  });
});
