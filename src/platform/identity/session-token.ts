import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';

/** better-auth's own check of the session cookie: the token where the signature is ours, else null. Asks no database. */
export const tokenReader = {
  id: 'session-token-reader',
  endpoints: {
    readSessionToken: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) => {
      const { authCookies, secret } = ctx.context;
      return (await ctx.getSignedCookie(authCookies.sessionToken.name, secret)) || null;
    }),
  },
} satisfies BetterAuthPlugin;

/** Cookie headers remembered, and the longest that is. */
const MOST_KEPT = 5000;
const LONGEST_KEPT = 1500;

/** Reads the session token from a cookie header; null where there is none with a signature of ours. */
export type ReadToken = (cookies: string) => Promise<string | null>;

/**
 * Remembers what `read` found right: a right signature stays right, so it is checked once. Whether the session still
 * stands is another question, and asked at every request.
 */
export function rememberTokens(read: ReadToken): ReadToken {
  const kept = new Map<string, string>();
  return async (cookies) => {
    const known = kept.get(cookies);
    if (known !== undefined) return known;
    const token = await read(cookies);
    if (token === null || cookies.length > LONGEST_KEPT) return token;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(cookies, token);
    return token;
  };
}
