import { createHmac, createSecretKey, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Tokens that prove a form came from a page of ours (OWASP: signed double submit): an HMAC over a random cookie that
 * other sites can neither read nor set. Each page's token has a salt of its own, so that no two compressed pages hold
 * the same secret to be guessed by their size (BREACH).
 */
export class FormTokens {
  /** Made a key once: made one at each use, it would cost several times what signing does. */
  readonly #secret: KeyObject;
  readonly #secure: boolean;
  /** Under https one that no other host of the region can set. */
  readonly #cookie: string;

  constructor(secret: string, secure: boolean) {
    this.#secret = createSecretKey(secret, 'utf8');
    this.#secure = secure;
    this.#cookie = secure ? '__Host-wl_form' : 'wl_form';
  }

  /** The token for a page; sets the cookie on the first form a browser meets. */
  issue(request: FastifyRequest, reply: FastifyReply): string {
    const known = request.cookies[this.#cookie];
    const value = known ?? randomUUID();
    if (!known) {
      request.cookies[this.#cookie] = value;
      reply.setCookie(this.#cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#secure, maxAge: 30 * 86_400 });
    }
    const salt = randomUUID();
    return `${salt}.${this.#sign(salt, value)}`;
  }

  matches(request: FastifyRequest, token: unknown): boolean {
    const value = request.cookies[this.#cookie];
    if (!value || typeof token !== 'string') return false;
    const [salt = ''] = token.split('.');
    const expected = Buffer.from(`${salt}.${this.#sign(salt, value)}`);
    const given = Buffer.from(token);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  #sign(salt: string, value: string): string {
    return createHmac('sha256', this.#secret).update(`form:${salt}:${value}`).digest('base64url');
  }
}

/** Whether a form of any site could send this type of content; a script of another site may send no other unasked. */
export function isFormType(contentType: string | undefined): boolean {
  return /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain|$)/i.test(contentType ?? '');
}

/** Whether the browser says the request comes from this very site; older browsers say nothing. */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
