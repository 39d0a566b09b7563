import { isDeepStrictEqual } from 'node:util';

/** One place where two values differ; a side is absent where the place is only in the other. */
export interface Change {
  /** Names of the parts from the outside in; an entry of a list goes by its key, or by its number from 1. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Where two values of a rule differ, leaf by leaf, in the order of the first. Entries of lists that bear a key are compared
 * by it, so that an entry put in front is one change and not all of them.
 */
export function changesBetween(before: unknown, after: unknown, path: readonly string[] = []): readonly Change[] {
  // The order of an object's parts says nothing: the database keeps its own.
  if (isDeepStrictEqual(before, after)) return [];
  const [left, right] = [partsOf(before), partsOf(after)];
  if (!left || !right) return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const changes = names.flatMap((name) => changesBetween(left.get(name), right.get(name), [...path, name]));
  // The same parts in another order: said once, as a whole.
  return changes.length > 0 ? changes : [{ path, before, after }];
}

function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) return listParts(value);
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

function listParts(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const keys = list.map(keyOf);
  const named = keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
  return new Map(list.map((entry, index) => [named ? (keys[index] ?? '') : String(index + 1), entry]));
}

function keyOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { key, code } = entry as { readonly key?: unknown; readonly code?: unknown };
  return typeof key === 'string' ? key : typeof code === 'string' ? code : undefined;
}
