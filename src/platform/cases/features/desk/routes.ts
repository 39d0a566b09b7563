import type { WebApp } from '#web';
import type { CasesDeps } from '../../index.ts';
import { actRoutes } from './act/route.tsx';
import { alikeRoutes } from './alike/route.tsx';
import { batchRoutes } from './batch/route.tsx';
import { caseRoutes } from './case/route.tsx';
import { compareRoutes } from './compare/route.tsx';
import { districtRoutes } from './districts/route.tsx';
import { judgeRoutes } from './judge/route.tsx';
import { loadRoutes } from './load/route.tsx';
import { numbersRoutes } from './numbers/route.tsx';
import { queueRoutes } from './queue/route.tsx';
import { signalRoutes } from './signals/route.tsx';
import { signRoutes } from './sign/route.tsx';
import { talkRoutes } from './talk/route.tsx';

/** The officers' desk: queue, case, verdicts, actions, comparison, work on many. */
export function deskRoutes(app: WebApp, deps: CasesDeps): void {
  queueRoutes(app, deps);
  batchRoutes(app, deps);
  signRoutes(app, deps);
  caseRoutes(app, deps);
  actRoutes(app, deps);
  judgeRoutes(app, deps);
  talkRoutes(app, deps);
  compareRoutes(app, deps);
  numbersRoutes(app, deps);
  alikeRoutes(app, deps);
  signalRoutes(app, deps);
  loadRoutes(app, deps);
  districtRoutes(app, deps);
}
