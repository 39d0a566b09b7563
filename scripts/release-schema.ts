import { seedPermit } from '#demo';
import { readConfig } from '#main';
import { startApp } from '#support';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../src/main/backup/make.ts';
import { openKeys, packRelease } from '../tests/migrations/released.ts';

// `npm run release:schema`, once for each release: keeps a small backup made by it, which every later version must bring
// back and go on with (docs/adr/0033-released-schemas.md).
const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string };
const app = await startApp({ env: openKeys });
const folder = await mkdtemp(join(tmpdir(), 'wantilan-release-'));
try {
  await seedPermit.issued(app.deps);
  await seedPermit.returned(app.deps);
  await app.runJobs();
  const config = readConfig({ ...openKeys, DATA_DIR: app.dataDir, DATABASE_URL: app.url });
  await makeBackup(config, app.url, folder, app.clock.now());
  const bytes = await packRelease(version, folder);
  process.stdout.write(`The schema of ${version} is kept, with a small set of data: ${Math.ceil(bytes / 1000)} kB.\n`);
} finally {
  await app.close();
  await rm(folder, { recursive: true, force: true });
}
