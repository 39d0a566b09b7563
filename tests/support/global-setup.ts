import { offerBrowser } from './browser-server.ts';
import { ensureTemplate, testServer } from './database.ts';

/** Starts the shared server and prepares the template before any test file; stops server and browser after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  process.env.TEST_SERVER_URL = server.url;
  await ensureTemplate(server.url);
  const browser = await offerBrowser();
  process.env.TEST_BROWSER_PORT = String(browser.port);
  return async () => {
    await browser.close();
    await server.stop();
  };
}
