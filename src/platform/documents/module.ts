import type { WebApp } from '#web';
import { join } from 'node:path';
import { revokedRoutes } from './features/revoked/route.tsx';
import { verifyRoutes } from './features/verify/route.tsx';
import type { DocumentsDeps } from './issue.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors'>): void {
  verifyRoutes(app, deps);
  revokedRoutes(app, deps);
}
