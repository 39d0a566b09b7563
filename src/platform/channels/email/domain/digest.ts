import { createHash, createHmac } from 'node:crypto';
import type { Mail } from './mail.ts';

/** SHA-256 of a mail as it came, as hex: what proves later that it was not changed. */
export const hashOf = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex');

/** By what a Message-ID is found again: ids lie in nobody's table as they are, since they name hosts and often people. */
export const messageDigest = (key: string, id: string): Buffer => createHmac('sha256', key).update(`message-id\n${id}`).digest();

/** By what a token is found. */
export const tokenDigest = (key: string, token: string): Buffer => createHmac('sha256', key).update(`token\n${token}`).digest();

/**
 * By what the same mail is known when it comes once more, by another alias or after the server numbered anew: its
 * Message-ID and what it says, without the lines each station on its way puts on top. Another mail under a borrowed
 * Message-ID is another.
 */
export function samenessOf(key: string, raw: Uint8Array, mail: Pick<Mail, 'messageId'> | null): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const mac = createHmac('sha256', key).update('mail\n');
  if (!mail?.messageId) return mac.update(bytes).digest();
  const end = bodyStart(bytes);
  const kept = bytes
    .subarray(0, end)
    .toString('latin1')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => /^(from|date|subject|content-type|to|cc):/i.test(line));
  return mac
    .update(`${mail.messageId}\n${kept.join('\n')}\n`)
    .update(bytes.subarray(end))
    .digest();
}

function bodyStart(bytes: Buffer): number {
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')];
  const ends = [crlf < 0 ? null : crlf + 4, lf < 0 ? null : lf + 2].filter((end) => end !== null);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}
