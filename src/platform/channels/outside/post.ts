import { tracedCall, traceHeaders } from '#kernel';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Reach } from './reach.ts';

/** Milliseconds a receiver may take from the first look-up to its answer. */
export const PATIENCE = 10_000;
/** Bytes of an answer that are read at all. */
const MOST_READ = 2048;

/** Why no answer came. */
export type Failure = 'address' | 'name' | 'refused' | 'timeout' | 'certificate' | 'broken';

export interface Answer {
  /** HTTP status; null where none came. */
  readonly status: number | null;
  readonly failure: Failure | null;
  readonly millis: number;
  /** How the answer began. */
  readonly excerpt: string | null;
  /** Its Retry-After, as it came. */
  readonly retryAfter: string | null;
}

class Forbidden extends Error {}

/**
 * Posts to a receiver, JSON unless the headers say otherwise. Redirects are not followed, and no more of the answer is read than its beginning. The
 * addresses of the name are looked at by the very look-up the connection is made with: a name that leads elsewhere a
 * moment later leads nowhere. Never throws.
 */
export async function post(
  reach: Reach,
  {
    url,
    headers,
    body,
    tellTrace = false,
  }: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Buffer;
    /** Say which trace it belongs to: to whom we work with, and to nobody else. */
    readonly tellTrace?: boolean;
  },
  patience = PATIENCE,
): Promise<Answer> {
  const began = performance.now();
  const answer = (status: number | null, failure: Failure | null, excerpt: string | null, retryAfter: string | null): Answer => ({
    status,
    failure,
    millis: Math.round(performance.now() - began),
    excerpt,
    retryAfter,
  });
  try {
    const to = new URL(url);
    const { status, excerpt, retryAfter } = await tracedCall('POST', to, () =>
      exchange(reach, to, tellTrace ? { ...headers, ...traceHeaders() } : headers, body, patience),
    );
    return answer(status, null, excerpt, retryAfter);
  } catch (error) {
    return answer(null, failureOf(error), null, null);
  }
}

function exchange(
  reach: Reach,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
  patience: number,
): Promise<{ status: number; excerpt: string; retryAfter: string | null }> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!secure && !reach.http) throw new Forbidden();
  // A connection to an address asks no look-up.
  if (isIP(host) !== 0 && !reach.allows(host)) throw new Forbidden();
  return new Promise((resolve, reject) => {
    const sending = (secure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      lookup: guarded(reach),
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Wantilan-Webhooks/1',
        ...headers,
        'content-length': Buffer.byteLength(body),
      },
    });
    // Once the status has come, what is missing of the text is missed by nobody.
    let finish: (() => void) | undefined;
    sending.on('error', (error) => (finish ? finish() : reject(error)));
    sending.on('response', (response) => {
      const parts: Buffer[] = [];
      let read = 0;
      const done = () => {
        const retryAfter = response.headers['retry-after'] ?? null;
        resolve({ status: response.statusCode ?? 0, excerpt: readable(Buffer.concat(parts)), retryAfter });
        sending.destroy();
      };
      finish = done;
      response.on('data', (part: Buffer) => {
        parts.push(part.subarray(0, MOST_READ - read));
        read += part.length;
        if (read >= MOST_READ) done();
      });
      response.on('end', done);
      response.on('error', done);
    });
    sending.end(body);
  });
}

function guarded({ resolve, allows }: Reach): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) callback(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
      else if (!found.every(({ address }) => allows(address))) callback(new Forbidden(), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

const byCode: Readonly<Record<string, Failure>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'timeout',
};

function failureOf(error: unknown): Failure {
  if (error instanceof Forbidden) return 'address';
  const { code = '', name = '' } = error as { code?: string; name?: string };
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'timeout';
  if (/CERT|SIGNED|ALTNAME|ISSUER|_SSL_/.test(code)) return 'certificate';
  return byCode[code] ?? 'broken';
}

/** The text without what is no letter, sign or line. */
function readable(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .slice(0, 1000);
}
