import { type FileStorage, type Inbox, MissingContent, type Scanner } from '#platform/files';
import type { Metrics } from './metrics.ts';

/** The store, with the time each of its answers took told of. What is listed is a night's work and not told of. */
export function observedStorage(storage: FileStorage & Inbox, metrics: Metrics | null): FileStorage & Inbox {
  if (!metrics) return storage;
  const timed = async <T>(operation: string, ask: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const tell = (outcome: string) => metrics.store(operation, outcome, (performance.now() - began) / 1000);
    try {
      const answer = await ask();
      tell('done');
      return answer;
    } catch (error) {
      tell(error instanceof MissingContent ? 'missing' : 'failed');
      throw error;
    }
  };
  return {
    ...storage,
    put: (bytes) => timed('put', () => storage.put(bytes)),
    get: (sha256) => timed('get', () => storage.get(sha256)),
    open: (sha256) => timed('open', () => storage.open(sha256)),
    remove: (sha256, before) => timed('remove', () => storage.remove(sha256, before)),
    probe: () => timed('probe', () => storage.probe()),
  };
}

/** The scanner, with its verdicts told of. */
export function observedScanner(scanner: Scanner, metrics: Metrics | null): Scanner {
  if (!metrics) return scanner;
  return {
    ...scanner,
    scan: async (bytes) => {
      const began = performance.now();
      const tell = (verdict: string) => metrics.scan(verdict, (performance.now() - began) / 1000);
      try {
        const answer = await scanner.scan(bytes);
        tell(answer.finding === null ? 'clean' : 'infected');
        return answer;
      } catch (error) {
        tell('away');
        throw error;
      }
    },
  };
}
