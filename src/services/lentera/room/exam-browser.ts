import { createHash } from 'node:crypto';

/** What Safe Exam Browser shows with each request: hex, absent where it does not. */
export interface ShownHashes {
  /** `X-SafeExamBrowser-ConfigKeyHash` */
  readonly configKey: string | undefined;
  /** `X-SafeExamBrowser-RequestHash`, of the Browser Exam Key. */
  readonly examKey: string | undefined;
}

/**
 * Whether a request comes from a Safe Exam Browser set up as one of the keys says (Config Key or Browser Exam Key): it shows
 * SHA-256 of the whole address it asks for, without a fragment, followed by the key in small hex. `addresses`: how this
 * request may be called from outside; the browser knows nothing of a proxy before us.
 */
export function isAskedBrowser({ configKey, examKey }: ShownHashes, keys: readonly string[], addresses: readonly string[]): boolean {
  if (keys.length === 0) return true;
  const shown = [configKey, examKey].filter((hash) => hash !== undefined).map((hash) => hash.toLowerCase());
  return addresses.some((address) =>
    keys.some((key) => shown.includes(createHash('sha256').update(`${address}${key.toLowerCase()}`).digest('hex'))),
  );
}
