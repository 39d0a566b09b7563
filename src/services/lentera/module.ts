import type { WebApp } from '#web';
import { join } from 'node:path';
import type { LenteraDeps } from './deps.ts';
import { schoolsRoutes } from './schools/routes.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: LenteraDeps): void {
  schoolsRoutes(app, deps);
}
