import type { WebApp } from '#web';
import { join } from 'node:path';
import type { MandatesDeps } from './deps.ts';
import { familyRoutes } from './features/family/route.tsx';
import { officialRoutes } from './features/official/route.tsx';
import { ownRoutes } from './features/own/route.tsx';

export { sweeps } from './sweeps.ts';
export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: MandatesDeps): void {
  ownRoutes(app, deps);
  officialRoutes(app, deps);
  familyRoutes(app, deps);
}
