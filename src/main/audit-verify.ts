import { openDatabase } from '#db';
import { verifyAudit } from '#platform/audit';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { migrateAll } from './migrations.ts';

// Recomputes the whole audit chain; ends with 1 and names the place when an entry was changed, removed or cut off.
try {
  const server = await reachDatabase(readConfig(process.env));
  await migrateAll(server.url);
  const { db, close } = openDatabase(server.url, { max: 2, applicationName: 'wantilan-audit' });
  const { entries, broken } = await verifyAudit(db);
  await close();
  await server.stop();
  for (const { lane, seq, why } of broken) process.stderr.write(`Lane ${lane}, entry ${seq}: ${why}\n`);
  process.stdout.write(`${entries} entries checked, ${broken.length === 0 ? 'the chain is whole' : 'THE CHAIN IS BROKEN'}.\n`);
  process.exit(broken.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
