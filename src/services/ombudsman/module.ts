import { transaction } from '#db';
import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import type { OmbudsmanDeps } from './deps.ts';
import { deskRoutes } from './features/desk/route.tsx';
import { draftRoutes } from './features/draft/route.tsx';
import { frontRoutes } from './features/front/route.tsx';
import { keyRoutes } from './features/key/route.tsx';
import { identityRoutes } from './features/matter/identity.tsx';
import { matterRoutes } from './features/matter/route.tsx';
import { backRoutes } from './features/mine/back.tsx';
import { mineRoutes } from './features/mine/route.tsx';
import { officeRoutes } from './features/office/route.tsx';
import { receiptRoutes } from './features/receipt/route.tsx';
import { dropClosed } from './sealing/opened.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: OmbudsmanDeps): void {
  frontRoutes(app, deps);
  draftRoutes(app, deps);
  receiptRoutes(app, deps);
  backRoutes(app, deps);
  mineRoutes(app, deps);
  keyRoutes(app, deps);
  officeRoutes(app, deps);
  deskRoutes(app, deps);
  identityRoutes(app, deps, matterRoutes(app, deps));
}

export function sweeps({ db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>): readonly Sweep[] {
  return [{ name: 'ombudsman.close', cron: '*/15 * * * *', run: () => transaction(db, (tx) => dropClosed(tx, clock.now())) }];
}
