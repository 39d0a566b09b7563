import { ensureTemplate, testServer } from './database.ts';

/** Starts the shared server and prepares the template before any test file; stops the server after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  process.env.TEST_SERVER_URL = server.url;
  await ensureTemplate(server.url);
  return () => server.stop();
}
