import type { Operation } from '#web';

/** What an operation says of itself, its summary in Indonesian and in English. */
export function about(tag: string, id: string, said: readonly [id: string, en: string], rest: Partial<Operation> = {}): Operation {
  return { id, tag, summary: (locale) => said[locale === 'id' ? 0 : 1], ...rest };
}
