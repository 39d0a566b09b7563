import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('loads what certificates are read by before them, in whichever file comes first', () => {
  const reading = globSync(['src/**/*.ts', 'demo/**/*.ts'])
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => /^import (?!type ).*'@peculiar\/x509'/m.test(text));
  expect(reading.length).toBeGreaterThan(3);
  const late = reading.filter(({ text }) => {
    const polyfill = text.indexOf("import 'reflect-metadata'");
    return polyfill < 0 || polyfill > text.indexOf("'@peculiar/x509'");
  });
  expect(late.map(({ file }) => file)).toEqual([]);
});
