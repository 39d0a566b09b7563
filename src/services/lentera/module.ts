import { transaction } from '#db';
import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import { schoolsApi } from './api/route.ts';
import { bankRoutes } from './bank/routes.ts';
import type { LenteraDeps } from './deps.ts';
import { gradebookRoutes } from './gradebook/routes.ts';
import { takeMarked } from './gradebook/take-tests.ts';
import { childRoutes } from './learning/features/child/route.tsx';
import { schoolsRoutes } from './schools/routes.ts';
import { markEnded } from './marking/mark.ts';
import { materialRoutes } from './materials/routes.ts';
import { examRoutes } from './exams/routes.ts';
import { forgetChanges } from './exams/watch.ts';
import { feedBank } from './results/feed-bank.ts';
import { tellAssigned } from './telling/tell-assigned.ts';
import { forgetTold, tellGuardians } from './telling/tell-guardians.ts';
import { openRoom } from './room/deps.ts';
import { roomRoutes } from './room/routes.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: LenteraDeps): void {
  schoolsRoutes(app, deps);
  bankRoutes(app, deps);
  const room = openRoom(deps);
  app.addHook('onClose', async () => room.live.close());
  roomRoutes(app, room);
  examRoutes(app, room);
  materialRoutes(app, deps);
  gradebookRoutes(app, deps);
  childRoutes(app, deps);
  schoolsApi(app, deps);
}

export function sweeps({ db, clock }: LenteraDeps): readonly Sweep[] {
  return [
    { name: 'lentera.mark', cron: '* * * * *', run: async () => void (await markEnded(db, clock)) },
    { name: 'lentera.take-marked', cron: '* * * * *', run: async () => void (await takeMarked(db, clock)) },
    { name: 'lentera.tell-guardians', cron: '* * * * *', run: async () => void (await tellGuardians(db, clock)) },
    { name: 'lentera.tell-assigned', cron: '* * * * *', run: async () => void (await tellAssigned(db, clock)) },
    { name: 'lentera.feed-bank', cron: '47 * * * *', run: async () => void (await feedBank(db, clock)) },
    { name: 'lentera.forget-told', cron: '23 3 * * *', run: () => transaction(db, (tx) => forgetTold(tx, clock.now())) },
    // What every process has seen long ago.
    { name: 'lentera.forget-changes', cron: '17 * * * *', run: async () => void (await forgetChanges(db, clock.now())) },
  ];
}
