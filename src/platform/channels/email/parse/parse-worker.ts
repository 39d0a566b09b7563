import { parentPort } from 'node:worker_threads';
import type { Parsed } from './parse-aside.ts';
import { readMail } from './read-mail.ts';

// Mails in a thread of their own: what hangs or eats memory ends with it.
parentPort?.on('message', async (raw: Uint8Array) => parentPort?.postMessage(await parsed(raw), []));

async function parsed(raw: Uint8Array): Promise<Parsed> {
  try {
    return { mail: await readMail(raw) };
  } catch (error) {
    return { fault: /depth|nest/i.test(error instanceof Error ? error.message : '') ? 'too-deep' : 'malformed' };
  }
}
