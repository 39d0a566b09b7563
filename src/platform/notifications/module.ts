import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { WebApp } from '#web';
import { join } from 'node:path';
import { inboxRoutes } from './features/inbox/route.tsx';
import { preferenceRoutes } from './features/preferences/route.tsx';
import { stopRoutes } from './features/stop/route.tsx';
import type { StopLinks } from './stop-links.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: { readonly db: Db; readonly clock: Clock; readonly stopLinks: StopLinks }): void {
  inboxRoutes(app, deps);
  preferenceRoutes(app, deps);
  stopRoutes(app, deps);
}
