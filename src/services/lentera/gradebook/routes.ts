import type { WebApp } from '#web';
import type { LenteraDeps } from '../deps.ts';
import { bookRoutes } from './features/book/route.tsx';
import { columnRoutes } from './features/column/route.tsx';
import { historyRoutes } from './features/history/route.tsx';
import { masteryRoutes } from './features/mastery/route.tsx';
import { raporRoutes } from './features/rapor/route.tsx';
import { ruleRoutes } from './features/rules/route.tsx';

/** Gradebooks of classes, and how schools grade. */
export function gradebookRoutes(app: WebApp, deps: LenteraDeps): void {
  bookRoutes(app, deps);
  columnRoutes(app, deps);
  historyRoutes(app, deps);
  masteryRoutes(app, deps);
  raporRoutes(app, deps);
  ruleRoutes(app, deps);
}
