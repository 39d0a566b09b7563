import type { WebApp } from '#web';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Somebody at a browser without JavaScript: keeps cookies, sends forms with their token, follows redirects when asked. */
export class Visitor {
  readonly #web: WebApp;
  readonly #cookies = new Map<string, string>();
  #token: string | undefined;

  constructor(web: WebApp, cookies: readonly string[] = []) {
    this.#web = web;
    for (const cookie of cookies) this.#keep(cookie);
  }

  /** The cookies as a request carries them. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url, headers });
  }

  /** Sends a form. The token is that of the last page with a form; another can be given as `_csrf`. */
  async post(url: string, fields: Fields = {}, headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _csrf: await this.token(), ...fields }))
      for (const one of typeof value === 'string' ? [value] : (value ?? [])) body.append(name, one);
    return this.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: body.toString(),
    });
  }

  /** Goes on to where a redirect leads; fails where there is none. */
  async follow(response: LightMyRequestResponse): Promise<LightMyRequestResponse> {
    const to = response.headers.location;
    if (typeof to !== 'string') throw new Error(`no redirect but ${response.statusCode}: ${textOf(response.body).slice(0, 600)}`);
    return this.get(to);
  }

  async send(request: InjectOptions): Promise<LightMyRequestResponse> {
    const headers = { ...(this.#cookies.size > 0 && { cookie: this.cookie }), ...(request.headers as Record<string, string>) };
    const response = await this.#web.inject({ ...request, headers });
    const set = response.headers['set-cookie'] ?? [];
    for (const cookie of Array.isArray(set) ? set : [set]) this.#keep(cookie);
    const token = /name="_csrf" value="([^"]+)"/.exec(response.body);
    if (token) this.#token = token[1];
    return response;
  }

  /** The token of the forms this visitor sees. */
  async token(): Promise<string> {
    if (this.#token === undefined) await this.get('/akun');
    if (this.#token === undefined) await this.get('/masuk');
    return this.#token ?? '';
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const gone = value === '' || attributes.some((one) => /^\s*max-age=0$/i.test(one));
    if (gone) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The words of a page, without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replace(/\s+/g, ' ')
    .trim();
}
