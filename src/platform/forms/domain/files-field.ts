import type { Text } from '#i18n';
import { isId } from '#kernel';
import type { FileKind } from '#platform/files';
import { Type } from 'typebox';
import { type Field, type Fields, isBlank, type Parsed, type Raw } from './field.ts';
import { texts } from './texts.ts';

interface FilesAsking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
}

interface FilesLimits {
  readonly accepts: FileKind;
  readonly min?: number;
  readonly max: number;
  /** Taken on the spot: a phone opens its camera. */
  readonly capture?: boolean;
}

/** Files as an answer: photographs of an inspection, a letter. The value is their ids; whose they are is checked where they are bound. */
export function files(asking: FilesAsking, { accepts, min = 1, max, capture = false }: FilesLimits): Field<readonly string[]> {
  return {
    ...asking,
    optional: min === 0,
    control: { kind: 'files', accepts, max, capture },
    schema: Type.Array(Type.String({ format: 'uuid' }), { minItems: min, maxItems: max, uniqueItems: true }),
    parse: (raw): Parsed<readonly string[]> => {
      const ids = idsOf(raw);
      if (ids.some((id) => !isId(id))) return { ok: false, error: texts.text((m) => m.notAFile) };
      if (ids.length < min) return { ok: false, error: texts.text((m) => m.tooFewFiles(min)) };
      if (ids.length > max) return { ok: false, error: texts.text((m) => m.tooManyFiles(max)) };
      return { ok: true, value: ids };
    },
    toRaw: (value) => value,
    show: (value, locale) => texts(locale).fileCount(value.length),
  };
}

function idsOf(raw: Raw): string[] {
  if (isBlank(raw)) return [];
  const parts = typeof raw === 'string' ? raw.split(',') : (raw ?? []);
  return [...new Set(parts.map((part) => part.trim().toLowerCase()).filter(Boolean))];
}

/** Every file id in the answers of these fields. */
export function fileIdsIn(fields: Fields, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return field.control.kind === 'files' && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  });
}
