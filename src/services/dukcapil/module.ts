import type { WebApp } from '#web';
import { join } from 'node:path';
import type { PrintDeps } from './print/links.ts';
import { printRoutes } from './print/route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: PrintDeps): void {
  printRoutes(app, deps);
}
