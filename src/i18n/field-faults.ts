import type { AppError } from '#kernel';
import type { Text } from './catalogue.ts';

/** The answers an INVALID_INPUT names, each with what is wrong with it; none where it names none. */
export function fieldFaults({ detail: { fields } }: AppError): readonly { readonly field: string; readonly message: Text }[] {
  if (!Array.isArray(fields)) return [];
  return (fields as readonly { field: string; message: string; en?: string }[]).map(({ field, message, en }) => ({
    field,
    message: (locale) => (locale === 'en' ? (en ?? message) : message),
  }));
}
