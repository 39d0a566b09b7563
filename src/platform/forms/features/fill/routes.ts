import type { WebApp } from '#web';
import { checkRoutes } from './check.tsx';
import { dropRoutes } from './drop.tsx';
import { entryRoutes } from './entry.tsx';
import { paperRoutes } from './papers.tsx';
import { familyFillRoutes } from './family.tsx';
import { type RegisteredFill, registerRoutes } from './register.tsx';
import { questionRoutes } from './question.tsx';
import { schemaRoutes } from './schema.ts';
import { startRoutes } from './start.tsx';
import { taskRoutes } from './tasks.tsx';

/** Filling in an application, from "what will I need" to the case it becomes. */
export function fillRoutes(app: WebApp, deps: RegisteredFill): void {
  startRoutes(app, deps);
  taskRoutes(app, deps);
  questionRoutes(app, deps);
  registerRoutes(app, deps);
  familyFillRoutes(app, deps);
  entryRoutes(app, deps);
  paperRoutes(app, deps);
  checkRoutes(app, deps);
  dropRoutes(app, deps);
  schemaRoutes(app, deps);
}
