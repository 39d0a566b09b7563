import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HOME = join(import.meta.dirname, '..');
const FOLDERS = ['clients', 'src', 'demo', 'tests', 'bench', 'scripts'];

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  /** Every source file that was read. */
  readonly modules: readonly string[];
  readonly violations: readonly Violation[];
}

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

/** Reads the imports of the tree under `root` and says which break a rule of `.dependency-cruiser.mjs`. */
export async function cruise(root = HOME): Promise<Cruise> {
  const cli = join(HOME, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = [
    '-c',
    join(HOME, '.dependency-cruiser.mjs'),
    '-T',
    'json',
    ...FOLDERS.filter((folder) => existsSync(join(root, folder))),
  ];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [cli, ...options], { cwd: root, maxBuffer: 200_000_000 }).catch(
    // It exits with the number of violations; the report is whole all the same.
    (failed: { stdout?: string; stderr?: string }) => {
      if (failed.stdout?.startsWith('{')) return { stdout: failed.stdout };
      throw new Error(`dependency-cruiser failed: ${failed.stderr}`);
    },
  );
  const report = JSON.parse(stdout) as Report;
  return {
    modules: report.modules
      .map(({ source }) => source)
      .filter((source) => /^(clients|src|demo|tests|bench|scripts)\/.*\.tsx?$/.test(source)),
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** The source files on disk: what a cruise must have read. */
export function sourceFiles(root = HOME): string[] {
  return globSync(`{${FOLDERS.join(',')}}/**/*.{ts,tsx}`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

if (import.meta.main) {
  const { modules, violations } = await cruise();
  const missed = sourceFiles().filter((file) => !modules.includes(file));
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);
  for (const file of missed) console.error(`not read: ${file}`);
  console.log(`${modules.length} modules read, ${violations.length} imports break a rule`);
  process.exitCode = violations.length + missed.length > 0 ? 1 : 0;
}
