import type { WebApp } from '#web';
import { join } from 'node:path';
import type { AppointmentDeps } from './deps.ts';
import { bookRoutes } from './features/book/route.tsx';
import { dayRoutes } from './features/day/route.tsx';
import { queueDeskRoutes, queueRoutes } from './features/queue/route.tsx';

export { sweeps } from './sweeps.ts';
export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: AppointmentDeps): void {
  bookRoutes(app, deps);
  dayRoutes(app, deps);
  queueRoutes(app, deps);
  queueDeskRoutes(app, deps);
}
