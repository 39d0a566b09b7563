type Json = Readonly<Record<string, unknown>>;

export interface Hoisted {
  readonly of: unknown;
  readonly schemas: Readonly<Record<string, unknown>>;
}

/** What makes a title a name: one word in capitals and letters. Titles for people have spaces or are of other schemas. */
const NAME = /^[A-Z][A-Za-z0-9]+$/;

/**
 * Every schema that has a name moved to one place, with a reference where it stood: so that programs made from the
 * document have a type for it. Throws where two different schemas bear one name.
 */
export function hoist(of: unknown): Hoisted {
  const schemas = new Map<string, unknown>();
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const { title, ...rest } = value as Json & { readonly title?: unknown };
    const walked = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, walk(one)]));
    if (typeof title !== 'string') return title === undefined ? walked : { title: walk(title), ...walked };
    if (!NAME.test(title) || rest.type === undefined) return { title, ...walked };
    const known = schemas.get(title);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(walked)) throw new Error(`two schemas are called ${title}`);
    schemas.set(title, walked);
    return { $ref: `#/components/schemas/${title}` };
  };
  const walked = walk(of);
  return { of: walked, schemas: Object.fromEntries([...schemas].toSorted(([one], [other]) => (one < other ? -1 : 1))) };
}
