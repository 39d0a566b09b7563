import { ValueType } from '@opentelemetry/api';
import { hrTime } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { emptyResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  MeterProvider,
  type MetricData,
  type MetricProducer,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import type { Reading } from '../metrics/metrics.ts';
import type { TelemetrySettings } from './settings.ts';

/** Sends the figures Prometheus reads to a collector as well: the same ones, under the same names. */
export function openFigures(
  { endpoint, headers, service, interval }: TelemetrySettings,
  read: () => Promise<readonly Reading[]>,
): { close(): Promise<void> } {
  const begun = hrTime();
  const producer: MetricProducer = {
    collect: async () => {
      const [readings, now] = [await read(), hrTime()];
      const metrics = readings.map((reading) => dataOf(reading, begun, now));
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics: [{ scope: { name: 'wantilan' }, metrics }] }, errors: [] };
    },
  };
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, headers: { ...headers } }),
    exportIntervalMillis: interval,
    exportTimeoutMillis: Math.min(interval, 10_000),
    metricProducers: [producer],
  });
  const provider = new MeterProvider({ resource: resourceFromAttributes({ 'service.name': service }), readers: [reader] });
  return { close: () => provider.shutdown() };
}

type Times = Pick<DataPoint<number>, 'startTime' | 'endTime'>;

function dataOf({ name, help, type, values }: Reading, startTime: Times['startTime'], endTime: Times['endTime']): MetricData {
  const common = {
    descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  const times = { startTime, endTime };
  if (type === 'histogram') return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints: histograms(name, values, times) };
  const dataPoints = values.map(({ value, labels }) => ({ ...times, attributes: labels, value }));
  return type === 'counter'
    ? { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints }
    : { ...common, dataPointType: DataPointType.GAUGE, dataPoints };
}

/** Prometheus counts what lies below each bound; OTLP what lies between two. */
function histograms(name: string, values: Reading['values'], times: Times): DataPoint<Histogram>[] {
  const byLabels = new Map<
    string,
    { readonly labels: Record<string, string | number>; below: [number, number][]; sum: number; count: number }
  >();
  for (const { value, labels, metricName } of values) {
    const { le, ...rest } = labels;
    const key = JSON.stringify(rest);
    const one = byLabels.get(key) ?? { labels: rest, below: [], sum: 0, count: 0 };
    byLabels.set(key, one);
    if (metricName === `${name}_sum`) one.sum = value;
    else if (metricName === `${name}_count`) one.count = value;
    else if (le !== '+Inf') one.below.push([Number(le), value]);
  }
  return [...byLabels.values()].map(({ labels, below, sum, count }) => {
    const inOrder = below.sort(([a], [b]) => a - b);
    const cumulative = [...inOrder.map(([, many]) => many), count];
    const counts = cumulative.map((many, at) => many - (cumulative[at - 1] ?? 0));
    return { ...times, attributes: labels, value: { buckets: { boundaries: inOrder.map(([bound]) => bound), counts }, sum, count } };
  });
}
