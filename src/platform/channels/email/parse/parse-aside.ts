import { aside } from '#platform/jobs';
import { type MailFault, mailLimits } from '../domain/limits.ts';
import type { Mail } from '../domain/mail.ts';

export type Parsed = { readonly mail: Mail } | { readonly fault: MailFault };

const parse = aside<Uint8Array, Parsed>(new URL('./parse-worker.ts', import.meta.url), {
  memory: mailLimits.memory,
  patience: mailLimits.time,
});

/**
 * Reads a mail in a thread beside, within time and memory. Never rejects: what a thread dies of is an answer too, and
 * such a mail is put aside.
 */
export async function parseAside(raw: Uint8Array, limits: Readonly<Record<'bytes' | 'time', number>> = mailLimits): Promise<Parsed> {
  if (raw.byteLength > limits.bytes) return { fault: 'too-large' };
  const answer = (await parse(raw, limits.time)) ?? { fault: 'too-slow' };
  return 'mail' in answer ? checked(answer.mail) : answer;
}

/** A mail nobody sent and that says nothing is none. */
function checked(mail: Mail): Parsed {
  return mail.from === null && mail.report === null ? { fault: 'no-sender' } : { mail };
}
