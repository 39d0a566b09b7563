import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { migrateAll } from './migrations.ts';

// Brings the database up to date and ends: for releases that migrate before the new version starts.
try {
  const server = await reachDatabase(readConfig(process.env));
  const ran = await migrateAll(server.url);
  process.stdout.write(ran.length === 0 ? 'The database is up to date.\n' : `Ran ${ran.join(', ')}.\n`);
  await server.stop();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
