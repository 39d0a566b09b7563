import { openDatabase } from '#db';
import { verifyAudit } from '#platform/audit';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assertSameKeys, bringKeys } from './backup/keys.ts';
import { readWhole, restore } from './backup/restore.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';

// A backup brought back into an empty installation: npm run restore -- FOLDER/MOMENT [--keys ANOTHER-FOLDER] [--despite-keys]
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: 'string' }, 'despite-keys': { type: 'boolean' } },
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new Error('Say which: npm run restore -- FOLDER/MOMENT [--keys ANOTHER-FOLDER]');
  const folder = resolve(given);
  const config = readConfig(process.env);
  const manifest = await readWhole(folder);
  if (values.keys !== undefined) await bringKeys(config, values.keys);
  if (!values['despite-keys']) assertSameKeys(config, manifest);
  const server = await reachDatabase(config);
  try {
    await restore(config, server.url, folder, manifest);
    const { db, close } = openDatabase(server.url, { max: 2, applicationName: 'restore' });
    const { entries, broken } = await verifyAudit(db);
    await close();
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${rows} rows and ${manifest.files.count} files are back, as they stood at ${manifest.madeAt}.\n`);
    process.stdout.write(`${entries} entries of the audit chain checked: ${broken.length === 0 ? 'it is whole' : 'IT IS BROKEN'}.\n`);
    if (broken.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
