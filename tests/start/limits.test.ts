import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { RATE_LIMIT: '1000' } });
});
afterAll(() => app?.close());

/** How often somebody is answered before they are told to wait, and what the wait is. */
async function until429(ask: () => Promise<{ statusCode: number; headers: Record<string, unknown> }>): Promise<number> {
  for (let n = 0; n <= 200; n++) {
    const { statusCode, headers } = await ask();
    if (statusCode !== 429) continue;
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    return n;
  }
  return Number.POSITIVE_INFINITY;
}

describe('what could be guessed by trying', () => {
  it('is tried ten times a minute where a case is tracked by number and secret', async () => {
    const visitor = app.visitor();
    await visitor.get('/lacak');
    const guess = () => visitor.post('/lacak', { number: 'PBG-5103-2026-00001', secret: 'AAAA-AAAA-AAAA-AAAA' });
    expect(await until429(guess)).toBe(10);
    expect((await visitor.get('/lacak')).statusCode, 'the page itself still opens').toBe(200);
  });

  it('is tried sixty times a minute where a document is looked up by its code', async () => {
    const visitor = app.visitor();
    expect(await until429(() => visitor.get('/verifikasi/AAAA-BBBB-CCCC'))).toBe(60);
    expect((await visitor.get('/verifikasi')).statusCode, 'the page itself still opens').toBe(200);
  });

  it('is read twenty times a minute where a PDF is sent for checking', async () => {
    const visitor = app.visitor();
    await visitor.get('/verifikasi');
    expect(await until429(() => visitor.post('/verifikasi/pdf'))).toBe(20);
  });
});
