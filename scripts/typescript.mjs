// Lets Node run this source tree as it lies: Node itself strips the types of .ts; .tsx goes through esbuild, once per
// content. Use: node --import ./scripts/typescript.mjs <file>
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync, version } from 'esbuild';

/** Where what is made of the sources is kept. */
export const cache = cacheFolder();
enableCompileCache(join(cache, 'compiled'));
const madeWhole = pathToFileURL(join(cache, 'whole-')).href;

// Node asks the disk for every import who it is, whose package it belongs to and whether it is a link; here a name says
// so already. Without this a start costs half as much again.
const source = pathToFileURL(join(import.meta.dirname, '..')).href;
const { imports } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));

registerHooks({
  resolve(specifier, context, next) {
    const url = ownModule(specifier, context.parentURL);
    if (!url) return next(specifier, specifier.startsWith('.') ? context : ofThisTree(context));
    return { url, format: url.endsWith('.tsx') ? 'module' : 'module-typescript', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    return { format: 'module', source: translate(fileURLToPath(url)), shortCircuit: true };
  },
});

/** As if asked from this tree: what bundle.mjs made may lie outside it. */
function ofThisTree(context) {
  return context.parentURL?.startsWith(madeWhole) ? { ...context, parentURL: `${source}/package.json` } : context;
}

/** The address of a module of this tree imported by a module of it, by its path or by its name in package.json. */
function ownModule(specifier, parent) {
  if (!parent?.startsWith(`${source}/`) || parent.startsWith(`${source}/node_modules/`)) return undefined;
  if (specifier.startsWith('.') && /\.tsx?$/.test(specifier)) return new URL(specifier, parent).href;
  if (!specifier.startsWith('#')) return undefined;
  const [head, rest] = specifier.split(/\/(.*)/s);
  const target = imports[specifier] ?? imports[`${head}/*`]?.replace('*', rest);
  return target?.endsWith('.ts') ? `${source}${target.slice(1)}` : undefined;
}

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
