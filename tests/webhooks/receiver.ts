import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body, read. */
  readonly event: { type: string; timestamp: string; data: { case?: { number: string; status: string; sequence: number; url: string } } };
}

/** Another system's end of a webhook: keeps what comes, answers as it is told. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How the next requests are answered; 204 until told otherwise. */
  answer(how: number | ((response: ServerResponse, got: Received) => void)): void;
  close(): Promise<void>;
}

export async function openReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  let how: (response: ServerResponse, got: Received) => void = (response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const got: Received = { id: String(request.headers['webhook-id']), headers: request.headers, body, event: JSON.parse(body) };
      received.push(got);
      how(response, got);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kabar`,
    received,
    answer: (next) => {
      how = typeof next === 'number' ? (response) => response.writeHead(next).end() : next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether a delivery is signed with a secret, as a receiver finds out: by Web Crypto, apart from what signs. */
export async function isSigned({ headers, body }: Pick<Received, 'headers' | 'body'>, secret: string): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(secret.replace('whsec_', '')), (sign) => sign.charCodeAt(0)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const content = new TextEncoder().encode(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`);
  for (const one of String(headers['webhook-signature']).split(' ')) {
    const [version, signature = ''] = one.split(',');
    if (version !== 'v1') continue;
    const bytes = Uint8Array.from(atob(signature), (sign) => sign.charCodeAt(0));
    if (await crypto.subtle.verify('HMAC', key, bytes, content)) return true;
  }
  return false;
}
