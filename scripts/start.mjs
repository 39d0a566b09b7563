// `npm start`: runs src/main/server.ts on the pinned Node 24, whichever Node npm itself runs on.
// Another entry can be named: node scripts/start.mjs worker
// npm gives Node --max-semi-space-size=16: a start fills the young part of the heap once, and would hold 100 MB ever after.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const entry = process.argv[2] ?? 'server';
const [major, minor] = process.versions.node.split('.').map(Number);

if (major >= 24) {
  process.argv.splice(1, 2, join(root, 'src/main', `${entry}.ts`));
  const { bundled } = await import('./bundle.mjs');
  await import(await bundled(entry));
} else {
  handOver();
}

/** Starts the same script on the Node that came with the dependencies and passes signals on. */
function handOver() {
  const node = join(root, 'node_modules/node/bin/node');
  if (!existsSync(node)) {
    const here = `This is Node ${major}.${minor}; Wantilan runs on Node 24, which comes with its dependencies`;
    const why = existsSync(join(root, 'node_modules'))
      ? 'but is missing in node_modules. Run "npm ci" without leaving out optional dependencies, on Linux x64.'
      : 'and those are not installed yet. Run "npm ci" first.';
    console.error(`${here}, ${why}`);
    process.exit(1);
  }
  const child = spawn(node, [...process.execArgv, import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : code));
}
