import type { TSchema } from 'typebox';

/** How a part of a rule's value is asked for on a page. `schema` is what the part is checked by. */
export type Control =
  | { readonly kind: 'number'; readonly schema: TSchema; readonly integer: boolean }
  | { readonly kind: 'text' | 'boolean' | 'json'; readonly schema: TSchema }
  | { readonly kind: 'choice'; readonly schema: TSchema; readonly options: readonly string[] }
  /** A list of words or numbers, one on each line. */
  | { readonly kind: 'lines'; readonly schema: TSchema; readonly of: Control }
  | { readonly kind: 'group'; readonly parts: readonly Part[] }
  /** A list of groups. */
  | { readonly kind: 'rows'; readonly parts: readonly Part[] }
  /** Values by a key that is not known beforehand. */
  | { readonly kind: 'table'; readonly of: Control };

export interface Part {
  readonly name: string;
  readonly control: Control;
  readonly optional: boolean;
}

/** What a TypeBox schema says, as JSON Schema. */
interface Said {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: TSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
}

/** The control for a schema; what no form can ask piece by piece is written as JSON. `deep` within a list of groups. */
export function controlFor(schema: TSchema, deep = false): Control {
  const said = schema as Said;
  if (said.enum) return { kind: 'choice', schema, options: said.enum.map(String) };
  switch (said.type) {
    case 'integer':
    case 'number':
      return { kind: 'number', schema, integer: said.type === 'integer' };
    case 'string':
      return { kind: 'text', schema };
    case 'boolean':
      return { kind: 'boolean', schema };
    case 'array':
      return listControl(schema, deep);
    case 'object':
      return objectControl(schema, deep);
    default:
      return { kind: 'json', schema };
  }
}

function listControl(schema: TSchema, deep: boolean): Control {
  const { items } = schema as Said;
  const of = items && controlFor(items, true);
  if (of?.kind === 'number' || of?.kind === 'text') return { kind: 'lines', schema, of };
  // A list within an entry of a list would need a page of its own.
  if (of?.kind === 'group' && !deep) return { kind: 'rows', parts: of.parts };
  return { kind: 'json', schema };
}

function objectControl(schema: TSchema, deep: boolean): Control {
  const { properties, patternProperties, required = [] } = schema as Said;
  if (properties)
    return {
      kind: 'group',
      parts: Object.entries(properties).map(([name, part]) => ({
        name,
        control: controlFor(part, deep),
        optional: !required.includes(name),
      })),
    };
  const [any] = Object.values(patternProperties ?? {});
  const of = any && controlFor(any, true);
  return of && ['number', 'text', 'choice'].includes(of.kind) && !deep ? { kind: 'table', of } : { kind: 'json', schema };
}
