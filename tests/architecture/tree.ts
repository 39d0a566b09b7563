import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const home = join(import.meta.dirname, '../..');

export const read = (file: string): string => readFileSync(join(home, file), 'utf8');

export const find = (pattern: string): string[] => globSync(pattern, { cwd: home }).sort();

/** Own source text of the product, without tests. */
export const productFiles = (): string[] => find('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));

/** Source without comments, so that what is said about code is not taken for code. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Folders of platform capabilities and services. */
export const modules = (): string[] => [...find('src/platform/*/'), ...find('src/services/*/')].map((folder) => folder.replace(/\/$/, ''));
