import type { WebApp } from '#web';
import { join } from 'node:path';
import type { SpatialDeps } from './spatial/deps.ts';
import { itrRoutes } from './spatial/features/itr/route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: SpatialDeps): void {
  itrRoutes(app, deps);
}
