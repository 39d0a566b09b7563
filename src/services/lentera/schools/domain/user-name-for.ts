import { randomInt } from 'node:crypto';

/**
 * A user name a child can copy: the last two words of the name and three digits, such as `ayu.lestari482`. Drawn anew by
 * whoever finds it taken.
 */
export function userNameFor(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\s]/g, '')
    .split(/\s+/)
    .filter((word) => word.length > 1);
  const own = words.slice(-2).join('.').slice(0, 30).replace(/\.$/, '');
  return `${own || 'siswa'}${randomInt(100, 1000)}`;
}
