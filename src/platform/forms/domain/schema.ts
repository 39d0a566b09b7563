import { type TSchema, Type } from 'typebox';
import type { Journey, Page } from './journey.ts';

/**
 * The JSON Schema of a journey's answers for the API, from the same fields as the pages. Pages and fields that
 * depend on other answers are optional here; reading the answers applies the conditions.
 */
export function schemaOf(of: Journey): TSchema {
  const properties = Object.fromEntries(
    of.pages.map((page) => {
      const one = pageSchema(page);
      const whole = page.repeats ? Type.Array(one, { minItems: page.repeats.min, maxItems: page.repeats.max }) : one;
      return [page.key, page.when ? Type.Optional(whole) : whole];
    }),
  );
  return Type.Object(properties, { additionalProperties: false });
}

function pageSchema(page: Page): TSchema {
  const fields = Object.entries(page.fields).map(([name, field]) => {
    const described = { ...field.schema, title: field.label('id'), ...(field.hint && { description: field.hint('id') }) } as TSchema;
    return [name, field.optional || field.showIf ? Type.Optional(described) : described] as const;
  });
  return Type.Object(Object.fromEntries(fields), { additionalProperties: false, title: page.title('id') });
}
