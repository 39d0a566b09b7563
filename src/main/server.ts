import { listenToMail } from '#module/platform/channels';
import { type RunningWorker, startWorker } from '#platform/jobs';
import { announce } from './announce.ts';
import { assertPortFree, boot } from './boot.ts';
import { readConfig } from './config.ts';
import { openChats, openDemonstration } from './demonstration.ts';
import { listenForPrometheus } from './metrics/listen.ts';
import { stopGracefully } from './stop.ts';

// The web server and, unless WORKER=off, the worker in the same process.
try {
  await serve();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  await assertPortFree(readConfig(process.env));
  const { config, logger, application, server } = await boot();
  const { web, worker, deps, metrics, figures, telephone } = application;
  // Kept while it starts: who stops meanwhile waits for it, for its connections would otherwise never be given back.
  let running: Promise<RunningWorker> | undefined;
  let lines: ReturnType<typeof listenToMail> | undefined;
  let closeMetrics = async () => {};
  let demonstration: Promise<string | null> = Promise.resolve(null);
  const stop = async () => {
    await Promise.all([web.close(), demonstration.catch(() => null)]);
    await lines?.stop();
    await (await running?.catch(() => undefined))?.stop();
    await closeMetrics();
    await application.close();
    await server.stop();
  };
  const stopping = stopGracefully(logger, stop);
  try {
    if (metrics && config.metrics) closeMetrics = await listenForPrometheus(metrics, figures, config.metrics);
    await web.listen({ host: config.host, port: config.port });
    // The worker waits: what the demonstration asks for is done in its own time, which lies in the past.
    if (config.demo) demonstration = openDemonstration(config, deps);
    const caution = await demonstration;
    if (stopping.begun()) return;
    if (config.worker) {
      const log = (level: 'info' | 'warn' | 'error', message: string, detail: Record<string, unknown>) => logger[level](detail, message);
      running = startWorker({ pool: deps.pool, ...worker, log, ...(metrics && { observe: metrics.job }) });
      await running;
      if (stopping.begun()) return;
      lines = listenToMail(deps.mail);
    }
    if (telephone && running)
      openChats(deps, telephone, () => !stopping.begun()).catch((error: unknown) => logger.warn({ err: error }, 'example chats'));
    announce(config, caution);
  } catch (error) {
    // Whoever stops it meanwhile is told by the stop; nobody else leaves a database running behind a failed start.
    if (stopping.begun()) return;
    await stop();
    throw error;
  }
}
