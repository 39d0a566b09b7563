import type { Logger } from 'pino';

const LONGEST = 30_000;
// Ctrl-C reaches every process of a terminal, and npm passes it on once more.
const SAME_SIGNAL = 1000;

/**
 * Runs `stop` once at SIGTERM or SIGINT and ends the process: 0 when everything in hand was finished, 1 when that
 * took longer than thirty seconds. A second signal ends it at once. `begun` tells work that goes on beside whether to mind.
 */
export function stopGracefully(logger: Logger, stop: () => Promise<void>): { readonly begun: () => boolean } {
  let since: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (since !== undefined) {
      if (performance.now() - since > SAME_SIGNAL) process.exit(1);
      return;
    }
    since = performance.now();
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('work in hand took too long; ending without it');
      process.exit(1);
    }, LONGEST).unref();
    stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (err: unknown) => {
        logger.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return { begun: () => since !== undefined };
}
