import type { KeyObject } from 'node:crypto';
import { number } from './books.ts';
import { jakarta, type Signs, signed, tokenSignature } from './speak.ts';

/** Brings a request to the biller; rejects where no answer comes. */
export type Deliver = (request: {
  readonly method: 'POST' | 'GET';
  /** `/snap/v1.0/…` */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly status: number; readonly body: string }>;

/** What this bank is to its biller, and the other way round. */
export interface Agreement {
  readonly signs: Signs;
  readonly secret: string;
  readonly privateKey: KeyObject;
  /** Its name when it asks the biller for a token. */
  readonly clientId: string;
  readonly partnerId: string;
  readonly channelId: string;
}

/** What is wrong with one request on purpose. */
export type RequestFault = 'wrong-signature' | 'byte-flip' | 'skewed-clock' | 'bad-token' | 'no-signature' | 'bad-external-id';

export interface Said {
  readonly externalId: string;
  /** 0: no answer came. */
  readonly status: number;
  readonly responseCode: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the biller: a token when it needs one, every request signed, and as wrong as it was asked to be. */
export class Caller {
  readonly #deliver: Deliver;
  readonly #agreement: Agreement;
  readonly #now: () => Date;
  readonly #patience: number;
  #token: { readonly token: string; readonly until: number } | null = null;

  constructor(deliver: Deliver, agreement: Agreement, now: () => Date, patience: number) {
    this.#deliver = deliver;
    this.#agreement = agreement;
    this.#now = now;
    this.#patience = patience;
  }

  async say(
    path: string,
    content: object,
    { fault, externalId = newExternalId() }: { readonly fault?: RequestFault | undefined; readonly externalId?: string } = {},
  ): Promise<Said> {
    const token = fault === 'bad-token' ? 'token-yang-tidak-dikenal' : await this.#tokenOrNone();
    // A signature under a clock that is wrong is right in itself.
    const at = new Date(this.#now().getTime() + (fault === 'skewed-clock' ? -3_600_000 : 0));
    const body = JSON.stringify(content, null, 1);
    const timestamp = jakarta(at);
    const right = signed({ method: 'POST', url: path, body, timestamp, token }, this.#agreement);
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': fault === 'wrong-signature' ? spoilt(right) : fault === 'no-signature' ? '' : right,
      'x-partner-id': this.#agreement.partnerId,
      'x-external-id': fault === 'bad-external-id' ? 'abc' : externalId,
      'channel-id': this.#agreement.channelId,
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    };
    // The last digit is another after it was signed.
    const sent = fault === 'byte-flip' ? body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) : body;
    return read(externalId, await this.#bring({ method: 'POST', path, headers, body: sent }));
  }

  async #tokenOrNone(): Promise<string> {
    const { signs, clientId, privateKey } = this.#agreement;
    if (signs === 'rsa') return '';
    const now = this.#now().getTime();
    if (this.#token && this.#token.until > now) return this.#token.token;
    const timestamp = jakarta(this.#now());
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-client-key': clientId,
      'x-signature': tokenSignature(clientId, timestamp, privateKey),
    };
    const body = JSON.stringify({ grantType: 'client_credentials', additionalInfo: {} });
    const said = read('', await this.#bring({ method: 'POST', path: '/snap/v1.0/access-token/b2b', headers, body }));
    const { accessToken, expiresIn } = said.body;
    if (typeof accessToken !== 'string') return '';
    this.#token = { token: accessToken, until: now + Number(expiresIn) * 1000 - 60_000 };
    return accessToken;
  }

  /** Never rejects: a bank that hears nothing goes on with its day. */
  async #bring(request: Parameters<Deliver>[0]): Promise<{ readonly status: number; readonly body: string }> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<{ readonly status: number; readonly body: string }>((resolve) => {
      timer = setTimeout(() => resolve({ status: 0, body: '' }), this.#patience);
      timer.unref();
    });
    try {
      return await Promise.race([this.#deliver(request), silence]);
    } catch {
      return { status: 0, body: '' };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Digits no other request of the day has. */
export function newExternalId(): string {
  return number(24);
}

/** To a biller at an address, by HTTP. */
export function overHttp(base: string): Deliver {
  return async ({ method, path, headers, body }) => {
    const answer = await fetch(base + path, { method, headers, ...(method === 'POST' && { body }), redirect: 'error' });
    return { status: answer.status, body: await answer.text() };
  };
}

function read(externalId: string, { status, body }: { readonly status: number; readonly body: string }): Said {
  try {
    const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
    return { externalId, status, responseCode: typeof said.responseCode === 'string' ? said.responseCode : '', body: said };
  } catch {
    return { externalId, status, responseCode: '', body: {} };
  }
}

function spoilt(signature: string): string {
  const first = signature.startsWith('A') ? 'B' : 'A';
  return first + signature.slice(1);
}
