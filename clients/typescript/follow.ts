interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Every item of a list, page after page, each asked for once it is needed. */
export async function* follow<T>(page: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
  let after: string | undefined;
  do {
    const { items, next } = await page(after);
    yield* items;
    after = next ?? undefined;
  } while (after !== undefined);
}
