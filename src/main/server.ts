import { type RunningWorker, startWorker } from '#platform/jobs';
import { announce } from './announce.ts';
import { assertPortFree, boot } from './boot.ts';
import { readConfig } from './config.ts';
import { openDemonstration } from './demonstration.ts';
import { stopGracefully } from './stop.ts';

// The web server and, unless WORKER=off, the worker in the same process.
try {
  await assertPortFree(readConfig(process.env));
  const { config, logger, application, server } = await boot();
  const { web, worker, deps } = application;
  let running: RunningWorker | undefined;
  const stopping = stopGracefully(logger, async () => {
    await Promise.all([web.close(), running?.stop()]);
    await application.close();
    await server.stop();
  });
  await web.listen({ host: config.host, port: config.port });
  try {
    // The worker waits: what the demonstration asks for is done in its own time, which lies in the past.
    const caution = config.demo ? await openDemonstration(config, deps) : null;
    if (config.worker)
      running = await startWorker({ pool: deps.pool, ...worker, log: (level, message, detail) => logger[level](detail, message) });
    await announce(config, deps, caution);
  } catch (error) {
    // Whoever stops it meanwhile closes the database under the demonstration; the next start goes on with it.
    if (!stopping.begun()) throw error;
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
