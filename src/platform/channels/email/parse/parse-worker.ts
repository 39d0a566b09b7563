import { parentPort, workerData } from 'node:worker_threads';
import { readMail } from './read-mail.ts';

// One mail in a thread of its own: what hangs or eats memory ends with it.
try {
  parentPort?.postMessage({ mail: await readMail(workerData as Uint8Array) }, []);
} catch (error) {
  parentPort?.postMessage({ fault: /depth|nest/i.test(error instanceof Error ? error.message : '') ? 'too-deep' : 'malformed' }, []);
}
