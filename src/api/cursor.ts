import { AppError, isId } from '#kernel';
import type { After } from '#platform/cases';

/** Where a page ended, as one opaque word. */
export function cursorOf(after: After | null): string | null {
  return after && Buffer.from(JSON.stringify([after.at, after.id])).toString('base64url');
}

/** The reverse. Throws INVALID_INPUT for a word that is none of ours. */
export function readCursor(word: string | undefined): After | undefined {
  if (word === undefined) return undefined;
  const read = parsed(Buffer.from(word, 'base64url').toString());
  const [at, id] = Array.isArray(read) ? read : [];
  if (typeof at === 'string' && isInstantOrDay(at) && typeof id === 'string' && isId(id)) return { at, id };
  throw new AppError('INVALID_INPUT', {
    fields: [{ field: 'after', message: 'Bukan penanda halaman kami.', en: 'This is no cursor of ours.' }],
  });
}

function isInstantOrDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/.test(text) && !Number.isNaN(Date.parse(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
