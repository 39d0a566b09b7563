import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { type Encoding, encodingFor } from './compress.ts';
import { build, type BuildOptions } from 'esbuild';
import { type Built, keep, readKept } from './kept-assets.ts';
import { drawIcon, icons as iconSizes, manifestOf } from './shell/manifest.ts';
import { shellPaths } from './shell/paths.ts';
import { findInPdfLibrary, WORKER_POLICY } from './pdf-library.ts';
import type { Reply, Request, WebApp } from './types.ts';

interface Asset extends Built {
  readonly address: string;
  /** Packed when first asked for, at the best level, beside the answers of others; null for what is packed in itself. */
  readonly packed: ((encoding: Encoding) => Promise<Buffer>) | null;
}

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };

function packedOnce(plain: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const made: Partial<Record<Encoding, Promise<Buffer>>> = {};
  return (encoding) => (made[encoding] ??= pack[encoding](plain));
}

const SOURCE = join(import.meta.dirname, '..');
const styles = [
  'tokens',
  'base',
  'frame',
  'actions',
  'surfaces',
  'forms',
  'facts',
  'chat',
  'desk',
  'drawing',
  'exam',
  'lesson',
  'plate',
  'bank',
  'writing',
  'print',
];

/** The site's own files, named by their content so that browsers may keep them for a year. */
export class Assets {
  readonly #byName = new Map<string, Asset>();
  readonly #byAddress = new Map<string, Asset>();
  /** The service worker, which is found by its own address and not by its content. */
  worker = '';

  add(name: string, type: string, plain: Buffer): string {
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
    const dot = name.lastIndexOf('.');
    const text = !type.startsWith('font/') && !type.startsWith('image/png');
    const asset = {
      name,
      address: `/aset/${name.slice(0, dot)}-${hash}${name.slice(dot)}`,
      type,
      plain,
      packed: text ? packedOnce(plain) : null,
    };
    this.#byName.set(name, asset);
    this.#byAddress.set(asset.address, asset);
    return asset.address;
  }

  address(name: string): string {
    const asset = this.#byName.get(name);
    if (!asset) throw new Error(`no asset ${name}`);
    return asset.address;
  }

  find(address: string): Asset | undefined {
    return this.#byAddress.get(address);
  }

  all(): readonly Built[] {
    return [...this.#byName.values()].map(({ name, type, plain }) => ({ name, type, plain }));
  }
}

let built: Promise<Assets> | undefined;

/** The site's own files, made once for every application of the process: source does not change under it. */
export function siteAssets(): Promise<Assets> {
  built ??= keptOrBuilt();
  return built;
}

async function keptOrBuilt(): Promise<Assets> {
  const kept = readKept();
  if (!kept) {
    const made = await buildAssets();
    keep({ files: made.all(), worker: made.worker });
    return made;
  }
  const assets = new Assets();
  for (const { name, type, plain } of kept.files) assets.add(name, type, plain);
  assets.worker = kept.worker;
  return assets;
}

/** Reads style sheets and font and builds every island (`*.island.tsx`) of the source tree. */
async function buildAssets(): Promise<Assets> {
  const assets = new Assets();
  const require = createRequire(import.meta.url);
  const font = assets.add(
    'huruf.woff2',
    'font/woff2',
    readFileSync(require.resolve('@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2')),
  );
  const balinese = assets.add(
    'huruf-bali.woff2',
    'font/woff2',
    readFileSync(require.resolve('@fontsource/noto-sans-balinese/files/noto-sans-balinese-balinese-400-normal.woff2')),
  );
  assets.add('ikon.svg', 'image/svg+xml', readFileSync(join(import.meta.dirname, 'ui/ikon.svg')));
  const css = styles.map((name) => readFileSync(join(import.meta.dirname, `ui/styles/${name}.css`), 'utf8')).join('\n');
  await addBuilt(assets, 'gaya.css', {
    stdin: { contents: css.replace('FONT_ADDRESS', font).replace('BALINESE_ADDRESS', balinese), loader: 'css' },
    external: ['/aset/*'],
  });
  const islands = globSync('**/islands/*.island.{ts,tsx}', { cwd: SOURCE });
  await Promise.all(
    islands.map((file) => addBuilt(assets, `${basename(file).replace(/\.island\.tsx?$/, '')}.js`, { entryPoints: [join(SOURCE, file)] })),
  );
  // What an island hands long work to, found by its address.
  const workers = globSync('**/islands/*.worker.ts', { cwd: SOURCE });
  await Promise.all(workers.map((file) => addBuilt(assets, basename(file).replace(/\.ts$/, '.js'), { entryPoints: [join(SOURCE, file)] })));
  const leaflet = readFileSync(require.resolve('leaflet/dist/leaflet.css'), 'utf8').replace(/url\([^)]*\)/g, 'none');
  await addBuilt(assets, 'peta.css', { stdin: { contents: leaflet, loader: 'css' } });
  for (const { name, png } of await icons()) assets.add(name, 'image/png', png);
  for (const locale of ['id', 'en'] as const)
    assets.add(
      `aplikasi-${locale}.webmanifest`,
      'application/manifest+json',
      Buffer.from(manifestOf(locale, (name) => assets.address(name))),
    );
  assets.worker = await buildWorker(assets);
  return assets;
}

function icons(): Promise<readonly { name: string; png: Buffer }[]> {
  const picture = (name: string) => readFileSync(join(import.meta.dirname, name));
  return Promise.all(
    iconSizes.map(async ({ name, size, maskable }) => ({
      name,
      png: await drawIcon(picture(maskable ? 'shell/maskable.svg' : 'ui/ikon.svg'), size),
    })),
  );
}

/** What the offline page is made from: where it changes, browsers fetch it anew. */
function offlineSource(): string {
  return ['offline.tsx', 'texts.ts'].map((name) => readFileSync(join(import.meta.dirname, 'shell', name), 'utf8')).join('');
}

async function buildWorker(assets: Assets): Promise<string> {
  const parts = ['gaya.css', 'huruf.woff2', 'ikon.svg'].map((name) => assets.address(name));
  const version = createHash('sha256').update(parts.join()).update(offlineSource()).digest('base64url').slice(0, 10);
  const shell = { version, offline: shellPaths.offline(), parts, icon: assets.address('ikon-192.png') };
  const made = await build({
    ...howToBuild,
    target: [...howToBuild.target],
    entryPoints: [join(import.meta.dirname, 'islands/service-worker.ts')],
    format: 'iife',
    define: { SHELL: JSON.stringify(shell) },
  });
  return made.outputFiles[0]?.text ?? '';
}

const howToBuild = {
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'silent',
} as const satisfies BuildOptions;

async function addBuilt(assets: Assets, name: string, options: Parameters<typeof build>[0]): Promise<void> {
  const made = await build({ ...options, ...howToBuild, target: [...howToBuild.target] });
  const [file] = made.outputFiles;
  if (!file) throw new Error(`nothing was built for ${name}`);
  assets.add(name, name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8', Buffer.from(file.contents));
}

export function serveAssets(app: WebApp, assets: Assets): void {
  app.get('/aset/*', { config: { policy: 'public', rateLimit: false }, logLevel: 'warn' }, async (request, reply) => {
    const address = request.url.split('?')[0] ?? '';
    const asset = assets.find(address);
    if (!asset) return servePdfLibrary(request, reply, address);
    const taken = encodingFor(request);
    const packed = taken && (await asset.packed?.(taken));
    if (packed) reply.header('content-encoding', taken);
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.type)
      .send(packed || asset.plain);
  });
  app.get('/favicon.ico', { config: { policy: 'public', rateLimit: false } }, (_request, reply) =>
    reply.redirect(assets.address('ikon.svg'), 301),
  );
}

function servePdfLibrary(request: Request, reply: Reply, address: string): Reply | void {
  const part = findInPdfLibrary(address);
  if (!part) return reply.callNotFound();
  const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (packed) reply.header('content-encoding', 'gzip');
  return reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
    .header('content-security-policy', WORKER_POLICY)
    .type(part.type)
    .send(packed ? part.gzip : part.plain);
}
