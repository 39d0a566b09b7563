import { systemClock } from '#kernel';
import { parseArgs } from 'node:util';
import { openDeps } from './deps.ts';
import { readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { migrateAll } from './migrations.ts';
import { rotateKeys } from './rotate-keys.ts';

// New keys for the numbers of persons, while everybody serves: npm run keys:rotate -- [--no-new-keys] [--forget-old]
try {
  const { values } = parseArgs({ options: { 'no-new-keys': { type: 'boolean' }, 'forget-old': { type: 'boolean' } } });
  const config = readConfig(process.env);
  const server = await reachDatabase(config);
  await migrateAll(server.url);
  const { deps, close } = await openDeps(config, { clock: systemClock, databaseUrl: server.url });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await rotateKeys(deps, config, { newKeys: !values['no-new-keys'], forgetOld: values['forget-old'] === true, say });
  await close();
  await server.stop();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
