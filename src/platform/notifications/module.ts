import type { WebApp } from '#web';
import { join } from 'node:path';
import { inboxRoutes } from './features/inbox/route.tsx';
import { type PreferencesDeps, preferenceRoutes } from './features/preferences/route.tsx';
import { pushRoutes } from './features/push/route.ts';
import { stopRoutes } from './features/stop/route.tsx';
import type { StopLinks } from './stop-links.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: PreferencesDeps & { readonly stopLinks: StopLinks }): void {
  inboxRoutes(app, deps);
  preferenceRoutes(app, deps);
  pushRoutes(app, deps);
  stopRoutes(app, deps);
}
