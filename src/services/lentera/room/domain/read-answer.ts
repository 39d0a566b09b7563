import type { Answer } from '../../bank/domain/answer.ts';
import type { Asked } from './paper.ts';

const MOST_TEXT = 20_000;

/**
 * What a device sent as an answer, when it is one of what is asked; null for anything else, which counts as no answer.
 * Nothing chosen, nothing written is no answer either.
 */
export function readAnswer(asked: Asked, value: unknown): Answer | null {
  switch (asked.kind) {
    case 'choice':
      return among(asked.options, value) ? value : null;
    case 'choices':
      return chosen(asked.options, value);
    case 'ordering': {
      const order = chosen(asked.items, value);
      return order?.length === asked.items.length ? order : null;
    }
    case 'grid':
      return rows<string>(value, (row, column) => among(asked.statements, row) && among(asked.categories, column));
    case 'matching':
      return rows<readonly string[]>(value, (row, columns) => among(asked.rows, row) && chosen(asked.columns, columns) !== null);
    case 'short':
    case 'numeric':
    case 'essay':
      return typeof value === 'string' && value.trim() !== '' && value.length <= MOST_TEXT ? value : null;
    case 'cloze':
      return rows<string>(value, (gap, text) => {
        const known = asked.gaps.find(({ id }) => id === gap);
        if (!known || typeof text !== 'string' || text.trim() === '' || text.length > 500) return false;
        return known.options === null || among(known.options, text);
      });
    case 'hotspot': {
      if (!Array.isArray(value) || value.length === 0 || value.length > asked.most) return null;
      const points = value as readonly unknown[];
      const fine = points.every(
        (point) => Array.isArray(point) && point.length === 2 && point.every((part) => typeof part === 'number' && part >= 0 && part <= 1),
      );
      return fine ? (points as readonly (readonly [number, number])[]) : null;
    }
  }
}

function among(shown: readonly { readonly id: string }[], value: unknown): value is string {
  return typeof value === 'string' && shown.some(({ id }) => id === value);
}

function chosen(shown: readonly { readonly id: string }[], value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const parts = value as readonly unknown[];
  return parts.every((part) => among(shown, part)) && new Set(parts).size === parts.length ? (parts as readonly string[]) : null;
}

/** The rows of an object that fit; null where none does. */
function rows<T>(value: unknown, fits: (row: string, cell: unknown) => boolean): Readonly<Record<string, T>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const kept = Object.entries(value).filter(([row, cell]) => fits(row, cell));
  return kept.length === 0 ? null : (Object.fromEntries(kept) as Readonly<Record<string, T>>);
}
