// `npm run dev`: the application, started anew whenever a file below src or demo changes. PostgreSQL stays up meanwhile.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import './typescript.mjs';

const root = join(import.meta.dirname, '..');
const { readConfig } = await import('../src/main/config.ts');
const { reachDatabase } = await import('../src/main/database.ts');

const server = await reachDatabase(readConfig(process.env));
const watched = ['src', 'demo'].map((folder) => `--watch-path=${join(root, folder)}`);
const app = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', ...watched, '--import', join(root, 'scripts/typescript.mjs'), join(root, 'src/main/server.ts')],
  { stdio: 'inherit' },
);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.kill(signal));
app.once('exit', (code) => void server.stop().then(() => process.exit(code ?? 0)));
