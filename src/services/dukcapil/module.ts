import type { WebApp } from '#web';
import { join } from 'node:path';
import { formRoutes } from './form/route.ts';
import type { PrintDeps } from './print/links.ts';
import { siakRoutes } from './siak/route.tsx';
import { printRoutes } from './print/route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: PrintDeps): void {
  printRoutes(app, deps);
  formRoutes(app, deps);
  siakRoutes(app, deps);
}
