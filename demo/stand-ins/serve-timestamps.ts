import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeTimestampKeys, startTimestamps, type TimestampKeys } from './timestamps.ts';

// `npm run demo:tsa`: an authority on time for trying, on this machine alone. Its keys stay, so that what it stamped
// is still believed after a restart.
const folder = resolve(process.env.DATA_DIR ?? join(import.meta.dirname, '../../data'), 'stand-ins');
const now = () => new Date();
await mkdir(folder, { recursive: true, mode: 0o700 });
const kept = join(folder, 'timestamps.json');
const roots = join(folder, 'timestamps.pem');
const known = await readFile(kept, 'utf8').catch(() => null);
const keys = known === null ? await makeTimestampKeys(now()) : (JSON.parse(known) as TimestampKeys);
if (known === null) await writeFile(kept, JSON.stringify(keys), { mode: 0o600 });
await writeFile(roots, keys.root.certificate);
const { url } = await startTimestamps({ now, keys, port: Number(process.argv[2] ?? 3161) });
process.stdout.write(`An example authority on time answers at ${url}. Start the application with\n  TSA_URL=${url} TSA_ROOTS=${roots}\n`);
