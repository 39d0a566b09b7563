import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** How long a link to a private file opens it, in seconds. */
export const LINK_SECONDS = 15 * 60;

/** Makes and checks links that open one file for one person, for a short while. */
export class FileLinks {
  /** Made a key once: made one at each use, it would cost several times what signing does. */
  readonly #secret: KeyObject;

  constructor(secret: string) {
    this.#secret = createSecretKey(secret, 'utf8');
  }

  /** A path on this site. `personId` is the only one it works for; null for a tracking page without sign-in. */
  make(fileId: string, personId: string | null, now: Date): string {
    // Rounded to five minutes, so that a page rendered twice names the same address and the browser's cache helps.
    const until = Math.ceil(now.getTime() / 1000 / 300) * 300 + LINK_SECONDS;
    return `/lampiran/${fileId}/${until}.${this.#sign(fileId, personId, until)}`;
  }

  opens(fileId: string, personId: string | null, token: string, now: Date): boolean {
    const [until = '', signature = ''] = token.split('.');
    if (!/^\d{10}$/.test(until) || Number(until) * 1000 < now.getTime()) return false;
    return [personId, null].some((person) => same(signature, this.#sign(fileId, person, Number(until))));
  }

  #sign(fileId: string, personId: string | null, until: number): string {
    return createHmac('sha256', this.#secret)
      .update(`file:${fileId}:${personId ?? '-'}:${until}`)
      .digest('base64url')
      .slice(0, 32);
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
