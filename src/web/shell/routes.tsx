import type { Assets } from '../assets.ts';
import { render } from '../render.ts';
import type { WebApp } from '../types.ts';
import { OfflinePage } from './offline.tsx';
import { shellPaths } from './paths.ts';
import { texts } from './texts.ts';

/** What makes the site an application on a phone: its service worker and the page without a network. */
export function shellRoutes(app: WebApp, assets: Assets): void {
  // At the root, since a service worker reaches no higher than its address, and never kept: an old one goes at once.
  app.get(shellPaths.worker.pattern, { config: { policy: 'public', rateLimit: false }, logLevel: 'warn' }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(assets.worker),
  );

  app.get(shellPaths.offline.pattern, { config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <OfflinePage />, { title: texts(request.locale).title }),
  );
}
