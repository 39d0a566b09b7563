import type { WebApp } from '#web';
import { essayRoutes } from '../marking/features/essays/route.tsx';
import { compareRoutes } from '../results/features/compare/route.tsx';
import { itemRoutes } from '../results/features/items/route.tsx';
import { ownResultRoutes } from '../results/features/own/route.tsx';
import { scoresRoutes } from '../results/features/scores/route.tsx';
import type { RoomDeps } from '../room/deps.ts';
import { listRoutes } from './features/list/route.tsx';
import { mineRoutes } from './features/mine/route.tsx';
import { printRoutes } from './features/print/route.tsx';
import { pickRoutes } from './features/test/pick.tsx';
import { testRoutes } from './features/test/route.tsx';
import { watchRoutes } from './features/watch/route.tsx';

/** Tests, from the plan to the results. */
export function examRoutes(app: WebApp, deps: RoomDeps): void {
  listRoutes(app, deps);
  testRoutes(app, deps);
  pickRoutes(app, deps);
  printRoutes(app, deps);
  watchRoutes(app, deps);
  essayRoutes(app, deps);
  scoresRoutes(app, deps);
  itemRoutes(app, deps);
  compareRoutes(app, deps);
  mineRoutes(app, deps);
  ownResultRoutes(app, deps);
}
