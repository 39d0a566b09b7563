import type { WebApp } from '#web';
import { join } from 'node:path';
import { revocationListRoutes } from './features/revocation-list/route.ts';
import { revokedRoutes } from './features/revoked/route.tsx';
import { verifyRoutes } from './features/verify/route.tsx';
import type { DocumentsDeps } from './types.ts';

export { sweeps } from './watch.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors' | 'signList'>): void {
  verifyRoutes(app, deps);
  revokedRoutes(app, deps);
  revocationListRoutes(app, deps);
}
