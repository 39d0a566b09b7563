import type { Visitor } from '#support';

/** One page to look at: who sees it, where it is, and a name that says both. */
export interface Place {
  readonly name: string;
  readonly who: string;
  readonly address: string;
}

export interface Person {
  readonly who: string;
  /** People who see the same kinds of page: what one of them showed need not be shown by the next. */
  readonly group: 'guest' | 'applicant' | 'officer';
  readonly visitor: Visitor;
  /** Addresses no link leads to, or that are wanted by name. */
  readonly known?: Readonly<Record<string, string>>;
}

/** Pages of one kind that differ only in what they name: as many as are worth looking at. */
const PER_KIND = 2;
const LIMIT = 400;

/** `/berkas/0199…` and `/berkas/0198…` are of one kind. */
function kindOf(address: string): string {
  const [path = '', query = ''] = address.split('?');
  // The components refer to themselves: one picture of them is enough.
  if (path.startsWith('/_kit')) return path;
  const kind = path.replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id').replace(/\/[A-Z0-9]{4,}(-[A-Z0-9]+)+/g, '/:code');
  return query === '' ? kind : `${kind}?${[...new URLSearchParams(query).keys()].sort().join('&')}`;
}

function slug(kind: string): string {
  return kind.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'beranda';
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)]
    .map((match) =>
      (match[1] ?? '')
        .replaceAll('&amp;', '&')
        .replace(/([?&])lang=(id|en)&?/, '$1')
        .replace(/[?&]$/, ''),
    )
    .filter((address) => !/^\/(aset|lampiran|api)\//.test(address) && !address.startsWith('//'));
}

/** Every page each group of people can reach by links from the home page, two of a kind. */
export async function crawl(people: readonly Person[]): Promise<Place[]> {
  const places: Place[] = [];
  const shown = { guest: new Map<string, number>(), applicant: new Map<string, number>(), officer: new Map<string, number>() };
  for (const { who, group, visitor, known = {} } of people) {
    const seen = new Set<string>();
    const kinds = shown[group];
    const waiting: { address: string; name?: string }[] = [
      ...Object.entries(known).map(([name, address]) => ({ address, name })),
      { address: '/' },
    ];
    for (let next = waiting.shift(); next && seen.size < LIMIT; next = waiting.shift()) {
      const { address, name } = next;
      if (seen.has(address)) continue;
      seen.add(address);
      const kind = kindOf(address);
      const count = kinds.get(kind) ?? 0;
      if (name === undefined && count >= (address.startsWith('/_kit') ? 1 : PER_KIND)) continue;
      const page = await visitor.get(address);
      if (!String(page.headers['content-type']).startsWith('text/html')) continue;
      kinds.set(kind, count + 1);
      places.push({ name: `${name ?? slug(kind)}${name === undefined && count > 0 ? `-${count + 1}` : ''}--${who}`, who, address });
      for (const link of linksOf(page.body)) waiting.push({ address: link });
    }
  }
  return places;
}
