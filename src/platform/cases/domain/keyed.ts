/** Without a prototype: the keys looked for come from addresses, and `constructor` is neither desk nor action. */
export function keyed<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
