import { openDatabase } from '#db';
import { systemClock } from '#kernel';
import { verifyFiles } from '#platform/files';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contentsOf } from './backup/make.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { migrateAll } from './migrations.ts';
import { openStorage } from './storage.ts';

// Reads every file there should be, and what else lies in the store, while everybody serves:
// npm run files:verify -- [--repair] [--from FOLDER-OF-BACKUPS]. Ends with 1 where something is amiss and was not mended.
try {
  const { values } = parseArgs({ options: { repair: { type: 'boolean' }, from: { type: 'string' } } });
  const { repair = false, from } = values;
  if (from !== undefined && !existsSync(from)) throw new Error(`There is no folder of backups at ${from}`);
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  await migrateAll(server.url);
  const { db, close } = openDatabase(server.url, { max: 2, applicationName: 'wantilan-files' });
  const storage = openStorage(config);
  const copyOf = async (sha256: string) => (from === undefined ? null : contentsOf(from).read(sha256));
  const { contents, bytes, faults } = await verifyFiles({ db, clock: systemClock, storage }, { repair, copyOf });
  await close();
  await server.stop();
  for (const { what, sha256, files, repaired } of faults)
    process.stdout.write(`${what}  ${sha256}  ${files.join(' ')}${repaired ? '  repaired' : ''}\n`);
  const left = faults.filter(({ repaired }) => !repaired).length;
  process.stdout.write(
    `${contents} contents of ${Math.ceil(bytes / 1_000_000)} MB read in ${storage.place}, ${faults.length} faults, ${faults.length - left} repaired.\n`,
  );
  process.exitCode = left > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
