import type { WebApp } from '#web';
import type { LenteraDeps } from '../deps.ts';
import { editorRoutes } from './features/edit/editor.ts';
import { editRoutes } from './features/edit/route.tsx';
import { handOutRoutes } from './features/hand-out/route.tsx';
import { intakeRoutes } from './features/intake/route.tsx';
import { listRoutes } from './features/list/route.tsx';
import { lookRoutes } from './features/look/route.tsx';
import { mediaRoutes } from './features/media/route.ts';

/** Pages of the question bank. */
export function bankRoutes(app: WebApp, deps: LenteraDeps): void {
  listRoutes(app, deps);
  editRoutes(app, deps);
  editorRoutes(app, deps);
  intakeRoutes(app, deps);
  handOutRoutes(app, deps);
  lookRoutes(app, deps);
  mediaRoutes(app, deps);
}
