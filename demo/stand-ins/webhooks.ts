import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Seconds a delivery may have been under way, or its clock be ahead of ours. */
const TOLERANCE = 300;

/** What came of something that was sent here. */
export interface Heard {
  readonly id: string;
  readonly body: string;
  readonly verdict: 'genuine' | 'seen before' | 'not ours' | 'too old';
}

export interface WebhookStandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** Another system's end of a webhook: believes what is signed with its secret, says so, and answers 401 to the rest. */
export async function startWebhooks({
  secret,
  now,
  heard,
  port = 0,
}: {
  readonly secret: string;
  readonly now: () => Date;
  readonly heard: (one: Heard) => void;
  readonly port?: number;
}): Promise<WebhookStandIn> {
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const id = String(request.headers['webhook-id'] ?? '');
      const verdict = verdictOf(request.headers, body, secret, now(), seen);
      const believed = verdict === 'genuine' || verdict === 'seen before';
      if (believed) seen.add(id);
      response.writeHead(believed ? 204 : 401).end();
      heard({ id, body, verdict });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function verdictOf(headers: IncomingHttpHeaders, body: string, secret: string, now: Date, seen: ReadonlySet<string>): Heard['verdict'] {
  const [id = '', timestamp = '', signatures = ''] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  const isOurs = signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return one.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isOurs) return 'not ours';
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE)) return 'too old';
  return seen.has(id) ? 'seen before' : 'genuine';
}
