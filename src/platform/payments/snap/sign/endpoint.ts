/**
 * What a bank takes for `EndpointUrl`: the path and all parameters as they were sent; the parameters in the order of their
 * names; or the path alone.
 */
export type EndpointMode = 'as-sent' | 'sorted-query' | 'without-query';

/** `EndpointUrl` of what stands in a request line: path and query without host, nothing decoded. */
export function endpointUrl(url: string, mode: EndpointMode): string {
  const at = url.indexOf('?');
  if (mode === 'as-sent' || at < 0) return url;
  const path = url.slice(0, at);
  if (mode === 'without-query') return path;
  const sorted = url
    .slice(at + 1)
    .split('&')
    .sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(a, b));
  return `${path}?${sorted.join('&')}`;
}

const nameOf = (parameter: string) => parameter.split('=', 1)[0] ?? '';
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
