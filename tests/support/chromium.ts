import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { promisify } from 'node:util';
import { dirname, join } from 'node:path';

/** A browser that can be started here. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** What it needs of the environment beside the present one. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the browser's driver turns off; given once more, because the last such list is the one that counts. */
const off = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
];

/**
 * Containers and root have no namespaces for its sandbox; it opens nothing but our own pages. Without a new frame for
 * every page it keeps what it compiled, and a page asks for half of the processor's time.
 */
const args = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  `--disable-features=${['RenderDocument', ...off].join(',')}`,
];

/**
 * The browser at CHROMIUM_PATH, else the one that came by npm, unpacked once: everybody tests with the same, and having
 * no windows to draw it asks for half of the processor's time an installed one takes.
 */
export async function findChromium(): Promise<BrowserProgram> {
  const given = process.env.CHROMIUM_PATH;
  return given ? { executablePath: given, args, env: {} } : bundled();
}

/** Unpacks beside its place and renames, so that a half-unpacked browser is never started. */
async function bundled(): Promise<BrowserProgram> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packed = join(dirname(entry), '../bin');
  const { version } = createRequire(import.meta.url)(join(dirname(entry), '../package.json')) as { version: string };
  const home = join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(home)) {
    const part = `${home}.${process.pid}`;
    mkdirSync(part, { recursive: true });
    await unpackInto(
      part,
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => join(packed, name)),
    );
    try {
      renameSync(part, home);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  const libraries = [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') };
  return {
    executablePath: join(home, 'chromium'),
    args: [...args, '--disable-gpu'],
    env: { LD_LIBRARY_PATH: libraries, ...fonts },
  };
}

/**
 * The package unpacks into the temporary folder, which every user of the machine shares: it is given one of ours, in a
 * process of its own, because whatever else runs in this one asks for the temporary folder too.
 */
async function unpackInto(folder: string, files: readonly string[]): Promise<void> {
  const unpack = "import { inflate } from '@sparticuz/chromium'; for (const file of process.argv.slice(1)) await inflate(file);";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack, '--', ...files], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder },
  });
}

function cacheFolder(): string {
  const places = [join(import.meta.dirname, '../../node_modules/.cache/wantilan-test'), join(tmpdir(), `wantilan-test-${userInfo().uid}`)];
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true });
      accessSync(place, constants.W_OK);
      return place;
    } catch {
      // Not ours to write; the next place may do.
    }
  }
  throw new Error(`none of ${places.join(', ')} can be written`);
}
