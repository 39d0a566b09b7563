import type { WebApp } from '#web';
import { join } from 'node:path';
import type { LenteraDeps } from './deps.ts';
import { schoolsRoutes } from './schools/routes.ts';
import { openRoom } from './room/deps.ts';
import { roomRoutes } from './room/routes.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: LenteraDeps): void {
  schoolsRoutes(app, deps);
  const room = openRoom(deps);
  app.addHook('onClose', async () => room.live.close());
  roomRoutes(app, room);
}
