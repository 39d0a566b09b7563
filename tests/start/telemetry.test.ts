import { transaction } from '#db';
import { castOf } from '#demo';
import { newId } from '#kernel';
import { readConfig } from '#main';
import { getClient, registerClient } from '#platform/clients';
import { subscribe } from '#platform/webhooks';
import { exampleAnswers } from '#services/laperon';
import { startApp, type TestApp } from '#support';
import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelemetry } from '../../src/main/telemetry/start.ts';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

interface SeenSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string }[];
}

/** A collector of OpenTelemetry: keeps what is sent to it. */
async function openCollector() {
  const bodies: Record<string, string[]> = { '/v1/traces': [], '/v1/metrics': [] };
  const tokens: unknown[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      bodies[request.url ?? '']?.push(body);
      tokens.push(request.headers['x-token']);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const read = <T>(path: string) => (bodies[path] ?? []).map((body) => JSON.parse(body) as T);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    text: () => Object.values(bodies).flat().join('\n'),
    spans: () =>
      read<{ resourceSpans: { scopeSpans: { spans: SeenSpan[] }[] }[] }>('/v1/traces').flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    metrics: () =>
      read<{ resourceMetrics: { scopeMetrics: { metrics: { name: string; histogram?: { dataPoints: Counted[] } }[] }[] }[] }>(
        '/v1/metrics',
      ).flatMap(({ resourceMetrics }) => resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

interface Counted {
  readonly count: number;
  readonly bucketCounts: readonly number[];
  readonly attributes: readonly Attribute[];
}

const EMAIL = 'komang@contoh.test';
const STRANGE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let collector: Awaited<ReturnType<typeof openCollector>>;
let receiver: Receiver;
let app: TestApp;
const lines: string[] = [];
let spans: readonly SeenSpan[];
/** Everything the applicant told of themselves. */
let told: readonly string[];
let post: SeenSpan;

beforeAll(async () => {
  [collector, receiver] = [await openCollector(), await openReceiver()];
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-token=rahasia', OTEL_SERVICE_NAME: 'loket' };
  app = await startApp({ env, log: { write: (line) => void lines.push(line) } });
  const { agencyId, officers } = await castOf(app.deps);
  const registration = { agencyId, name: 'Sistem Contoh', contact: 'Diskominfo', scopes: ['cases:read'] as const, roles: ['front-office'] };
  await transaction(app.db, async (tx) => {
    const { clientId } = await registerClient(tx, officers.head, registration, app.clock.now());
    const client = await getClient(tx, clientId, [agencyId]);
    await subscribe(tx, officers.head, { client, url: receiver.url, types: ['case.submitted'] }, app.clock.now());
  });
  const address = await app.listen();
  const cookie = await app.signIn(EMAIL);
  const stop = await startTelemetry(readConfig(env).telemetry, app.application, pino({ level: 'silent' }));

  const ask = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(address + path, {
      method: 'POST',
      body,
      headers: { cookie, 'idempotency-key': newId(), 'content-type': 'application/json', ...headers },
    });
  const answers = exampleAnswers();
  const application = (files: Record<string, string[]>) => JSON.stringify({ service: 'imb-pbg', agency: agencyId, answers, files });
  const lacking = (await (await ask('/api/v1/cases', application({}))).json()) as { errors: { field: string }[] };
  const files: Record<string, string[]> = {};
  for (const { field } of lacking.errors) {
    const kept = await ask('/api/v1/files?kind=document&name=KTP%20Komang.pdf', PDF, { 'content-type': 'application/pdf' });
    files[field] = [((await kept.json()) as { id: string }).id];
  }
  const sent = await ask('/api/v1/cases', application(files), { traceparent: STRANGE });
  const { number, secret } = (await sent.json()) as { number: string; secret: string };
  if (sent.status !== 201) throw new Error(`the case was not taken: ${sent.status}`);
  await app.runJobs();
  await fetch(`${address}/lacak?nomor=${number}`);
  await stop();

  spans = collector.spans();
  told = [EMAIL, number, secret, 'KTP Komang', ...wordsOf(answers)];
  const found = spans.find(({ name, links }) => name === 'POST /api/v1/cases' && links?.length === 1);
  if (!found) throw new Error(`no such span among ${spans.map(({ name }) => name).join(', ')}`);
  post = found;
}, 120_000);
afterAll(async () => {
  await app?.close();
  await Promise.all([collector?.close(), receiver?.close()]);
});

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** Prints how many files of its packages are read by a start with the settings given. */
const LOADED = `
  import { registerHooks } from 'node:module';
  let loaded = 0;
  registerHooks({ load: (url, context, next) => { if (/@opentelemetry.(sdk|core|exporter|resources)/.test(url)) loaded += 1; return next(url, context); } });
  const { compose, readConfig } = await import('#main');
  const { startTelemetry } = await import('./src/main/telemetry/start.ts');
  await startTelemetry(readConfig(JSON.parse(process.argv[1])).telemetry, { metrics: null, figures: null }, null);
  console.log(compose && loaded);
  process.exit(0);`;

/** Every text of the answers that is somebody's, not a choice of ours. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 5 && !/^[a-z-]+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

const childrenOf = (parent: SeenSpan) => spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);
const only = (among: readonly SeenSpan[], name: string): SeenSpan => {
  const [found] = among.filter((span) => span.name === name);
  if (!found) throw new Error(`no span ${name} among ${among.map((span) => span.name).join(', ')}`);
  return found;
};
const factOf = ({ attributes }: { readonly attributes: readonly Attribute[] }, key: string) => {
  const value = attributes.find((one) => one.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

describe('the trace of a case that is sent', () => {
  it('leads from the request over the action to the statements', () => {
    expect(factOf(post, 'http.route')).toBe('/api/v1/cases');
    expect(factOf(post, 'http.response.status_code')).toBe(201);
    const action = only(childrenOf(post), 'case action');
    expect(factOf(action, 'wantilan.action')).toBe('submit');
    const texts = childrenOf(action).map((one) => String(factOf(one, 'db.query.text')));
    expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/into "?cases"?\."?case"?\b/)]));
  });

  it('goes on into the jobs it asked for, and into those these ask for', () => {
    const action = only(childrenOf(post), 'case action');
    const tell = only(childrenOf(action), 'job cases.tell');
    expect(tell.traceId).toBe(post.traceId);
    expect(only(childrenOf(action), 'job cases.receipt').traceId).toBe(post.traceId);
    expect(spans.filter(({ name }) => name === 'job notifications.email').map(({ traceId }) => traceId)).toContain(post.traceId);
    expect(childrenOf(tell).length).toBeGreaterThan(0);
  });

  it('goes on into the message another system gets', () => {
    const [got] = receiver.received;
    const call = spans.find(({ name, traceId }) => name === `POST ${new URL(receiver.url).host}` && traceId === post.traceId);
    expect(got?.headers.traceparent).toBe(`00-${post.traceId}-${call?.spanId}-01`);
  });

  it('begins here, whatever a stranger sends: that is noted beside it', () => {
    expect(post.parentSpanId).toBeUndefined();
    expect(post.traceId).not.toBe(STRANGE.split('-')[1]);
    expect(post.links?.[0]?.traceId).toBe(STRANGE.split('-')[1]);
  });

  it('is named in the lines of the log', () => {
    const logged = lines.map((line) => JSON.parse(line) as { route?: string; status?: number; trace_id?: string });
    expect(logged.find(({ route, status }) => route === '/api/v1/cases' && status === 201)?.trace_id).toBe(post.traceId);
  });

  it('holds no word of what the person told, nor a number that leads to them', () => {
    const sent = collector.text();
    expect(told.length).toBeGreaterThan(12);
    expect(told.some((word) => /^\d{16}$/.test(word))).toBe(true);
    expect(sent.length).toBeGreaterThan(10_000);
    expect(told.filter((word) => sent.includes(word))).toEqual([]);
    expect(spans.map(({ name }) => name)).toContain('GET /lacak');
  });
});

describe('figures', () => {
  it('go to the collector as Prometheus would read them', () => {
    const metrics = collector.metrics();
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['wantilan_jobs', 'wantilan_database_up', 'process_cpu_seconds_total']),
    );
    const requests = metrics.find(({ name }) => name === 'wantilan_http_request_seconds')?.histogram?.dataPoints ?? [];
    const files = requests.find((one) => factOf(one, 'route') === '/api/v1/files');
    expect(files?.count).toBeGreaterThan(3);
    expect(files?.bucketCounts.map(Number).reduce((a, b) => a + b, 0)).toBe(files?.count);
    expect(new Set(collector.tokens)).toEqual(new Set(['rahasia']));
  });
});

describe('without a collector', () => {
  it('nothing of OpenTelemetry is loaded', () => {
    const loadedWith = (settings: object) =>
      execFileSync(
        process.execPath,
        ['--import', './scripts/typescript.mjs', '--input-type=module', '--eval', LOADED, JSON.stringify(settings)],
        { encoding: 'utf8' },
      ).trim();
    expect(loadedWith({})).toBe('0');
    expect(Number(loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }))).toBeGreaterThan(10);
  }, 60_000);

  it('is said what is wrong with the settings', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:4318/';
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }).telemetry).toMatchObject({
      endpoint: 'http://127.0.0.1:4318',
      service: 'wantilan',
      sampler: 'parentbased_always_on',
      share: 1,
    });
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER: 'jaeger_remote' })).toThrow('OTEL_TRACES_SAMPLER must be');
    expect(() => readConfig({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow('OTEL_TRACES_SAMPLER_ARG must be');
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_HEADERS: 'nothing' })).toThrow('OTEL_EXPORTER_OTLP_HEADERS must be');
  });
});
