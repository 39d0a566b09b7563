interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

/** A JSON schema as one reads it: members in lines, a question mark where one may be absent. */
export function shapeOf(schema: object, depth = 0): string {
  const { $ref, type, format, enum: values, const: only, anyOf, items, properties, required = [], ...rest } = schema as Schema;
  if ($ref) return $ref.split('/').at(-1) ?? '';
  if (values) return values.map((one) => JSON.stringify(one)).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  if (anyOf) return anyOf.map((one) => shapeOf(one, depth)).join(' | ');
  if (items) return `${shapeOf(items, depth)}[]`;
  const each = Object.values(rest.patternProperties ?? {})[0];
  if (each) return `{ [key]: ${shapeOf(each, depth)} }`;
  if (!properties) return [type ?? 'any', format && `(${format})`].filter(Boolean).join(' ');
  const pad = '  '.repeat(depth + 1);
  const lines = Object.entries(properties).map(
    ([name, one]) => `${pad}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(one, depth + 1)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}
