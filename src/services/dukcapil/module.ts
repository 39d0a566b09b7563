import type { WebApp } from '#web';
import { join } from 'node:path';
import { formRoutes } from './form/route.tsx';
import { type StatementDeps, statementRoutes } from './form/statement-route.ts';
import type { PrintDeps } from './print/links.ts';
import { type SiakDeps, siakHandlers, siakSweeps } from './siak/follow.ts';
import { handAllRoutes } from './siak/hand-all-route.tsx';
import { siakRequestRoutes } from './siak/request-route.tsx';
import { siakPage, siakRoutes } from './siak/route.tsx';
import { printRoutes } from './print/route.tsx';
import type { AgencyRegister, RegisterDeps } from './register/deps.ts';
import { importRoutes, residentsSection } from './register/features/import/route.tsx';
import { proofSection, proveRoutes } from './register/features/prove/route.tsx';
import { registerHandlers, registerSweeps } from './register/load.ts';

export const migrations = join(import.meta.dirname, 'migrations');

/** Pages of the console that this service brings, for officers of the agency that runs it. */
export const consoleSections = (agencyId: string | null) => [residentsSection(agencyId), proofSection(agencyId)];

/** Pages that officers of the agency that runs it work at. */
export const workPages = (agencyId: string | null) => [siakPage(agencyId)];

export const handlers = (deps: RegisterDeps & SiakDeps) => [...registerHandlers(deps), ...siakHandlers(deps)];
export const sweeps = (deps: RegisterDeps & SiakDeps) => [...registerSweeps(deps), ...siakSweeps(deps)];

export function routes(app: WebApp, deps: PrintDeps & AgencyRegister & SiakDeps & StatementDeps): void {
  printRoutes(app, deps);
  formRoutes(app, deps);
  statementRoutes(app, deps);
  siakRoutes(app, deps);
  siakRequestRoutes(app, deps);
  handAllRoutes(app, deps);
  importRoutes(app, deps);
  proveRoutes(app, deps);
}
