/** The host of a film's address where it is https and one of the known hosts or below it; null otherwise. */
export function knownHost(address: string, hosts: readonly string[]): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.port !== '') return null;
  const host = url.hostname.toLowerCase();
  return hosts.some((known) => host === known || host.endsWith(`.${known}`)) ? host : null;
}
