import { Worker } from 'node:worker_threads';
import { type MailFault, mailLimits } from '../domain/limits.ts';
import type { Mail } from '../domain/mail.ts';

export type Parsed = { readonly mail: Mail } | { readonly fault: MailFault };

/**
 * Reads a mail in a thread of its own, within time and memory. Never rejects: what a thread dies of is an answer too, and
 * such a mail is put aside.
 */
export function parseAside(raw: Uint8Array, limits: Readonly<Record<'bytes' | 'time' | 'memory', number>> = mailLimits): Promise<Parsed> {
  if (raw.byteLength > limits.bytes) return Promise.resolve({ fault: 'too-large' });
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: raw,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    const end = (answer: Parsed) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ fault: 'too-slow' }), limits.time);
    worker.once('message', (answer: Parsed) => end('mail' in answer ? checked(answer.mail) : answer));
    worker.once('error', () => end({ fault: 'too-slow' }));
  });
}

/** A mail nobody sent and that says nothing is none. */
function checked(mail: Mail): Parsed {
  return mail.from === null && mail.report === null ? { fault: 'no-sender' } : { mail };
}
