import type { WebApp } from '#web';
import { join } from 'node:path';
import type { DrawingDeps } from './drawings/deps.ts';
import { drawingsApi } from './drawings/features/api/route.ts';
import { drawingRoutes } from './drawings/features/drawing/route.tsx';
import { drawingListRoutes } from './drawings/features/list/route.tsx';
import { stillRoutes } from './drawings/still/route.ts';
import { tracedRoutes } from './drawings/traced/route.ts';
import { rulingsApi } from './drawings/rulings/api.ts';
import { rulingRoutes } from './drawings/rulings/route.tsx';
import { estimateApi } from './estimate/api.ts';
import { type EstimateDeps, estimateRoutes } from './estimate/route.tsx';
import { payRoutes } from './pay/route.tsx';
import { planCheckRoutes } from './plan-check/route.tsx';
import { guideRoutes } from './plan-check/guide.tsx';
import { tracingRoutes } from './plan-check/tracing/route.tsx';
import type { SpatialDeps } from './spatial/deps.ts';
import { itrApi } from './spatial/features/itr/api.ts';
import { designRoutes } from './undagi/route.tsx';
import { itrRoutes } from './spatial/features/itr/route.tsx';
import { bookRoutes, plansSection } from './spatial/features/books/route.tsx';
import { zonesApi } from './spatial/features/zones/route.ts';

/** Pages of the console that this service brings, for officers of the agency that runs it. */
export const consoleSections = (agencyId: string | null) => [plansSection(agencyId)];

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: SpatialDeps & EstimateDeps & DrawingDeps): void {
  itrRoutes(app, deps);
  itrApi(app, deps);
  zonesApi(app, deps);
  bookRoutes(app, deps);
  estimateRoutes(app, deps);
  estimateApi(app, deps);
  drawingListRoutes(app, deps);
  drawingRoutes(app, deps);
  stillRoutes(app, deps);
  tracedRoutes(app, deps);
  rulingRoutes(app, deps);
  drawingsApi(app, deps);
  rulingsApi(app, deps);
  planCheckRoutes(app, deps);
  tracingRoutes(app, deps);
  guideRoutes(app);
  payRoutes(app, deps);
  designRoutes(app, deps);
}
