import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { serverFolder } from './account.ts';

const home = mkdtempSync(join(tmpdir(), 'wantilan-folder-'));
const left: string[] = [home];
afterAll(() => {
  for (const folder of left) rmSync(folder, { recursive: true, force: true });
});

const lent = { name: 'postgres', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const lies = (folder: string): string => {
  const found = serverFolder(folder, lent);
  left.push(found);
  return found;
};

// Only root lends an account, and may write where its data then lie.
const isRoot = process.getuid?.() === 0;

it.skipIf(!isRoot)('data that lie elsewhere are found again by their folder, and not by one that was made anew in its place', () => {
  const folder = join(home, 'data', 'database');
  const first = lies(folder);
  expect(lies(folder)).toBe(first);
  rmSync(join(home, 'data'), { recursive: true });
  expect(lies(folder)).not.toBe(first);
});

it.skipIf(!isRoot)('a folder from before goes on by its path', () => {
  const folder = join(home, 'before');
  mkdirSync(folder);
  expect(basename(lies(folder))).toMatch(/^[0-9a-f]{16}$/);
});

it('lie within the folder where nobody lends an account', () => {
  const folder = join(home, 'own');
  expect(serverFolder(folder, null)).toBe(join(folder, 'postgresql'));
});
