import { AppError } from '#kernel';
import type { FastifyRequest } from 'fastify';
import type { Importance, WebApp } from './types.ts';

/** Share of what may be in hand up to which each is let in: what others leave is kept for those that matter more. */
const share: Readonly<Record<Importance, number>> = { first: 1, usual: 0.85, later: 0.5 };

/** What somebody does goes before what somebody looks at, unless the route says otherwise. */
function importanceOf({ method, routeOptions }: FastifyRequest): Importance {
  return routeOptions.config.importance ?? (method === 'GET' || method === 'HEAD' ? 'usual' : 'first');
}

/** How many requests are in hand and how many were sent away since the start, by what they were. */
export interface Load {
  readonly inHand: number;
  readonly turnedAway: Readonly<Record<Importance, number>>;
}

const loads = new WeakMap<object, () => Load>();

/** What an application has in hand now. */
export function loadOf(app: WebApp): Load {
  return loads.get(app)?.() ?? { inHand: 0, turnedAway: { first: 0, usual: 0, later: 0 } };
}

/** Keeps serving those inside when more come than can be served. Health and the site's own files cost nothing. */
export function turnAwayBeyond(app: WebApp, most: number): void {
  const inHand = new Set<string>();
  const turnedAway = { first: 0, usual: 0, later: 0 };
  loads.set(app, () => ({ inHand: inHand.size, turnedAway: { ...turnedAway } }));
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.rateLimit === false) return;
    const importance = importanceOf(request);
    if (inHand.size >= Math.max(1, Math.floor(most * share[importance]))) {
      turnedAway[importance] += 1;
      throw new AppError('UNAVAILABLE', { why: 'full' });
    }
    inHand.add(request.id);
  });
  app.addHook('onResponse', async (request) => {
    inHand.delete(request.id);
  });
}
