import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assertSameKeys, bringKeys } from './backup/keys.ts';
import { rehearse } from './backup/rehearse.ts';
import { readWhole } from './backup/restore.ts';
import { readConfig } from './config.ts';

const USAGE = 'Say which: npm run upgrade:rehearse -- FOLDER/MOMENT [--keys ANOTHER-FOLDER] [--database URL] [--newest NUMBER]';

// What this release would make of a backup, in a database of its own that is gone afterwards. Ends with 1 where something is amiss.
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: 'string' }, database: { type: 'string' }, newest: { type: 'string', default: '1000' } },
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new Error(USAGE);
  if (!/^[1-9]\d{0,6}$/.test(values.newest)) throw new Error('--newest wants a number from 1 to 9999999');
  const folder = resolve(given);
  const manifest = await readWhole(folder);
  const own = readConfig(process.env);
  const keysHome = values.keys === undefined ? null : await mkdtemp(join(tmpdir(), 'wantilan-keys-'));
  try {
    const config = keysHome === null ? own : readConfig({ ...process.env, DATA_DIR: keysHome, SECRET_FILE: '', DATA_KEYS_FILE: '' });
    if (values.keys !== undefined) await bringKeys(config, values.keys);
    assertSameKeys(config, manifest);
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const began = performance.now();
    const amiss = await rehearse(config, { folder, manifest, databaseUrl: values.database ?? null, most: Number(values.newest), say });
    for (const sentence of amiss) say(`AMISS: ${sentence}`);
    const minutes = `${((performance.now() - began) / 60_000).toFixed(1)} minutes`;
    say(amiss.length === 0 ? `Nothing is amiss. It took ${minutes}.` : `${amiss.length} things are amiss. It took ${minutes}.`);
    process.exitCode = amiss.length === 0 ? 0 : 1;
  } finally {
    if (keysHome !== null) await rm(keysHome, { recursive: true, force: true });
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
