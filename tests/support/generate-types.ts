import { migrationSources } from '#main/migrations';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Each module's tables stand in a schema of its name. */
const schemas = migrationSources.map(({ module }) => module);

/** The TypeScript of the database's tables, as kysely-codegen reads them from `url`. */
export async function generate(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'types-'));
  const out = join(folder, 'generated.ts');
  const cli = join(dirname(createRequire(import.meta.url).resolve('kysely-codegen')), 'cli/bin.js');
  const options = [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    out,
    '--include-pattern',
    `(${schemas.join('|')}).*`,
    '--date-parser',
    'string',
    '--default-schema',
    'none',
    '--log-level',
    'error',
  ];
  try {
    await promisify(execFile)(process.execPath, [cli, ...options]);
    const text = await readFile(out, 'utf8');
    // The pool reads bigint as number; the generator knows nothing of that.
    return text.replace(
      /export type Int8 = .*;/,
      'export type Int8 = ColumnType<number, number | bigint | string, number | bigint | string>;',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
