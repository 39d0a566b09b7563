import { AppError } from '#kernel';
import type { WebApp } from './types.ts';

/**
 * Says to a program with each answer what it may still ask (draft-ietf-httpapi-ratelimit-headers-11), and turns it away
 * beyond that with the time to come back.
 */
export function limitPrograms(app: WebApp): void {
  app.addHook('onRequest', async ({ allowance }, reply) => {
    if (allowance === null) return;
    const { limit, remaining, seconds, exceeded } = allowance;
    reply.header('ratelimit-policy', `"client";q=${limit};w=60`);
    reply.header('ratelimit', `"client";r=${remaining};t=${seconds}`);
    if (exceeded) throw new AppError('TOO_MANY_REQUESTS', { why: 'client-limit', wait: seconds });
  });
}
