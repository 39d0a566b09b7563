import type { Reply } from '#web';

/** Nothing of it is kept by anybody on the way, found by a search engine, or told to the next site. */
export function secretly(reply: Reply): Reply {
  return reply
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store');
}
