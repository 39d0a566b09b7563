// What `npm start` runs: this source tree and the packages of many small files, put together once for what they are now.
// Three thousand files read one by one cost a start several seconds of processor; what is put together costs a third.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache } from './typescript.mjs';

const root = join(import.meta.dirname, '..');
const KEPT_MS = 7 * 86_400_000;
/** Of many files each, and plain modules without files beside them; the others of a family would be read a second time. */
const WITHIN = [
  'typebox',
  'kysely',
  'zod',
  'jose',
  'temporal-polyfill',
  'uuid',
  'csv-parse',
  'csv-stringify',
  'better-auth',
  '@better-auth/core',
  '@better-auth/utils',
  '@better-auth/kysely-adapter',
  'better-call',
  '@simplewebauthn/server',
];

/** The address of an entry of src/main, such as `server`, put together; the entry itself where that cannot be. */
export async function bundled(entry) {
  const own = pathToFileURL(join(root, 'src/main', `${entry}.ts`)).href;
  const folder = join(cache, `whole-${fingerprint()}`);
  try {
    if (!existsSync(folder)) await putTogether(folder);
    const made = join(folder, `${entry}.mjs`);
    return existsSync(made) ? pathToFileURL(made).href : own;
  } catch (error) {
    console.error(`starting from the source files: ${error.message}`);
    return own;
  }
}

/** Changes whenever a file does that goes in. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const name of ['package.json', 'package-lock.json', 'scripts/bundle.mjs']) hash.update(readFileSync(join(root, name)));
  for (const folder of ['src', 'demo'])
    for (const file of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || !/\.(tsx?|css|svg)$/.test(file.name)) continue;
      const path = join(file.parentPath, file.name);
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  return hash.digest('hex').slice(0, 24);
}

/** What package.json starts by start.mjs. */
function entries() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = Object.values(scripts).flatMap((line) => /scripts\/start\.mjs ([\w-]+)$/.exec(line)?.[1] ?? []);
  return [...new Set(['server', ...named])];
}

async function putTogether(folder) {
  const { build } = await import('esbuild');
  const making = `${folder}-${process.pid}`;
  await build({
    entryPoints: entries().map((name) => join(root, 'src/main', `${name}.ts`)),
    outdir: making,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    // src/web/kept-assets.ts
    define: { KEPT_ASSETS: JSON.stringify(join(folder, 'assets.json')) },
    plugins: [asItLies, others],
  });
  try {
    renameSync(making, folder);
  } catch {
    // Another process was faster.
    rmSync(making, { recursive: true, force: true });
  }
  forgetOld(folder);
}

/** A module goes on knowing where its source lies: templates, migrations and threads are found from there. */
const asItLies = {
  name: 'as-it-lies',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.')) return undefined;
      const places = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href };
      const contents = source.replaceAll(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, name) => JSON.stringify(places[name]));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** All other packages stay where they are: some bring files or programs along. */
const others = {
  name: 'others',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => {
      const within = kind !== 'entry-point' && WITHIN.some((name) => path === name || path.startsWith(`${name}/`));
      return kind === 'entry-point' || within ? undefined : { path, external: true };
    });
  },
};

function forgetOld(present) {
  for (const name of readdirSync(dirname(present))) {
    const path = join(dirname(present), name);
    if (name.startsWith('whole-') && path !== present && Date.now() - statSync(path).mtimeMs > KEPT_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
