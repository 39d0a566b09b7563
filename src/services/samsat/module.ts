import type { Clock } from '#kernel';
import type { Db } from '#db';
import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import type { SamsatDeps } from './deps.ts';
import { addRoutes } from './features/add/route.tsx';
import { deskRoutes } from './features/desk/route.tsx';
import { frontRoutes } from './features/front/route.tsx';
import { intakeRoutes } from './features/intake/route.tsx';
import { registerRoutes } from './features/register/route.tsx';
import { rulesRoutes } from './features/rules/route.tsx';
import { vehicleRoutes } from './features/vehicle/route.tsx';
import { forgetAttempts } from './holdings/add.ts';
import { remindOfDue } from './holdings/remind.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: SamsatDeps): void {
  frontRoutes(app, deps);
  rulesRoutes(app, deps);
  addRoutes(app, deps);
  vehicleRoutes(app, deps);
  deskRoutes(app, deps);
  registerRoutes(app, deps);
  intakeRoutes(app, deps);
}

export function sweeps({ db, clock }: { readonly db: Db; readonly clock: Clock }): readonly Sweep[] {
  return [
    // Nine in the morning in Bali.
    { name: 'samsat.remind', cron: '0 1 * * *', run: async () => void (await remindOfDue(db, clock)) },
    { name: 'samsat.forget-attempts', cron: '27 3 * * *', run: () => forgetAttempts(db, clock.now()) },
  ];
}
