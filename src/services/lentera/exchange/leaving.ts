import type { Left, Loss } from '../bank/domain/parsed.ts';

const LONGEST = 200;

/** Notes what was not taken as it stood. */
export type Leave = (where: string, loss: Loss, named: string, more?: { readonly whole: boolean }) => void;

/** Notes into a list, the same thing of the same place once. */
export function leaving(left: Left[]): Leave {
  const noted = new Set<string>();
  return (where, loss, named, { whole } = { whole: false }) => {
    const one: Left = { where, loss, named: named.slice(0, LONGEST), whole };
    const key = JSON.stringify(one);
    if (!noted.has(key)) left.push(one);
    noted.add(key);
  };
}
