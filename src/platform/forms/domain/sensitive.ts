import { maskSensitive, type Sensitive } from '#kernel';
import type { Shape } from '#platform/keys';
import type { Field, FieldContext, Fields } from './field.ts';
import type { Journey } from './journey.ts';

/** How a sensitive answer reads: masked, save where its reader asked for the whole number. */
export function showSensitive(kind: Sensitive) {
  return (value: string, _locale: 'id' | 'en', { whole, typed }: FieldContext): string =>
    whole ? value : maskSensitive(kind, value, typed ? 4 : 2);
}

/** Where sensitive numbers stand in the answers to a group of fields. */
export function fieldsShape(fields: Fields): Shape {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { sensitive }]) => (isSealedKind(sensitive) ? [[name, sensitive]] : [])),
  );
}

const shapes = new WeakMap<Journey, Shape>();

/** Where sensitive numbers stand in the answers of a journey, once or in each entry of a list. */
export function answersShape(of: Journey): Shape {
  const known = shapes.get(of);
  if (known) return known;
  const shape = Object.fromEntries(of.pages.map(({ key, fields }) => [key, fieldsShape(fields)]));
  shapes.set(of, shape);
  return shape;
}

function isSealedKind(kind: Field['sensitive']): kind is Sensitive {
  return kind !== undefined && kind !== 'email';
}
