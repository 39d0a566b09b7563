import { openDatabase } from '#db';
import { systemClock } from '#kernel';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { migrateAll } from './migrations.ts';
import { findOverdue } from './retention.ts';
import { seed } from './seed.ts';

// Prints what the sweep of the night would remove, and by which rule; removes nothing.
try {
  const server = await reachDatabase(readConfig(process.env));
  await migrateAll(server.url);
  const { db, close } = openDatabase(server.url, { max: 2, applicationName: 'wantilan-retention' });
  await seed({ db, clock: systemClock });
  for (const { name, days, version, confirmed, count } of await findOverdue({ db, clock: systemClock })) {
    const fate = confirmed ? 'would go' : 'would go, and stay: nobody has confirmed the rule';
    process.stdout.write(`${name}: ${count} older than ${days} days (version ${version}) ${fate}.\n`);
  }
  await close();
  await server.stop();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
