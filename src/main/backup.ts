import { parseArgs } from 'node:util';
import { copyKeys } from './backup/keys.ts';
import { forgetOld, makeBackup } from './backup/make.ts';
import { noteBackup } from './backup/noted.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';

// A backup while everybody serves: npm run backup -- FOLDER [--keys ANOTHER-FOLDER] [--keep NUMBER]
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' }, keep: { type: 'string' } } });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new Error('Say where: npm run backup -- FOLDER [--keys ANOTHER-FOLDER] [--keep NUMBER]');
  if (values.keep !== undefined && !/^[1-9]\d{0,3}$/.test(values.keep)) throw new Error('--keep wants a number from 1 to 9999');
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  const { folder: made, manifest, added } = await makeBackup(config, server.url, folder, new Date());
  await noteBackup(server.url, manifest);
  await server.stop();
  if (values.keys !== undefined) await copyKeys(config, values.keys);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { count, bytes, gone } = manifest.files;
  process.stdout.write(`${made}\n${rows} rows, ${count} files of ${Math.ceil(bytes / 1_000_000)} MB in all, ${added} of them new.\n`);
  if (gone.length > 0)
    process.stdout.write(`${gone.length} files had no content: swept away meanwhile, or lost. The manifest names them.\n`);
  for (const old of values.keep === undefined ? [] : await forgetOld(folder, Number(values.keep)))
    process.stdout.write(`Took ${old} away.\n`);
  if (values.keys === undefined) process.stdout.write('Without its keys it cannot be read: keep a copy of them, apart from this folder.\n');
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
