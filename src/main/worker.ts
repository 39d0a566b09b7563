import { startWorker } from '#platform/jobs';
import { boot } from './boot.ts';
import { stopGracefully } from './stop.ts';

// The worker in a process of its own: as many as the jobs need, beside web processes with WORKER=off.
try {
  const { logger, application, server } = await boot();
  const { worker, deps } = application;
  const running = await startWorker({ pool: deps.pool, ...worker, log: (level, message, detail) => logger[level](detail, message) });
  stopGracefully(logger, async () => {
    await running.stop();
    await application.close();
    await server.stop();
  });
  logger.info('worker runs');
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
