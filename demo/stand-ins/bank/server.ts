import { type KeyObject, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, servicesOf } from './services.ts';
import { isSigned, isTokenSigned, jakarta, type Signs } from './speak.ts';

/**
 * What goes wrong with the next calls of a biller: nobody there for now, no answer in time, cut before or after it was taken,
 * somebody between answering in this bank's place, a token it no longer knows, too many requests.
 */
export type BankTrouble = 'down' | 'slow' | 'cut-before' | 'cut-after' | 'gateway' | 'stranger' | 'too-many';

export interface BankServer {
  readonly services: ReturnType<typeof servicesOf>;
  readonly now: () => Date;
  readonly signs: Signs;
  readonly secret: string;
  /** What the biller is called here, and its key. */
  readonly partner: { readonly clientId: string; readonly partnerId: string; readonly publicKey: KeyObject };
  readonly trouble: () => BankTrouble | null;
  /** Told of every call, for whoever counts them. */
  readonly seen: (service: string) => void;
}

const addresses: Readonly<Record<string, readonly [method: string, service: string]>> = {
  '/snap/v1.0/access-token/b2b': ['POST', '73'],
  '/snap/v1.0/transfer-va/status': ['POST', '26'],
  '/snap/v1.0/transfer-va/report': ['GET', '35'],
  '/snap/v1.0/qr/qr-mpm-generate': ['POST', '47'],
  '/snap/v1.0/qr/qr-mpm-query': ['POST', '51'],
  '/snap/v1.0/qr/qr-mpm-refund': ['POST', '78'],
};
const GOOD_FOR = 900_000;
const SKEW = 300_000;

/** SNAP BI as a bank answers it: who asks is looked at as strictly as a real one does. */
export function bankServer(bank: BankServer) {
  const tokens = new Map<string, number>();
  const used = new Set<string>();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const url = request.url ?? '';
    const [path = ''] = url.split('?');
    const [method, service = '00'] = addresses[path] ?? [];
    const trouble = service === '73' ? null : bank.trouble();
    bank.seen(service);
    const say = ([status, what, rest = {}]: Answer) => {
      const { field, ...more } = rest as { readonly field?: string };
      const head = {
        responseCode: `${status}${service}${what}`,
        responseMessage: field === undefined ? messageOf(status) : `${messageOf(status)} ${field}`,
      };
      response
        .writeHead(status, { 'content-type': 'application/json', 'x-timestamp': jakarta(bank.now()) })
        .end(JSON.stringify({ ...head, ...more }, null, 1));
    };
    if (trouble === 'cut-before') return void response.destroy();
    if (trouble === 'down') return say([500, '01']);
    if (trouble === 'too-many') return say([429, '00']);
    if (trouble === 'gateway') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    if (trouble === 'stranger') tokens.clear();
    if (method === undefined) return say([404, '00']);
    if (method !== request.method) return say([405, '00']);
    const answer = service === '73' ? giveToken(request, body) : (refusalOf(request, url, body) ?? serve(service, url, body));
    if (trouble === 'cut-after') return void response.destroy();
    if (trouble !== 'slow') say(answer);
  };

  function giveToken({ headers }: IncomingMessage, body: string): Answer {
    const [clientId, timestamp, signature] = [headers['x-client-key'], headers['x-timestamp'], headers['x-signature']];
    if (typeof clientId !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string')
      return [400, '02', { field: 'header' }];
    if (!isFresh(timestamp)) return [401, '00', { field: 'X-TIMESTAMP' }];
    if (clientId !== bank.partner.clientId || !isTokenSigned(clientId, timestamp, signature, bank.partner.publicKey))
      return [401, '00', { field: 'Signature' }];
    if (parsed(body).grantType !== 'client_credentials') return [400, '01', { field: 'grantType' }];
    const accessToken = randomBytes(24).toString('base64url');
    tokens.set(accessToken, bank.now().getTime() + GOOD_FOR);
    return [200, '00', { accessToken, tokenType: 'Bearer', expiresIn: String(GOOD_FOR / 1000) }];
  }

  function refusalOf({ headers, method = '' }: IncomingMessage, url: string, body: string): Answer | null {
    const one = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '');
    for (const name of ['x-timestamp', 'x-signature', 'x-partner-id', 'x-external-id', 'channel-id'])
      if (one(name) === '') return [400, '02', { field: name.toUpperCase() }];
    if (!/^\d{1,36}$/.test(one('x-external-id'))) return [400, '01', { field: 'X-EXTERNAL-ID' }];
    if (one('x-partner-id') !== bank.partner.partnerId) return [401, '00', { field: 'X-PARTNER-ID' }];
    const token = one('authorization').replace(/^Bearer /, '');
    if (bank.signs === 'hmac' && (tokens.get(token) ?? 0) < bank.now().getTime()) return [401, '01'];
    const message = { method, url, body, timestamp: one('x-timestamp'), token };
    const { secret, signs, partner } = bank;
    if (!isSigned(message, one('x-signature'), { signs, secret, publicKey: partner.publicKey })) return [401, '00', { field: 'Signature' }];
    if (!isFresh(one('x-timestamp'))) return [401, '00', { field: 'X-TIMESTAMP' }];
    const spent = `${jakarta(bank.now()).slice(0, 10)} ${one('x-external-id')}`;
    if (used.has(spent)) return [409, '00'];
    used.add(spent);
    return null;
  }

  function serve(service: string, url: string, body: string): Answer {
    const asked = service === '35' ? Object.fromEntries(new URL(url, 'http://bank').searchParams) : parsed(body);
    const found = Object.hasOwn(bank.services, service) ? bank.services[service as keyof typeof bank.services] : undefined;
    return found ? found(asked) : [404, '00'];
  }

  function isFresh(timestamp: string): boolean {
    return Math.abs(Date.parse(timestamp) - bank.now().getTime()) <= SKEW;
  }
}

const messages: Readonly<Record<number, string>> = {
  200: 'Successful',
  400: 'Invalid Field',
  401: 'Unauthorized.',
  403: 'Transaction Not Permitted',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};
const messageOf = (status: number) => messages[status] ?? 'General Error';

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
