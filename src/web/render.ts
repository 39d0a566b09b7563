import type { Locale } from '#i18n';
import type { Actor } from '#kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { CompressedPages, encodingFor } from './compress.ts';
import { type Console, type NavItem, type View, ViewContext } from './view.ts';

export interface Frame {
  readonly demo: boolean;
  readonly now: () => Date;
  readonly nav: (actor: Actor | null) => readonly NavItem[];
  readonly console: Console;
  readonly asset: (name: string) => string;
  readonly csrf: (request: FastifyRequest, reply: FastifyReply) => string;
}

const frames = new WeakMap<object, Frame>();

/** Tells the renderer what every page of this application has in common. */
export function setFrame(server: object, frame: Frame): void {
  frames.set(server, frame);
}

export interface PageOptions {
  readonly title: string;
  readonly status?: number;
  readonly description?: string;
  /** Visitors without an account are all shown the same: it is compressed once for them. */
  readonly forAll?: boolean;
}

/** Sends a page. The title goes to the tab and to search engines; pages of signed-in people are never cached. */
export function render(
  request: FastifyRequest,
  reply: FastifyReply,
  page: VNode,
  { title, status = 200, description, forAll = false }: PageOptions,
): FastifyReply {
  const frame = frameOf(request.server);
  let csrf: string | undefined;
  let elsewhere: string | undefined;
  const view: View = {
    locale: request.locale,
    actor: request.actor,
    get deviceMark() {
      return deviceMarkOf(request.actor);
    },
    get csrf() {
      csrf ??= frame.csrf(request, reply);
      return csrf;
    },
    nonce: request.nonce,
    url: placeOf(request),
    demo: frame.demo,
    now: frame.now(),
    nav: frame.nav(request.actor),
    console: frame.console,
    asset: frame.asset,
    islands: new Set(),
    leadTo: (address) => {
      elsewhere = address;
    },
  };
  const body = renderToString(h(ViewContext.Provider, { value: view }, page));
  if (elsewhere !== undefined && request.method !== 'POST') return reply.redirect(elsewhere, 303);
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'private, no-store');
  const html = document(view, body, title, request.locale, description);
  const comesAgain = forAll && request.actor === null && csrf === undefined && view.islands.size === 0;
  return comesAgain ? sendCompressed(request, reply, html) : reply.send(html);
}

/**
 * Where somebody is who reads this answer: a page that answers a form may have no address of its own, and then its
 * place, to which the language switch leads, is the page the form stood on.
 */
function placeOf(request: FastifyRequest): string {
  const { url = '' } = request.routeOptions;
  if (request.method === 'GET' || request.server.hasRoute({ method: 'GET', url })) return request.url;
  const from = URL.parse(String(request.headers.referer ?? ''));
  return from?.host === request.host ? `${from.pathname}${from.search}` : '/';
}

const compressed = new CompressedPages();

/** Sends a page without anything of its visitor, which the next visitor is sent too. */
function sendCompressed(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const encoding = encodingFor(request);
  reply.header('vary', 'accept-encoding');
  if (encoding === null) return reply.send(html);
  return reply.header('content-encoding', encoding).send(compressed.of(html, encoding));
}

/**
 * The HTML of a part that is the same for every visitor who reads this language, so that it can be kept and shown to
 * all. It is rendered without a visitor: a component that asks for the person, the form token, the nonce or the address
 * throws.
 */
export function renderForAll(server: object, locale: Locale, part: VNode): string {
  const frame = frameOf(server);
  const view: View = {
    locale,
    demo: frame.demo,
    now: frame.now(),
    console: frame.console,
    asset: frame.asset,
    get actor() {
      return notForAll('actor');
    },
    get deviceMark() {
      return notForAll('deviceMark');
    },
    get csrf() {
      return notForAll('csrf');
    },
    get nonce() {
      return notForAll('nonce');
    },
    get url() {
      return notForAll('url');
    },
    get nav() {
      return notForAll('nav');
    },
    get islands() {
      return notForAll('islands');
    },
    get leadTo() {
      return notForAll('leadTo');
    },
  };
  return renderToString(h(ViewContext.Provider, { value: view }, part));
}

/** A person's id is drawn by lot, so that its digest says nothing of them. */
function deviceMarkOf(actor: Actor | null): string | null {
  return actor?.kind === 'person' ? createHash('sha256').update(`device:${actor.personId}`).digest('base64url').slice(0, 16) : null;
}

function notForAll(what: keyof View): never {
  throw new Error(`${what} differs between visitors: a part rendered for all cannot have it`);
}

function frameOf(server: object): Frame {
  const frame = frames.get(server);
  if (!frame) throw new Error('render before the application is built');
  return frame;
}

function document(view: View, body: string, title: string, locale: Locale, description?: string): string {
  const scripts = [...view.islands]
    .map((name) => `<script type="module" nonce="${view.nonce}" src="${view.asset(`${name}.js`)}"></script>`)
    .join('');
  const about = description ? `<meta name="description" content="${escape(description)}">` : '';
  const sheets = view.islands.has('parcel-map') ? `<link rel="stylesheet" href="${view.asset('peta.css')}">` : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} · Wantilan</title>${about}<meta name="theme-color" content="#a2371f"><link rel="icon" href="${view.asset('ikon.svg')}" type="image/svg+xml"><link rel="apple-touch-icon" href="${view.asset('ikon-180.png')}"><link rel="manifest" href="${view.asset(`aplikasi-${locale}.webmanifest`)}"><link rel="preload" href="${view.asset('huruf.woff2')}" as="font" type="font/woff2" crossorigin>${sheets}<link rel="stylesheet" href="${view.asset('gaya.css')}"></head><body>${body}${scripts}</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
