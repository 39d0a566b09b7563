import type { Sensitive } from '#kernel';
import { isSealed, type Vault } from './vault.ts';

/**
 * Where sensitive values stand in JSON: a kind for a value, names for an object's fields, a function where it depends
 * on what is found. Of a list, each entry has the same shape.
 */
export type Shape = Sensitive | { readonly [name: string]: Shape } | ((found: never) => Shape | undefined);

/** A JSON column and the row it is of. */
export interface Place {
  /** `schema.table.column` */
  readonly column: string;
  readonly row: string;
}

/** The value with what `shape` names sealed, each bound to column, field and row. Nothing else is copied. */
export function sealJson<T>(vault: Vault, { column, row }: Place, shape: Shape, value: T): T {
  return sealed(value, shape, '', (path, found) => vault.seal(placeOf(column, path, row), found)) as T;
}

/** The value with everything sealed in it opened. */
export function openJson<T>(vault: Vault, { column, row }: Place, value: T): T {
  return opened(value, '', (path, found) => vault.open(placeOf(column, path, row), found)) as T;
}

/** Whether all that `shape` names lies sealed under the current key. */
export function isSealedNow(vault: Vault, shape: Shape, value: unknown): boolean {
  let all = true;
  sealed(value, shape, '', (_path, found) => {
    all &&= vault.isCurrent(found);
    return found;
  });
  return all;
}

/** Every value that `shape` names, with its kind. */
export function sensitiveIn(shape: Shape, value: unknown): readonly { readonly kind: Sensitive; readonly value: string }[] {
  const all: { kind: Sensitive; value: string }[] = [];
  sealed(value, shape, '', (_path, found, kind) => {
    all.push({ kind, value: found });
    return found;
  });
  return all;
}

function placeOf(column: string, path: string, row: string): string {
  return `${column}${path}#${row}`;
}

type AtValue = (path: string, found: string, kind: Sensitive) => string;

function sealed(value: unknown, shape: Shape, path: string, at: AtValue): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return each(value, (one, index) => sealed(one, shape, `${path}/${index}`, at));
  if (typeof shape === 'function') {
    const here = shape(value as never);
    return here === undefined ? value : sealed(value, here, path, at);
  }
  if (typeof shape === 'string') return typeof value === 'string' ? at(path, value, shape) : value;
  if (typeof value !== 'object') return value;
  return changed(value as Fields, Object.keys(shape), (inner, name) => sealed(inner, shape[name] ?? {}, `${path}/${name}`, at));
}

function opened(value: unknown, path: string, at: (path: string, found: string) => string): unknown {
  if (isSealed(value)) return at(path, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return each(value, (one, index) => opened(one, `${path}/${index}`, at));
  return changed(value as Fields, Object.keys(value), (inner, name) => opened(inner, `${path}/${name}`, at));
}

type Fields = Readonly<Record<string, unknown>>;

/** The list with each entry as `to` gives it; itself where nothing differs. */
function each(list: readonly unknown[], to: (one: unknown, index: number) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, one] of list.entries()) {
    const after = to(one, index);
    if (after !== one) (copy ??= [...list])[index] = after;
  }
  return copy ?? list;
}

/** The object with each of these fields as `to` gives it; itself where nothing differs. */
function changed(fields: Fields, names: readonly string[], to: (inner: unknown, name: string) => unknown): Fields {
  let copy: Record<string, unknown> | undefined;
  for (const name of names) {
    if (!Object.hasOwn(fields, name)) continue;
    const after = to(fields[name], name);
    if (after !== fields[name]) (copy ??= { ...fields })[name] = after;
  }
  return copy ?? fields;
}
