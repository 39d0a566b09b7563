import type { Setting } from '../setting.ts';

/** Where traces and figures are sent, by the variables OpenTelemetry gives all programs. */
export interface TelemetrySettings {
  /** Of the collector, without a slash at the end; `/v1/traces` and `/v1/metrics` follow. */
  readonly endpoint: string;
  /** By name; an account's token is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly service: string;
  readonly sampler: Sampler;
  /** Share of traces a ratio keeps, 0 to 1. */
  readonly share: number;
  /** Milliseconds between two times figures are sent. */
  readonly interval: number;
}

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
type Sampler = (typeof samplers)[number];

export const telemetryTable: readonly Setting[] = [
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    otherwise: '',
    meaning:
      'Collector of OpenTelemetry that traces and figures go to by OTLP over HTTP, such as `http://127.0.0.1:4318`. Empty: nowhere, and nothing of it is loaded.',
  },
  { name: 'OTEL_EXPORTER_OTLP_HEADERS', otherwise: '', meaning: 'Headers sent along, `name=value` with commas between them.' },
  { name: 'OTEL_SERVICE_NAME', otherwise: 'wantilan', meaning: 'Name of this process there; web and worker may have their own.' },
  {
    name: 'OTEL_TRACES_SAMPLER',
    otherwise: 'parentbased_always_on',
    meaning:
      'Which traces are kept: `always_on`, `always_off`, `traceidratio`, or one of these with `parentbased_` before it, by which a job follows the request that asked for it.',
  },
  { name: 'OTEL_TRACES_SAMPLER_ARG', otherwise: '1', meaning: 'Share of traces a `traceidratio` keeps, 0 to 1.' },
  { name: 'OTEL_METRIC_EXPORT_INTERVAL', otherwise: '60000', meaning: 'Milliseconds between two times figures are sent, 1000 to 3600000.' },
];

export function readTelemetry(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[], secret?: boolean) => URL | null,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
): TelemetrySettings | null {
  const url = address('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https'], true);
  const sampler = samplers.find((one) => one === (get('OTEL_TRACES_SAMPLER') || 'parentbased_always_on'));
  const share = Number(get('OTEL_TRACES_SAMPLER_ARG') || '1');
  const headers = readHeaders(get('OTEL_EXPORTER_OTLP_HEADERS'));
  const [service, interval] = [get('OTEL_SERVICE_NAME') || 'wantilan', whole('OTEL_METRIC_EXPORT_INTERVAL', 60_000, 1000, 3_600_000)];
  if (!sampler) problems.push(`OTEL_TRACES_SAMPLER must be one of ${samplers.join(', ')}`);
  if (!(share >= 0 && share <= 1)) problems.push('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1');
  if (!headers) problems.push('OTEL_EXPORTER_OTLP_HEADERS must be name=value, with commas between them');
  if (!url || !sampler || !headers) return null;
  return { endpoint: url.href.replace(/\/+$/, ''), headers, service, sampler, share, interval };
}

/** As W3C Baggage writes pairs: `name=value,name=value`, values with percent signs for what is no plain letter. */
function readHeaders(text: string): Record<string, string> | null {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  const read = pairs.map((pair) => /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(pair));
  try {
    return Object.fromEntries(read.map((found) => [found?.[1] ?? wrong(), decodeURIComponent(found?.[2] ?? '')]));
  } catch {
    return null;
  }
}

function wrong(): never {
  throw new Error('no name=value');
}
