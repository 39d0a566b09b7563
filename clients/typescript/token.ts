import { ApiRefusal } from './problem.ts';

export interface Credentials {
  /** Where the house is, without a slash at the end. */
  readonly baseUrl: string;
  readonly id: string;
  readonly secret: string;
  /** Some of the scopes the system was given; all where absent. */
  readonly scopes?: readonly string[] | undefined;
}

/** Renewed so long before its end, so that none ends on its way. */
const EARLY = 60_000;

/** The token of a system by client credentials (RFC 6749, section 4.4): fetched once for all that ask at the same time. */
export class Tokens {
  readonly #credentials: Credentials;
  readonly #fetch: (request: Request) => Promise<Response>;
  #held: { readonly value: string; readonly until: number } | undefined;
  #coming: Promise<string> | undefined;

  constructor(credentials: Credentials, fetch: (request: Request) => Promise<Response>) {
    this.#credentials = credentials;
    this.#fetch = fetch;
  }

  async get(): Promise<string> {
    if (this.#held && Date.now() < this.#held.until) return this.#held.value;
    this.#coming ??= this.#renew().finally(() => {
      this.#coming = undefined;
    });
    return this.#coming;
  }

  /** Forgets a token that was refused, unless another has come meanwhile. */
  forget(value: string): void {
    if (this.#held?.value === value) this.#held = undefined;
  }

  async #renew(): Promise<string> {
    const { baseUrl, id, secret, scopes } = this.#credentials;
    const answer = await this.#fetch(
      new Request(`${baseUrl}/api/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...(scopes && { scope: scopes.join(' ') }) }),
      }),
    );
    const body = (await answer.json().catch(() => ({}))) as { access_token?: string; expires_in?: number; error?: string };
    if (!answer.ok || body.access_token === undefined) {
      const { status } = answer;
      const detail = 'The house gave no token.';
      throw new ApiRefusal({ type: 'about:blank', title: detail, status, detail, code: 'NO_TOKEN', reason: body.error ?? 'unknown' });
    }
    this.#held = { value: body.access_token, until: Date.now() + (body.expires_in ?? 0) * 1000 - EARLY };
    return body.access_token;
  }
}
