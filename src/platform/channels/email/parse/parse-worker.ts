import { parentPort } from 'node:worker_threads';
import type { Parsed } from './parse-aside.ts';
import { readMail } from './read-mail.ts';

// Mails in a thread of their own: what hangs or eats memory ends with it.
parentPort?.on('message', (raw: Uint8Array) => void parsed(raw).then((said) => parentPort?.postMessage(said, [])));

async function parsed(raw: Uint8Array): Promise<Parsed> {
  try {
    return { mail: await readMail(raw) };
  } catch (error) {
    return { fault: /depth|nest/i.test(error instanceof Error ? error.message : '') ? 'too-deep' : 'malformed' };
  }
}
