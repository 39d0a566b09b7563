import type { WebApp } from '#web';
import type { ComplaintDeps } from './deps.ts';
import { open311Routes } from './open311/route.ts';
import { complaintRoutes } from './features/routes.tsx';

export function routes(app: WebApp, deps: ComplaintDeps): void {
  complaintRoutes(app, deps);
  open311Routes(app, deps);
}
