import type { LaidOver } from '../domain/laid-over.ts';

// Kept on the device of whoever laid them so, by the two files alone: four figures that name nobody. Nobody else's
// comparison follows them, since a drawing that is laid a little askew can hide what was changed.
const KEPT = 'wantilan-laid-over';
const MOST = 100;

type Kept = Readonly<Record<string, readonly number[]>>;

/** How the older of two drawings was laid over the newer; null where nobody did on this device. */
export function keptLaying(pair: string): LaidOver | null {
  const [a = Number.NaN, b = Number.NaN, x = Number.NaN, y = Number.NaN] = read()[pair] ?? [];
  return [a, b, x, y].every(Number.isFinite) ? { a, b, x, y } : null;
}

/** Keeps it, or forgets it where it is null; a browser that keeps nothing shows it until the page is left. */
export function keepLaying(pair: string, laid: LaidOver | null): void {
  const others = Object.entries(read()).filter(([one]) => one !== pair);
  const all = laid ? [...others, [pair, [laid.a, laid.b, laid.x, laid.y]] as const] : others;
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(all.slice(-MOST))));
  } catch {
    // Nothing is kept.
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, number[]] => Array.isArray(entry[1])));
  } catch {
    return {};
  }
}
