import type { JobHandler, Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import type { SamsatDeps } from './deps.ts';
import { proofApi } from './api/proofs.ts';
import { regionApi } from './api/regions.ts';
import { vehicleApi } from './api/vehicles.ts';
import { addRoutes } from './features/add/route.tsx';
import { deliveryRoutes } from './features/deliveries/route.tsx';
import { deskRoutes } from './features/desk/route.tsx';
import { frontRoutes } from './features/front/route.tsx';
import { inspectRoutes } from './features/inspect/route.tsx';
import { intakeRoutes } from './features/intake/route.tsx';
import { printingRoutes } from './features/printing/route.tsx';
import { refusalRoutes } from './features/refusals/route.tsx';
import { regionRoutes } from './features/regions/route.tsx';
import { proofRoutes } from './features/proof/route.tsx';
import { registerRoutes } from './features/register/route.tsx';
import { rulesRoutes } from './features/rules/route.tsx';
import { vehicleRoutes } from './features/vehicle/route.tsx';
import { forgetAttempts } from './holdings/add.ts';
import { remindOfDue } from './holdings/remind.ts';
import { extendLate } from './proof/extend.ts';
import { forgetSeen } from './reviews/funnel.ts';
import { tbpkpHandler } from './proof/tbpkp.ts';
import { trackPost } from './proof/track.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: SamsatDeps): void {
  frontRoutes(app, deps);
  rulesRoutes(app, deps);
  addRoutes(app, deps);
  vehicleRoutes(app, deps);
  deskRoutes(app, deps);
  registerRoutes(app, deps);
  intakeRoutes(app, deps);
  proofRoutes(app, deps);
  inspectRoutes(app, deps);
  deliveryRoutes(app, deps);
  printingRoutes(app, deps);
  refusalRoutes(app, deps);
  regionRoutes(app, deps);
  vehicleApi(app, deps);
  regionApi(app, deps);
  proofApi(app, deps);
}

export const handlers = (deps: Pick<SamsatDeps, 'db' | 'clock' | 'documents'>): readonly JobHandler[] => [tbpkpHandler(deps)];

export function sweeps({ db, clock, post, agencyId }: Pick<SamsatDeps, 'db' | 'clock' | 'post' | 'agencyId'>): readonly Sweep[] {
  return [
    ...(post
      ? [{ name: 'samsat.track-post', cron: '20 * * * *', run: async () => void (await trackPost({ db, clock, post, agencyId })) }]
      : []),
    // Five past one in the night in Bali, before a last day begins.
    { name: 'samsat.extend-proofs', cron: '5 17 * * *', run: async () => void (await extendLate(db, clock)) },
    // Nine in the morning in Bali.
    { name: 'samsat.remind', cron: '0 1 * * *', run: async () => void (await remindOfDue(db, clock)) },
    {
      name: 'samsat.forget-attempts',
      cron: '27 3 * * *',
      run: async () => {
        await forgetAttempts(db, clock.now());
        await forgetSeen(db, clock);
      },
    },
  ];
}
