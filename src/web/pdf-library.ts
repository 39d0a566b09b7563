import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** What browsers are sent of pdf.js: the library, its worker, decoders, character maps, and the fonts a PDF may leave out. */
const files =
  /^(legacy\/build\/pdf(\.worker)?\.min\.mjs|wasm\/\w+\.(wasm|js)|cmaps\/[\w-]+\.bcmap|standard_fonts\/\w+\.(pfb|ttf)|iccs\/[\w.-]+\.icc)$/;

const types: Readonly<Record<string, string>> = {
  mjs: 'text/javascript; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
};

/** The worker runs under a policy of its own: it decodes by WebAssembly, fetches from this site alone, and evaluates no text. */
export const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

interface Part {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

const read = new Map<string, Part>();
let folder: string | undefined;

/** Where the library begins; its version is part of the address, so that browsers may keep it. */
export function pdfLibraryAddress(): string {
  const { version } = require('pdfjs-dist/package.json') as { version: string };
  return `/aset/pdf/${version}/`;
}

/** One file of the library by its address, read and packed when it is first asked for; undefined for any other. */
export function findInPdfLibrary(address: string): Part | undefined {
  if (!address.startsWith('/aset/pdf/')) return undefined;
  const name = address.startsWith(pdfLibraryAddress()) ? address.slice(pdfLibraryAddress().length) : '';
  if (!files.test(name)) return undefined;
  const known = read.get(name);
  if (known) return known;
  folder ??= dirname(require.resolve('pdfjs-dist/package.json'));
  try {
    const plain = readFileSync(join(folder, name));
    const part = { type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', plain, gzip: gzipSync(plain) };
    read.set(name, part);
    return part;
  } catch {
    // A character map or font the library does not have.
    return undefined;
  }
}
