// Lets Node run this source tree as it lies: Node itself strips the types of .ts; .tsx goes through esbuild, once per
// content. Use: node --import ./scripts/typescript.mjs <file>
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from 'esbuild';

const cache = cacheFolder();
enableCompileCache(join(cache, 'compiled'));

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    return { format: 'module', source: translate(fileURLToPath(url)), shortCircuit: true };
  },
});

/** Beside the dependencies where that can be written, else in the user's own temporary folder. */
function cacheFolder() {
  const places = [join(import.meta.dirname, '../node_modules/.cache/wantilan'), join(tmpdir(), `wantilan-cache-${userInfo().uid}`)];
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o700 });
      writeFileSync(join(place, 'written'), '');
      return place;
    } catch {
      // Not ours to write; the next place may do.
    }
  }
  throw new Error(`none of ${places.join(', ')} can be written`);
}

/** The JavaScript of a .tsx file. */
function translate(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(cache, `${createHash('sha256').update(version).update(file).update(source).digest('hex').slice(0, 32)}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { code } = transformSync(source, {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      format: 'esm',
      target: 'node24',
      sourcefile: file,
      sourcemap: 'inline',
    });
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, code);
    renameSync(part, kept);
    return code;
  }
}
