import type { WebApp } from '#web';
import { join } from 'node:path';
import type { PaymentsDeps } from './deps.ts';
import { snapRoutes } from './features/snap/route.ts';

export { handlers, sweeps } from './work.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: PaymentsDeps): void {
  snapRoutes(app, deps);
}
