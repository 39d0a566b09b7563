import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { home } from '../architecture/tree.ts';

const run = promisify(execFile);
let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'wantilan-new-'));
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: home, maxBuffer: 1e7 });
  for (const file of stdout.split('\n').filter(Boolean)) await cp(join(home, file), join(copy, file)).catch(() => {});
  await symlink(join(home, 'node_modules'), join(copy, 'node_modules'));
}, 60_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

const make = (...words: readonly string[]) => run(process.execPath, ['scripts/new.ts', ...words], { cwd: copy });
const said = (error: unknown) => String((error as { stderr?: string }).stderr);

describe('npm run new -- service', () => {
  it('refuses what cannot be a name, or is taken, with a sentence that says so', async () => {
    expect(said(await make('service', 'Surat Domisili').catch((error: unknown) => error))).toContain('small letters');
    expect(said(await make('service', '../laperon').catch((error: unknown) => error))).toContain('small letters');
    expect(said(await make('service', 'laperon').catch((error: unknown) => error))).toContain('is there already');
    expect(said(await make('ministry', 'laperon').catch((error: unknown) => error))).toContain('a service');
  }, 60_000);

  it('makes one that compiles, reads as the others do, and goes from application to signed document', async () => {
    await make('service', 'surat-keterangan-domisili');
    const made = ['src/services/surat-keterangan-domisili', 'src/main/hall.ts'];
    expect(await readFile(join(copy, 'src/main/hall.ts'), 'utf8')).toContain('{ service: suratKeteranganDomisili, agency: dpmptspBadung }');
    await writeFile(
      join(copy, 'tsconfig.new.json'),
      JSON.stringify({
        extends: './tsconfig.json',
        include: ['src/services/surat-keterangan-domisili', 'src/**/*.d.ts', 'demo/**/*.d.ts'],
        exclude: ['**/*.test.ts'],
      }),
    );
    // What is there already is checked by the gate: here what was made. Its test is run, and with it the hall it was entered in.
    await Promise.all([
      run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '--checkers', '1', '-p', 'tsconfig.new.json'], {
        cwd: copy,
        maxBuffer: 1e7,
      }),
      run('node_modules/.bin/oxlint', ['--deny-warnings', ...made], { cwd: copy, maxBuffer: 1e7 }),
      run('node_modules/.bin/biome', ['format', ...made], { cwd: copy, maxBuffer: 1e7 }),
    ]);
    await run(
      'node_modules/.bin/vitest',
      ['run', '--maxWorkers', '1', 'src/services/surat-keterangan-domisili', 'tests/architecture/house', 'tests/architecture/languages'],
      {
        cwd: copy,
        maxBuffer: 1e7,
      },
    );
  }, 300_000);
});
