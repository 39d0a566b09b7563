import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Actor, AppError, type Clock } from '#kernel';
import fastify, { type FastifyBaseLogger, type FastifyRequest, type FastifySchema, LogController } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { siteAssets, serveAssets } from './assets.ts';
import { compilersWhenMet, reading } from './compilers.ts';
import { compressPages } from './compress.ts';
import { FormTokens, isFormType, isOwnOrigin } from './csrf.ts';
import { limitPrograms } from './allowance.ts';
import { answerUnreadable, handleErrors } from './errors.tsx';
import { enforce, isProgram } from './guard.ts';
import { turnAwayBeyond } from './load.ts';
import { LANGUAGE_COOKIE, localeOf } from './locale.ts';
import { limitBodies, patience } from './patience.ts';
import { setFrame } from './render.ts';
import { shellRoutes } from './shell/routes.tsx';
import { traceRequests } from './tracing.ts';
import type { Operation, Policy, Routes, WebApp } from './types.ts';
import type { Console, NavItem } from './view.ts';

/** One route as it was declared. */
export interface RouteLine {
  readonly method: string;
  readonly url: string;
  readonly policy: Policy;
  readonly schema: FastifySchema;
  /** Where it belongs to the JSON API. */
  readonly operation: Operation | undefined;
}

/**
 * Values in one form with files. The longest is a mended application: every page of its journey again, a list with
 * every entry it may have (the permit's 20 owners of 3 answers, 20 buildings of 11, some 30 other answers, and a tick
 * for each of 40 files kept: about 350), doubled for a service that asks more.
 */
const MOST_FIELDS = 700;

const routeTables = new WeakMap<object, readonly RouteLine[]>();

/** Every route of an application, in the order they were declared: what there is to be guarded. */
export function routesOf(app: WebApp): readonly RouteLine[] {
  return routeTables.get(app) ?? [];
}

/** One answered request: its route as a pattern, and the seconds it took. */
export interface SeenRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

export interface WebOptions {
  readonly publicUrl: string;
  readonly secret: string;
  readonly demo: boolean;
  /** Requests per minute from one address to pages; 0 switches limits off, for measurements. */
  readonly perMinute: number;
  /** Requests in hand at once; those beyond are told at once to come back. */
  readonly mostRequests: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly routes: readonly Routes[];
  readonly nav: (actor: Actor | null) => readonly NavItem[];
  /** The frame of the console, and what services add to it. */
  readonly console: Console;
  readonly signInAddress: (to: string, why: string | undefined) => string;
  resolveActor(request: FastifyRequest): Promise<Actor | null>;
  /** Told of each answer that was given. */
  readonly observe?: (seen: SeenRequest) => void;
  /** Whether the browser has been signed in, though it may be no longer. */
  wasSignedIn(request: FastifyRequest): boolean;
  /** Throws when something the application cannot do without is away. */
  ready(): Promise<void>;
}

/** Builds the web application without listening, so that tests can inject requests. */
export async function buildWeb(options: WebOptions): Promise<WebApp> {
  const secure = options.publicUrl.startsWith('https:');
  const logger: FastifyBaseLogger = options.logger;
  const app: WebApp = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    bodyLimit: 1_000_000,
    // A body's own time is `patience`; this ends what slips through.
    requestTimeout: patience.files + 60_000,
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadable,
    ajv: reading,
    schemaController: { compilersFactory: compilersWhenMet() },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  const tokens = new FormTokens(options.secret, secure);
  const assets = await siteAssets();
  setFrame(app, {
    demo: options.demo,
    now: () => options.clock.now(),
    nav: options.nav,
    console: options.console,
    asset: (name) => assets.address(name),
    csrf: (request, reply) => tokens.issue(request, reply),
  });
  app.decorateRequest('actor', null);
  app.decorateRequest('allowance', null);
  app.decorateRequest('turnedAway', null);
  app.decorateRequest('locale', 'id');
  app.decorateRequest('nonce', '');
  // Headers are small: whoever sends them slowly means no good.
  app.server.headersTimeout = 30_000;
  traceRequests(app);
  limitBodies(app, patience);
  turnAwayBeyond(app, options.mostRequests);
  partAtClose(app);
  // Before the limiter: a route's own limit must be known when it looks at the route.
  requirePolicies(app, options);
  compressPages(app);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 1_000_000 });
  await app.register(multipart, { limits: { fields: MOST_FIELDS, fieldSize: 20_000, headerPairs: 50 } });
  if (options.perMinute > 0)
    await app.register(rateLimit, {
      max: options.perMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: () => new AppError('TOO_MANY_REQUESTS'),
    });
  else app.decorate('rateLimit', (() => async () => {}) as never);
  await secureHeaders(app, secure);
  prepareRequests(app, options, secure);
  limitPrograms(app);
  guardRoutes(app, options);
  guardForms(app, tokens);
  refuseLate(app);
  handleErrors(app, options.signInAddress);
  serveAssets(app, assets);
  shellRoutes(app, assets);
  health(app, options);
  for (const routes of options.routes) routes(app);
  return app;
}

async function secureHeaders(app: WebApp, secure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64');
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${request.nonce}' 'strict-dynamic'`,
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "media-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "object-src 'none'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "base-uri 'none'",
    ];
    reply.header('content-security-policy', policy.join('; '));
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(self), payment=()');
    reply.header('x-frame-options', 'SAMEORIGIN');
  });
}

/** Language, actor and one log line per request, without addresses, query or personal data. */
function prepareRequests(app: WebApp, { resolveActor, observe }: WebOptions, secure: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    request.locale = localeOf(request);
    const asked = (request.query as { lang?: unknown }).lang;
    if (asked === 'id' || asked === 'en')
      reply.setCookie(LANGUAGE_COOKIE, asked, { path: '/', sameSite: 'lax', secure, maxAge: 365 * 86_400 });
    if (!request.url.startsWith('/aset/')) request.actor = await resolveActor(request);
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.url.startsWith('/aset/')) return;
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
    observe?.({ method, route, status, seconds: reply.elapsedTime / 1000 });
  });
}

/**
 * Every change by form needs its token. What forms cannot send (another method, another type of content) other sites
 * cannot send unasked; a program shows its own token with each request, and no browser shows it for anybody else.
 */
function guardForms(app: WebApp, tokens: FormTokens): void {
  app.decorate('formTokens', tokens);
  app.addHook('preValidation', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.is404 || isProgram(request.actor)) return;
    const { takesFiles, takesForeignForms } = request.routeOptions.config;
    if (takesForeignForms) return;
    if (!isOwnOrigin(request)) throw new AppError('FORM_EXPIRED', { why: 'other-site' });
    if (request.method !== 'POST' || !isFormType(request.headers['content-type'])) return;
    if (request.isMultipart()) {
      // Its token comes with its parts, and counts only where somebody reads them.
      if (takesFiles) return;
      throw new AppError('BAD_REQUEST', { why: 'content-type' });
    }
    const body = request.body as { _csrf?: unknown } | undefined;
    if (!tokens.matches(request, body?._csrf)) throw new AppError('FORM_EXPIRED', { why: 'token' });
    if (body) delete body._csrf;
  });
}

/** Answers given while closing end their connection: browsers would keep it, and the server would wait for them. */
function partAtClose(app: WebApp): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

/** A route without a policy does not start. */
function requirePolicies(app: WebApp, options: WebOptions): void {
  const known: RouteLine[] = [];
  routeTables.set(app, known);
  app.addHook('onRoute', (route) => {
    const config = route.config ?? {};
    const { policy } = config;
    if (policy === undefined) throw new Error(`route ${String(route.method)} ${route.url} has no policy`);
    const { operation } = config;
    for (const method of [route.method].flat()) known.push({ method, url: route.url, policy, schema: route.schema ?? {}, operation });
    if (config.perMinute !== undefined && options.perMinute > 0)
      route.config = { ...config, rateLimit: { max: config.perMinute, timeWindow: '1 minute' } };
  });
}

/** A request beyond its route's policy does not reach the handler. */
function guardRoutes(app: WebApp, { wasSignedIn }: WebOptions): void {
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { policy, operation } = request.routeOptions.config;
    try {
      enforce(policy ?? 'officer', request.actor, operation?.scope);
    } catch (refusal) {
      // Somebody was signed out while they typed: their form is read, to be given back to them, and goes no further.
      if (!(refusal instanceof AppError) || request.actor !== null || !isPlainForm(request) || !wasSignedIn(request)) throw refusal;
      request.turnedAway = refusal;
    }
  });
}

/** Throws what `guardRoutes` put off: after the form's own token was compared, before anything else looks at the form. */
function refuseLate(app: WebApp): void {
  app.addHook('preValidation', async (request) => {
    if (request.turnedAway !== null) throw request.turnedAway;
  });
}

function isPlainForm({ method, headers }: FastifyRequest): boolean {
  return method === 'POST' && headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

function health(app: WebApp, { ready }: WebOptions): void {
  app.get('/healthz', { config: { policy: 'public', rateLimit: false }, logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { policy: 'public', rateLimit: false }, logLevel: 'warn' }, async (_request, reply) => {
    try {
      await ready();
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    formTokens: FormTokens;
  }
}
