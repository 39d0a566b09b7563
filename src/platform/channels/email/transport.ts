import { createTransport } from 'nodemailer';

/** Milliseconds for the connection, the greeting and silence on the line: somebody waits for the page meanwhile. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** A server mail leaves by, as smtp:// or smtps:// with account and password; to be closed after use. */
export function transportOf(url: string) {
  const to = new URL(url);
  for (const [name, value] of Object.entries(PATIENCE)) to.searchParams.set(name, String(value));
  return createTransport(to.href);
}
