import type { WebApp } from '#web';
import { join } from 'node:path';
import { openFileRoutes } from './features/open/route.ts';
import { receiveFileRoutes } from './features/receive/route.ts';
import { resumeRoutes } from './features/resume/route.ts';
import type { FileLinks } from './links.ts';
import type { FilesDeps } from './receive.ts';

export function routes(app: WebApp, deps: FilesDeps & { readonly links: FileLinks }): void {
  openFileRoutes(app, deps);
  receiveFileRoutes(app, deps);
  resumeRoutes(app, deps);
}

export const migrations = join(import.meta.dirname, 'migrations');
