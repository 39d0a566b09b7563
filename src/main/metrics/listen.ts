import { createServer } from 'node:http';
import type { Listen } from '../config.ts';
import type { Figures } from './figures.ts';
import type { Metrics } from './metrics.ts';

/** A server of its own for figures, so that no proxy that passes pages on passes them on as well; gives what closes it. */
export async function listenForPrometheus(
  metrics: Metrics,
  read: () => Promise<Figures>,
  { host, port }: Listen,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    read()
      .then((figures) => metrics.text(figures))
      .then(
        ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
