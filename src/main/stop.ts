import type { Logger } from 'pino';

const LONGEST = 30_000;
// Ctrl-C reaches every process of a terminal, and npm passes it on once more.
const SAME_SIGNAL = 1000;
/**
 * Milliseconds between the end of the work and that of the process. Node waits at its exit for the threads of V8; one that
 * compiles in the background and then waits for memory waits for the main thread in turn, which no longer turns: both stand
 * for ever. What was being compiled is done by then.
 */
const LAST_TURNS = 200;

/**
 * Runs `stop` once at SIGTERM or SIGINT and ends the process: 0 when everything in hand was finished, 1 when that
 * took longer than thirty seconds. A second signal ends it at once. `begun` tells work that goes on beside whether to mind.
 */
export function stopGracefully(logger: Logger, stop: () => Promise<void>): { readonly begun: () => boolean } {
  let since: number | undefined;
  const ended = async () => {
    try {
      await stop();
      logger.info('stopped');
      return 0;
    } catch (error) {
      logger.error({ err: error }, 'stopping failed');
      return 1;
    }
  };
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
    void ended().then((code) => setTimeout(() => process.exit(code), LAST_TURNS));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return { begun: () => since !== undefined };
}
