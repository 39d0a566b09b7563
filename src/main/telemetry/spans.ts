import type { Tracer, What } from '#kernel';
import {
  type Context,
  context,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { TelemetrySettings } from './settings.ts';

const kinds = { request: SpanKind.SERVER, call: SpanKind.CLIENT, job: SpanKind.CONSUMER, step: SpanKind.INTERNAL } as const;

/** The tracer that sends what it saw to a collector, in batches, each some seconds after. */
export function openSpans(settings: TelemetrySettings, logger: Logger): { readonly tracer: Tracer; close(): Promise<void> } {
  const { endpoint, headers, service } = settings;
  const warn = (message: string) => logger.warn({ about: message.slice(0, 200) }, 'telemetry');
  diag.setLogger(
    { error: warn, warn, info: () => {}, debug: () => {}, verbose: () => {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: samplerOf(settings),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: { ...headers } }) }),
    ],
  });
  const opened = provider.getTracer('wantilan');
  const tracer: Tracer = {
    begin: (what) => {
      const parent = parentOf(what);
      const beside = read(what.beside);
      const span = opened.startSpan(
        what.name,
        { kind: kinds[what.kind], ...(what.facts && { attributes: what.facts }), ...(beside && { links: [{ context: beside }] }) },
        parent,
      );
      const inside = trace.setSpan(parent, span);
      return {
        within: (work) => context.with(inside, work),
        end: ({ facts, failed } = {}) => {
          if (facts) span.setAttributes(facts);
          if (failed !== undefined) span.setAttribute('error.type', failed).setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    present: () => {
      const now = trace.getSpanContext(context.active());
      return now ? { traceId: now.traceId, spanId: now.spanId, traceparent: written(now) } : null;
    },
  };
  return {
    tracer,
    close: async () => {
      await provider.shutdown();
      context.disable();
      diag.disable();
    },
  };
}

/** A request begins a trace; a job goes on with the one it was asked for in, if that is known. */
function parentOf({ kind, from }: What): Context {
  if (kind === 'request') return ROOT_CONTEXT;
  if (kind !== 'job') return context.active();
  const known = read(from);
  return known ? trace.setSpanContext(ROOT_CONTEXT, { ...known, isRemote: true }) : ROOT_CONTEXT;
}

function read(traceparent: string | undefined): SpanContext | null {
  return traceparent === undefined ? null : parseTraceParent(traceparent);
}

function written({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

function samplerOf({ sampler, share }: TelemetrySettings): Sampler {
  const root = sampler.endsWith('always_on')
    ? new AlwaysOnSampler()
    : sampler.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(share);
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}
