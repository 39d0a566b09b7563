import { signToken } from '../sign/signature.ts';
import { writeTimestamp } from '../sign/timestamp.ts';
import { type BankAccess, type Called, exchange } from './call.ts';

/** Milliseconds before its end at which a token is no longer used: a request may be a while on its way. */
const BEFORE = 60_000;

/** A token of a bank, kept until shortly before it ends; however many ask at once, it is asked for once. */
export class BankToken {
  readonly #access: BankAccess;
  #kept: { readonly token: string; readonly until: number } | null = null;
  #underway: Promise<Called<string>> | null = null;

  constructor(access: BankAccess) {
    this.#access = access;
  }

  get(): Promise<Called<string>> {
    if (this.#kept && this.#kept.until > this.#access.clock.now().getTime())
      return Promise.resolve({ outcome: 'done', value: this.#kept.token });
    this.#underway ??= this.#ask().finally(() => {
      this.#underway = null;
    });
    return this.#underway;
  }

  /** Forgets a token the bank no longer knows; another that came meanwhile stays. */
  drop(token: string): void {
    if (this.#kept?.token === token) this.#kept = null;
  }

  async #ask(): Promise<Called<string>> {
    const { settings, privateKey, clock } = this.#access;
    const asked = clock.now();
    const timestamp = writeTimestamp(asked, settings.zone);
    const headers = {
      'x-timestamp': timestamp,
      'x-client-key': settings.clientId.ours,
      'x-signature': signToken(privateKey, settings.clientId.ours, timestamp, settings.signatureEncoding),
    };
    const body = JSON.stringify({ grantType: 'client_credentials', additionalInfo: {} });
    const url = new URL(`${settings.baseUrl}/snap/v1.0/access-token/b2b`);
    const answer = await exchange(this.#access, url, { method: 'POST', headers, body }, 'token', (fields) => ({
      token: fields.text('accessToken', 2048, /^[\x21-\x7e]+$/),
      seconds: Number(fields.text('expiresIn', 10, /^\d{1,7}$/)),
    }));
    if (answer.outcome !== 'done') return answer;
    const { token, seconds } = answer.value;
    this.#kept = { token, until: asked.getTime() + Math.max(seconds * 1000 - BEFORE, 0) };
    return { outcome: 'done', value: token };
  }
}
