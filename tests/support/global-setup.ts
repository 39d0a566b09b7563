import pg from 'pg';
import { ensureTemplate, testServer } from './database.ts';

/** Starts the shared server and prepares the template before any test file; stops the server after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  process.env.TEST_SERVER_URL = server.url;
  await ensureTemplate(server.url);
  // Held for as long as the run: by it another run sees that databases in memory are somebody's.
  const presence = new pg.Client({ connectionString: server.url });
  await presence.connect();
  return async () => {
    await presence.end();
    await server.stop();
  };
}
