import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from './render.ts';

const prelude = readFileSync(join(import.meta.dirname, 'office.typ'), 'utf8');

/**
 * A template in the style of Indonesian official letters. `body` is Typst and may use `data` and everything that
 * office.typ defines: letterhead, decree, letter, considerations, dictum, facts, sums, signature-block, copies.
 */
export function officeTemplate(name: string, body: string): Template {
  return { name, source: `${prelude}\n#show: official\n${body}` };
}
