import { readFileSync } from 'node:fs';

/** The first line of the file a setting names, such as a secret; empty where the setting is. A file that cannot be read is a problem. */
export function firstLine(name: string, get: (name: string) => string, problems: string[]): string {
  const file = get(name);
  if (file === '') return '';
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0]?.trim() ?? '';
  } catch {
    problems.push(`${name} cannot be read: ${file}`);
    return '';
  }
}
