type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Query = Readonly<Record<string, string | number | undefined>>;
type Arguments<P extends string> = [Names<P>] extends [never]
  ? [values?: Record<never, never>, query?: Query]
  : [values: Readonly<Record<Names<P>, string>>, query?: Query];

/** An address of the site: `pattern` for the route, a call for a link. A missing part does not compile. */
export interface Path<P extends string> {
  (...args: Arguments<P>): string;
  readonly pattern: P;
}

export function path<const P extends string>(pattern: P): Path<P> {
  const link = (values?: Readonly<Record<string, string>>, query: Query = {}): string => {
    const address = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values?.[name] ?? ''));
    const given = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '');
    return given.length === 0 ? address : `${address}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
  };
  return Object.assign(link, { pattern });
}
