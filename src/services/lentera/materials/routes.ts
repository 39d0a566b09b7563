import type { WebApp } from '#web';
import type { LenteraDeps } from '../deps.ts';
import { answerRoutes } from './features/answer/route.ts';
import { apiRoutes } from './features/api/route.ts';
import { askRoutes } from './features/ask/route.ts';
import { courseRoutes } from './features/course/route.tsx';
import { fileRoutes } from './features/files/route.ts';
import { followRoutes } from './features/follow/route.tsx';
import { inboxRoutes } from './features/inbox/route.tsx';
import { listRoutes } from './features/list/route.tsx';
import { onDeviceRoutes } from './features/on-device/route.tsx';
import { pickRoutes } from './features/pick/route.tsx';
import { previewRoutes } from './features/preview/route.tsx';
import { readRoutes } from './features/read/route.tsx';
import { shelfRoutes } from './features/shelf/route.tsx';
import { writeRoutes } from './features/write/route.tsx';

/** Materials: read by students, written and followed by teachers. */
export function materialRoutes(app: WebApp, deps: LenteraDeps): void {
  shelfRoutes(app, deps);
  readRoutes(app, deps);
  answerRoutes(app, deps);
  apiRoutes(app, deps);
  askRoutes(app, deps);
  fileRoutes(app, deps);
  onDeviceRoutes(app, deps);
  listRoutes(app, deps);
  courseRoutes(app, deps);
  writeRoutes(app, deps);
  pickRoutes(app, deps);
  previewRoutes(app, deps);
  followRoutes(app, deps);
  inboxRoutes(app, deps);
}
