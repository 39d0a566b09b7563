import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import ece from 'http_ece';

/** A browser's end of a subscription: what it gives a site, and the keys it opens messages with. */
export interface PushBrowser {
  /** As `PushSubscription.toJSON` gives it. */
  readonly subscription: { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } };
}

/** What came of a message that was sent here. */
export interface PushHeard {
  readonly endpoint: string;
  /** Whether it was signed by whom the subscription belongs to, and could be opened. */
  readonly verdict: 'genuine' | 'not ours' | 'unreadable' | 'unknown';
  readonly message: string | null;
  readonly headers: IncomingHttpHeaders;
}

export interface PushStandIn {
  readonly heard: PushHeard[];
  /** A browser that takes messages signed with this key of a site's alone. */
  browser(applicationServerKey: string): PushBrowser;
  /** How the next messages are answered whatever they are; null for as they deserve. */
  trouble(how: { readonly status: number; readonly retryAfter?: string } | null): void;
  close(): Promise<void>;
}

/**
 * A push service and the browsers behind it: opens messages (RFC 8291), believes none that is not signed for it with
 * the site's key (RFC 8292), and answers as such services do (RFC 8030).
 */
export async function startPush({
  port = 0,
  hear,
}: {
  readonly port?: number;
  readonly hear?: (heard: PushHeard) => void;
} = {}): Promise<PushStandIn> {
  const browsers = new Map<string, { readonly pair: ECDH; readonly auth: Buffer; readonly key: string }>();
  const heard: PushHeard[] = [];
  let trouble: { readonly status: number; readonly retryAfter?: string } | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const endpoint = `${origin()}${request.url}`;
      const known = browsers.get(request.url ?? '');
      const one = { endpoint, headers: request.headers, ...judge(known, request.headers, Buffer.concat(parts), origin()) };
      heard.push(one);
      hear?.(one);
      const status = trouble?.status ?? { genuine: 201, 'not ours': 403, unreadable: 400, unknown: 410 }[one.verdict];
      response.writeHead(status, trouble?.retryAfter ? { 'retry-after': trouble.retryAfter } : {}).end();
    });
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    heard,
    browser: (key) => {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url');
      const auth = randomBytes(16);
      const path = `/kirim/${randomBytes(12).toString('base64url')}`;
      browsers.set(path, { pair, auth, key });
      return { subscription: { endpoint: origin() + path, keys: { p256dh, auth: auth.toString('base64url') } } };
    },
    trouble: (how) => {
      trouble = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function judge(
  browser: { readonly pair: ECDH; readonly auth: Buffer; readonly key: string } | undefined,
  headers: IncomingHttpHeaders,
  body: Buffer,
  audience: string,
): Pick<PushHeard, 'verdict' | 'message'> {
  if (!browser) return { verdict: 'unknown', message: null };
  if (!isSigned(String(headers.authorization ?? ''), browser.key, audience)) return { verdict: 'not ours', message: null };
  try {
    const opened = ece.decrypt(body, { version: 'aes128gcm', privateKey: browser.pair, authSecret: browser.auth.toString('base64url') });
    return { verdict: 'genuine', message: opened.toString() };
  } catch {
    return { verdict: 'unreadable', message: null };
  }
}

/** `vapid t=<JWT>, k=<key>`: signed with the key the browser was given, for this very service, and not yet over. */
function isSigned(authorization: string, key: string, audience: string): boolean {
  const [, token = '', given] = /^vapid t=([\w.-]+), ?k=([\w-]+)/i.exec(authorization) ?? [];
  if (given !== key) return false;
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) return false;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud?: string; exp?: number; sub?: string };
  const left = (exp ?? 0) - Date.now() / 1000;
  return aud === audience && left > 0 && left <= 86_400 && /^(mailto:|https:)/.test(sub ?? '');
}
