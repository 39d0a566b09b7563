/** A sum of shares between 0 and 1. Thirds and sevenths that were rounded when written down still make a whole. */
export function held(sum: number): number {
  if (!(sum > 1e-6)) return 0;
  return sum > 1 - 1e-6 ? 1 : sum;
}

/** `all` or `ratio` of so many right ones. */
export function shareOfAll(policy: 'all' | 'ratio', right: number, all: number): number {
  if (all === 0) return 0;
  return policy === 'all' ? Number(right === all) : right / all;
}
