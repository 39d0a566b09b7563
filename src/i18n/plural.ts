/**
 * A count with its noun in English: `1 day`, `2 days`, `0 files`. The count may be written already ("1,204").
 * Indonesian needs none of it: its nouns stay as they are.
 */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
