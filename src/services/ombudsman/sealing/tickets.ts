import { randomBytes } from 'node:crypto';
import { derive, type Derived } from './derive.ts';

/** What a browser holds in a cookie: 256 bits by which a row is found and opened. */
export interface Ticket extends Derived {
  readonly ticket: string;
}

export function newTicket(): Ticket {
  const bytes = randomBytes(32);
  return { ticket: bytes.toString('base64url'), ...derive(bytes, 'ticket') };
}

/** What a cookie finds and opens; null where it is none of ours. */
export function readTicket(ticket: string): Derived | null {
  const bytes = Buffer.from(ticket, 'base64url');
  return bytes.length === 32 ? derive(bytes, 'ticket') : null;
}
