import type { WebApp } from '#web';
import type { RoomDeps } from './deps.ts';
import { answerRoutes } from './features/answer/route.ts';
import { enterRoutes } from './features/enter/route.tsx';
import { fillRoutes } from './features/fill/route.ts';
import { finishRoutes } from './features/finish/route.ts';
import { receiptRoutes } from './features/receipt/route.tsx';
import { beginRoutes } from './features/sit/begin.ts';
import { sitRoutes } from './features/sit/route.tsx';

/** The exam room: from the card to the receipt. */
export function roomRoutes(app: WebApp, deps: RoomDeps): void {
  enterRoutes(app, deps);
  sitRoutes(app, deps);
  beginRoutes(app, deps);
  answerRoutes(app, deps);
  finishRoutes(app, deps);
  fillRoutes(app, deps);
  receiptRoutes(app, deps);
}
