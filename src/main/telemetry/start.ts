import { traceBy } from '#kernel';
import type { Logger } from 'pino';
import type { Figures } from '../metrics/figures.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { TelemetrySettings } from './settings.ts';

interface Observed {
  readonly metrics: Metrics | null;
  readonly figures: () => Promise<Figures>;
}

/**
 * Sends traces and figures from now on, where the settings say to whom; gives what sends the rest and ends it. The
 * packages are loaded here and nowhere else, so that they cost nothing where nobody looks.
 */
export async function startTelemetry(
  settings: TelemetrySettings | null,
  { metrics, figures }: Observed,
  logger: Logger,
): Promise<() => Promise<void>> {
  if (!settings) return async () => {};
  const [{ openSpans }, { openFigures }] = await Promise.all([import('./spans.ts'), import('./figures.ts')]);
  const spans = openSpans(settings, logger);
  const sending = metrics && openFigures(settings, async () => metrics.readings(await figures()));
  traceBy(spans.tracer);
  return async () => {
    traceBy(null);
    // A collector that is away keeps nobody from ending.
    await Promise.allSettled([spans.close(), sending?.close()]);
  };
}
