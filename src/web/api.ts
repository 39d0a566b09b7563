import { AppError, isId } from '#kernel';
import { type TSchema, Type } from 'typebox';
import type { Operation } from './types.ts';

// What operations of the JSON API share, wherever their module stands.

/** Where a page of a list ended. */
export interface After {
  /** Instant or day. */
  readonly at: string;
  readonly id: string;
}

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

export const Id = Type.String({ format: 'uuid' });
/** An instant, UTC. */
export const Instant = Type.String({ format: 'date-time' });
/** A day at the office. */
export const Day = Type.String({ format: 'date' });

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One page of a list. `next` is handed back as `after` for the page that follows; null at the end. */
export function pageOf<T extends TSchema>(title: string, item: T) {
  return Type.Object({ items: Type.Array(item), next: nullable(Type.String()) }, { title });
}

export const Following = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
  after: Type.Optional(Type.String({ maxLength: 400 })),
};

/** The header that makes sending twice the same as sending once. */
export const Idempotent = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 80,
    pattern: '^[\\w-]+$',
  }),
});

/** What an operation says of itself, its summary in Indonesian and in English. */
export function about(tag: string, id: string, said: readonly [id: string, en: string], rest: Partial<Operation> = {}): Operation {
  return { id, tag, summary: (locale) => said[locale === 'id' ? 0 : 1], ...rest };
}

/** One page of rows that were read one more than asked for, and where it ended. */
export function pageFrom<R, T>(found: readonly R[], limit: number, whereOf: (row: R) => After, show: (row: R) => T) {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { items: rows.map(show), next: cursorOf(last === undefined ? null : whereOf(last)) };
}
