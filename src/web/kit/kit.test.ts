import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { themeSheet } from './themes.ts';

describe('the page of components', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('shows every component in both languages and either theme', async () => {
    for (const url of ['/_kit', '/_kit?lang=en', '/_kit/terang', '/_kit/gelap']) {
      const { statusCode, body } = await app.inject({ url });
      expect(statusCode, url).toBe(200);
      for (const mark of ['class="tag bad"', 'class="note wait"', '<progress', '<table', 'type="file"', 'aria-invalid="true"'])
        expect(body, `${url}: ${mark}`).toContain(mark);
    }
  });

  it('gives each id once', async () => {
    const { body } = await app.inject({ url: '/_kit' });
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('reads either theme from the design tokens', () => {
    expect(themeSheet('terang')).toMatch(/--ground: #f6f2ea;.*color-scheme:light/s);
    expect(themeSheet('gelap')).toMatch(/--ground: #f6f2ea;.*--ground: #181410;.*color-scheme:dark/s);
  });

  it('is not there for real work', async () => {
    const real = await startApp({ env: { DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:1' } });
    expect((await real.inject({ url: '/_kit' })).statusCode).toBe(404);
    await real.close();
  });
});
