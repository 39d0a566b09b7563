import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import type { PortalDeps } from './deps.ts';
import { adminRoutes } from './features/admin/route.tsx';
import { auditRoutes } from './features/audit/route.tsx';
import { certificateRoutes } from './features/certificates/route.tsx';
import { clientRoutes } from './features/clients/route.tsx';
import { catalogueRoutes } from './features/catalogue/route.tsx';
import { crawlerRoutes } from './features/crawlers/route.ts';
import { helperRoutes } from './features/helpers/route.tsx';
import { holidayRoutes } from './features/holidays/route.tsx';
import { homeRoutes } from './features/home/route.tsx';
import { meetingPlaceRoutes } from './features/meeting-places/route.tsx';
import { numberingRoutes } from './features/numbering/route.tsx';
import { mandateRoutes } from './features/mandates/route.tsx';
import { numberRoutes } from './features/number/route.tsx';
import { officerRoutes } from './features/officers/route.tsx';
import { operationRoutes } from './features/operation/route.tsx';
import { ownDataRoutes } from './features/own-data/route.tsx';
import { performanceRoutes } from './features/performance/route.tsx';
import { quarantineSweep, type SweepDeps } from './features/quarantine/remind.ts';
import { quarantineRoutes } from './features/quarantine/route.tsx';
import { questionRoutes } from './features/rules/questions-route.tsx';
import { ruleRoutes } from './features/rules/route.tsx';
import { webhookRoutes } from './features/webhooks/route.tsx';
import { makeFigures } from './figures.ts';
import { keepMainParts } from './main-parts.ts';

export { AdminPage } from './features/admin/frame.tsx';
export { nav } from './nav.ts';

export const sweeps = (deps: SweepDeps): readonly Sweep[] => [quarantineSweep(deps)];

export function routes(app: WebApp, deps: PortalDeps): void {
  const figures = makeFigures(deps);
  const mainPartOf = keepMainParts(app, deps.clock);
  homeRoutes(app, deps, figures, mainPartOf);
  catalogueRoutes(app, deps, figures, mainPartOf);
  numberRoutes(app, deps);
  performanceRoutes(app, figures, mainPartOf);
  adminRoutes(app, deps);
  auditRoutes(app, deps);
  ruleRoutes(app, deps);
  operationRoutes(app, deps);
  questionRoutes(app, deps);
  numberingRoutes(app, deps);
  certificateRoutes(app, deps);
  quarantineRoutes(app, deps);
  mandateRoutes(app, deps);
  helperRoutes(app, deps);
  holidayRoutes(app, deps);
  officerRoutes(app, deps);
  meetingPlaceRoutes(app, deps);
  clientRoutes(app, deps);
  webhookRoutes(app, deps);
  crawlerRoutes(app, deps);
  ownDataRoutes(app, deps.cases);
}
