/** What stands in an answer of the protocol: the same for JSON and XML. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML 1.0 may hold it: signs it has no place for are left out. */
export const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** Names of the items of a list, by the name of the list, as GeoReport v2 has them. */
const items: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

function element(name: string, value: Plain): string {
  if (value === null) return `<${name}/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((one: Plain) => element(items[name] ?? 'item', one)).join('')}</${name}>`;
  if (typeof value === 'object')
    return `<${name}>${Object.entries(value)
      .map(([key, inner]) => element(key, inner))
      .join('')}</${name}>`;
  return `<${name}>${escaped(String(value))}</${name}>`;
}

/** A document of one root, whose name JSON does not say. */
export const asXml = (root: string, value: Plain): string => `<?xml version="1.0" encoding="utf-8"?>${element(root, value)}`;
