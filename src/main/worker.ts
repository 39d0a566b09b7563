import { listenToMail } from '#module/platform/channels';
import { startWorker } from '#platform/jobs';
import { boot } from './boot.ts';
import { listenForPrometheus } from './metrics/listen.ts';
import { stopGracefully } from './stop.ts';

// The worker in a process of its own: as many as the jobs need, beside web processes with WORKER=off.
try {
  const { config, logger, application, server } = await boot({ telephoneElsewhere: true });
  const { worker, deps, metrics, figures } = application;
  const closeMetrics = metrics && config.metrics ? await listenForPrometheus(metrics, figures, config.metrics) : async () => {};
  const running = await startWorker({
    pool: deps.pool,
    ...worker,
    log: (level, message, detail) => logger[level](detail, message),
    ...(metrics && { observe: metrics.job }),
  });
  const lines = listenToMail(deps.mail);
  stopGracefully(logger, async () => {
    await lines.stop();
    await running.stop();
    await closeMetrics();
    await application.close();
    await server.stop();
  });
  logger.info('worker runs');
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
