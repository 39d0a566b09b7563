import type { WebApp } from '#web';
import { join } from 'node:path';
import { counterRoutes } from './features/counter/route.tsx';
import { takeOverRoutes } from './features/counter/take-over.tsx';
import { deskRoutes } from './features/desk/routes.ts';
import { fileRoutes } from './features/file/route.tsx';
import { goOnRoutes } from './features/go-on/route.tsx';
import { helpedRoutes } from './features/helped/route.tsx';
import { inviteRoutes } from './features/invite/route.tsx';
import { mendRoutes } from './features/mend/route.tsx';
import { mineRoutes } from './features/mine/route.tsx';
import { trackRoutes } from './features/track/route.tsx';
import type { FillDeps } from '#platform/forms';
import type { CasesDeps } from './types.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: CasesDeps, fill: FillDeps): void {
  counterRoutes(app, deps, fill);
  takeOverRoutes(app, deps);
  mineRoutes(app, deps);
  helpedRoutes(app, deps);
  fileRoutes(app, deps);
  goOnRoutes(app, deps);
  mendRoutes(app, deps);
  trackRoutes(app, deps);
  inviteRoutes(app, deps);
  deskRoutes(app, deps);
}
