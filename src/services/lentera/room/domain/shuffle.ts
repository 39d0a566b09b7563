/** Mulberry32: 32 bits of state, the same row of numbers in every browser and on the server. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The list in the order that belongs to the seed (Fisher and Yates); the list itself stays as it is. */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const next = numbersFrom(seed);
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** A seed for one thing of many that share a seed. */
export function seedFor(seed: number, nth: number): number {
  return Math.imul(seed ^ Math.imul(nth + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
}
