import { beginSpan, type Span } from '#kernel';
import type { FastifyRequest } from 'fastify';
import type { WebApp } from './types.ts';

/**
 * Has each request seen from its first hook to its answer: by the pattern of its route, never by its address. A trace
 * somebody sends along is noted beside ours and continued by none: strangers decide nothing about what is recorded.
 */
export function traceRequests(app: WebApp): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  const within = (request: FastifyRequest, go: () => void) => {
    const span = spans.get(request);
    if (span) span.within(go);
    else go();
  };
  app.addHook('onRequest', (request, _reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const beside = [request.headers.traceparent].flat()[0];
    const facts = { 'http.request.method': method, 'http.route': route };
    const span = route.startsWith('/aset/') ? null : beginSpan(() => ({ name: `${method} ${route}`, kind: 'request', facts, beside }));
    if (span) spans.set(request, span);
    within(request, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    spans.get(request)?.end({
      facts: { 'http.response.status_code': statusCode },
      failed: statusCode >= 500 ? String(statusCode) : undefined,
    });
    // What is logged of the answer belongs to it still.
    within(request, done);
  });
}
