import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands requests to several web servers in turn, as a balancer does that knows nobody again. */
export interface Balancer {
  readonly address: string;
  /** How many requests each of them had. */
  readonly had: readonly number[];
  close(): Promise<void>;
}

export async function startBalancer(addresses: readonly string[]): Promise<Balancer> {
  const had = addresses.map(() => 0);
  let turn = 0;
  const server = createServer((asked, answer) => {
    const at = turn++ % addresses.length;
    had[at] = (had[at] ?? 0) + 1;
    const { method, url, headers } = asked;
    const onward = request(new URL(url ?? '/', addresses[at]), { method, headers, agent: false });
    onward.on('response', (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.pipe(answer);
    });
    // Who goes away is gone behind the balancer too, and the other way round.
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    had,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
