import { DEMO_MAIL } from './demo-mail.ts';
import { loadDemo } from '#demo';
import { openDatabase } from '#db';
import { systemClock } from '#kernel';
import { samsatAgency } from '#services/samsat';
import { writeFile } from 'node:fs/promises';
import { openDeps } from './deps.ts';
import { openDemoBank, wantsDemoBank } from './demo-bank.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { hasCases, loadedMarker } from './demonstration.ts';

// Started by the server on an empty demonstration. Two servers that start together take turns: the second finds cases.
const LOCK = 7_202_614;

try {
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  const turn = openDatabase(server.url, { max: 1, applicationName: 'wantilan-demo' });
  const client = await turn.pool.connect();
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  // Whose files and payments the example treasury has; it is told of nothing here.
  const away = async () => ({ status: 503, body: '' });
  const bank = wantsDemoBank(config) ? await openDemoBank([samsatAgency.key], systemClock, away) : null;
  // Whose mail the example office has; nothing is read or sent here.
  const mailAt = config.ombudsmanMail === null ? { mailAt: { address: DEMO_MAIL, at: () => null } } : {};
  const opening = { clock: systemClock, databaseUrl: server.url, ...mailAt, ...(bank && { demoBanks: [bank.setup] }) };
  const { deps, close } = await openDeps(config, opening);
  if (!(await hasCases(deps))) {
    await loadDemo(deps);
    await writeFile(loadedMarker(config.dataDir), `${new Date().toISOString()}\n`);
  }
  await close();
  await bank?.close();
  client.release();
  await turn.close();
  await server.stop();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
