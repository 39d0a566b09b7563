import type { Operation } from '#portal';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Figures } from './figures.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string };

// One for the process, however many applications a test opens in it.
const lateness = monitorEventLoopDelay({ resolution: 20 });
lateness.enable();

/** What the operator's page shows of this process and of the installation. */
export function operationOf(startedAt: Date, figures: () => Promise<Figures>): () => Promise<Operation> {
  return async () => ({
    process: {
      version,
      node: process.versions.node,
      startedAt,
      residentBytes: process.memoryUsage.rss(),
      lateMs: Math.max(0, lateness.percentile(99) / 1e6 - 20),
    },
    ...(await figures()),
  });
}
