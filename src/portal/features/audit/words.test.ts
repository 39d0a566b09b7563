import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { words } from './messages/index.ts';

it('has words for every kind of thing that something is done to', () => {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.ts'] });
  const literal = /subject: \{ type: '([a-z-]+)'/g;
  const types = new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(literal)].map(([, type = '']) => type)));
  expect(types.size).toBeGreaterThan(15);
  for (const locale of ['id', 'en'] as const) expect([...types].filter((type) => words(locale).subjects[type] === undefined)).toEqual([]);
});
