import fc from 'fast-check';
import type { RouteLine } from '#web';
import { fieldNames, oddTypes, queryNames, word, worst, wrongJson } from './nasty-words.ts';

/** What a request is sent with: everything but who sends it. */
export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** A value as a schema wants it, as far as text can be. */
function fitting(shape: Shape, ids: readonly string[]): fc.Arbitrary<string> {
  if (shape.const !== undefined) return fc.constant(String(shape.const));
  if (shape.enum) return fc.constantFrom(...shape.enum.map(String));
  if (shape.format === 'uuid') return fc.constantFrom(...ids);
  if (shape.type === 'integer' || shape.type === 'number') return fc.integer().map(String);
  const [first] = shape.anyOf ?? [];
  if (first) return fitting(first, ids);
  return shape.items ? fitting(shape.items, ids) : fc.string({ minLength: 1, maxLength: 30 });
}

type Pair = readonly [string, string];

/** Fields by the schema, some of them rubbish, some twice, some nobody asked for. */
function fields(shape: Shape | undefined, ids: readonly string[], others: readonly string[]): fc.Arbitrary<readonly Pair[]> {
  const own = Object.entries(shape?.properties ?? {}).map(([name, one]) =>
    fc.oneof(
      { weight: 3, arbitrary: fitting(one, ids).map((value): Pair[] => [[name, value]]) },
      { weight: 3, arbitrary: word.map((value): Pair[] => [[name, value]]) },
      {
        weight: 1,
        arbitrary: fc.tuple(word, word).map(([a, b]): Pair[] => [
          [name, a],
          [name, b],
        ]),
      },
      { weight: 1, arbitrary: fc.constant<Pair[]>([]) },
    ),
  );
  const extra = fc.array(fc.tuple(fc.constantFrom(...others), word), { maxLength: 4 });
  return fc.tuple(fc.tuple(...own), extra).map(([given, more]) => [...given.flat(), ...more]);
}

/** As browsers send it, and now and then as none would: broken escapes, bytes that are no UTF-8. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
const broken = fc.constantFrom('%', '%zz', '%ff%fe', '%c0%80', '%ed%a0%80', '%00');

function encode(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
}

export interface Target {
  readonly route: RouteLine;
  /** Ids in the address that lead somewhere. */
  readonly values: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
  readonly token: string;
}

function address({ route, values, ids }: Target): fc.Arbitrary<string> {
  const names = [...route.url.matchAll(/:(\w+)|\*/g)].map(([all]) => all.replace(':', ''));
  const part = (name: string) => {
    const sound = fc.constant(escaped(values[name] ?? name));
    return fc.oneof({ weight: 5, arbitrary: sound }, { weight: 2, arbitrary: word.map(escaped) }, { weight: 1, arbitrary: broken });
  };
  const query = route.schema.querystring as Shape | undefined;
  return fc
    .tuple(
      fc.tuple(...names.map(part)),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant('') },
        { weight: 3, arbitrary: fields(query, ids, queryNames).map(encode) },
        { weight: 1, arbitrary: broken },
      ),
    )
    .map(([parts, text]) => {
      const path = names.reduce((at, name, index) => at.replace(name === '*' ? '*' : `:${name}`, () => parts[index] ?? ''), route.url);
      return text === '' ? path : `${path}?${text}`;
    });
}

const BOUNDARY = 'batas';

function multipart(pairs: readonly Pair[], file: { name: string; type: string; content: string }, field: string, end: string): Buffer {
  const parts = pairs.map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`;
  return Buffer.from(`${parts.join('')}${head}${file.content}\r\n${end}`);
}

function body({ route, ids, token }: Target): fc.Arbitrary<Omit<Sent, 'url'>> {
  const given = fields(route.schema.body as Shape | undefined, ids, fieldNames).map((pairs): readonly Pair[] => [
    ['_csrf', token],
    ...pairs,
  ]);
  const form = given.map((pairs) => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: encode(pairs) }));
  const json = fc
    .oneof(
      fc.json({ maxDepth: 3 }),
      given.map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
      fc.constantFrom(...wrongJson),
    )
    .map((payload) => ({ headers: { 'content-type': 'application/json' }, payload }));
  const file = fc.record({
    name: fc.constantFrom('a.pdf', '', '../../a.pdf', 'a\0.pdf', 'x'.repeat(2000), '%00.pdf', 'foto.jpg'),
    type: fc.constantFrom('application/pdf', 'image/jpeg', '', 'text/html', 'rubbish'),
    content: fc.oneof(
      fc.constantFrom('', '%PDF-1.7\n%%EOF', '%PDF-', '\xff\xd8\xff\xe0', '<svg onload="x()"/>', 'GIF89a'),
      fc.string({ unit: 'binary' }),
    ),
  });
  const parts = fc
    .tuple(given, file, fc.constantFrom(...fieldNames), fc.constantFrom(`--${BOUNDARY}--\r\n`, '', `--${BOUNDARY}`))
    .map(([pairs, one, field, end]) => ({
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      payload: multipart(pairs, one, field, end),
    }));
  const odd = fc
    .tuple(
      fc.constantFrom(...oddTypes),
      fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('_csrf=1', '--batas', '{}')),
    )
    .map(([type, payload]): Omit<Sent, 'url'> => ({ headers: type === '' ? {} : { 'content-type': type }, payload }));
  return fc.oneof(
    { weight: 5, arbitrary: form },
    { weight: 3, arbitrary: json },
    { weight: 3, arbitrary: parts },
    { weight: 1, arbitrary: odd },
  );
}

const headers = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Record<string, string>>({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { accept: 'application/json' },
      { 'accept-language': 'x'.repeat(20_000) },
      { 'accept-encoding': 'br;q=x, gzip, *' },
      { 'x-forwarded-for': 'unknown, ,,1' },
      { range: 'bytes=5-1' },
      { 'if-none-match': '"x"' },
      { 'content-length': '0' },
      { origin: 'null', referer: 'x' },
      { 'x-request-id': '\xff'.repeat(3) },
    ),
  },
);

/** One request to a route: near what it wants, and beside it. */
export function requestsTo(target: Target): fc.Arbitrary<Sent> {
  const sent = target.route.method === 'GET' ? fc.constant<Omit<Sent, 'url'>>({ headers: {} }) : body(target);
  return fc
    .tuple(address(target), sent, headers)
    .map(([url, one, more]) => ({ ...one, url, headers: { ...withoutLength(more, target.route.method), ...one.headers } }));
}

function withoutLength(given: Record<string, string>, method: string): Record<string, string> {
  return method !== 'GET' && given['content-length'] !== undefined ? {} : given;
}

/** Every part of an address, each made of a nasty word in turn; and a query in which every value is that word. */
export function addressesOf({ route, values }: Target): readonly string[] {
  const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const fill = (strange: string | undefined, value: string) =>
    route.url.replace(/:(\w+)|\*/g, (all, name: string | undefined) => (name === strange ? value : escaped(values[name ?? '*'] ?? all)));
  const query = (value: string) => encode(queryNames.map((name) => [name, value]));
  return [
    ...names.flatMap((name) => worst.map((value) => fill(name, escaped(value)))),
    ...(route.method === 'GET' ? worst.map((value) => `${fill(undefined, '')}?${query(value)}`) : []),
  ];
}
