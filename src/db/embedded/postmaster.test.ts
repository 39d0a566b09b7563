import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findPostmaster } from './postmaster.ts';

const home = mkdtempSync(join(tmpdir(), 'wantilan-postmaster-'));
const programs: ChildProcess[] = [];
afterAll(() => {
  for (const program of programs) program.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** Any program, as long as it is called postgres. */
async function calledPostgres(words: readonly string[]): Promise<number> {
  const program = join(home, 'postgres');
  copyFileSync(process.execPath, program);
  const started = spawn(program, ['-e', 'setTimeout(() => {}, 60000)', '--', ...words], { stdio: 'ignore' });
  programs.push(started);
  await new Promise((resolve) => started.once('spawn', resolve));
  return started.pid ?? 0;
}

it('takes no other PostgreSQL for the server of these data, and clears the lock of one that is gone', async () => {
  const lock = join(home, 'postmaster.pid');
  const pid = await calledPostgres(['-D', home]);
  writeFileSync(lock, `${pid}\n${home}\n0\n24690\n`);
  expect(findPostmaster(home)).toEqual({ pid, port: 24_690 });
  programs[0]?.kill('SIGKILL');
  await new Promise((resolve) => programs[0]?.once('exit', resolve));
  rmSync(join(home, 'postgres'));
  const stranger = await calledPostgres(['-D', join(home, 'elsewhere')]);
  writeFileSync(lock, `${stranger}\n${home}\n0\n24690\n`);
  expect(findPostmaster(home)).toBe(null);
  expect(existsSync(lock)).toBe(false);
});
