import { acceptedTypes } from '#platform/files';
import type { WebApp } from '#web';
import type { ApiDeps } from './deps.ts';
import { actRoutes } from './features/act/route.ts';
import { caseRoutes } from './features/cases/route.ts';
import { deskRoutes } from './features/desk/route.ts';
import { districtFigureRoutes } from './features/figures/route.ts';
import { docsRoutes } from './features/docs/route.tsx';
import { documentRoutes } from './features/documents/route.ts';
import { counterRoutes } from './features/counter/route.ts';
import { draftRoutes } from './features/drafts/route.ts';
import { fileRoutes } from './features/files/route.ts';
import { mandateRoutes } from './features/me/mandates.ts';
import { meRoutes } from './features/me/route.ts';
import { meetingRoutes } from './features/meetings/route.ts';
import { preferenceRoutes } from './features/me/preferences.ts';
import { queueRoutes } from './features/queues/route.ts';
import { serviceRoutes } from './features/services/route.ts';
import { trackingRoutes } from './features/tracking/route.ts';
import { webhookLogRoutes } from './features/webhooks/log.ts';
import { webhookRoutes } from './features/webhooks/route.ts';

/** The JSON API, and the page that explains it. */
export function routes(app: WebApp, deps: ApiDeps): void {
  // The bytes of a file are the body itself, handed on as they come.
  app.addContentTypeParser([...acceptedTypes, 'application/octet-stream'], (_request, body, done) => done(null, body));
  serviceRoutes(app, deps);
  trackingRoutes(app, deps);
  documentRoutes(app, deps);
  meRoutes(app, deps);
  preferenceRoutes(app, deps);
  mandateRoutes(app, deps);
  fileRoutes(app, deps);
  counterRoutes(app, deps);
  draftRoutes(app, deps);
  caseRoutes(app, deps);
  actRoutes(app, deps);
  districtFigureRoutes(app, deps);
  deskRoutes(app, deps);
  meetingRoutes(app, deps);
  queueRoutes(app, deps);
  webhookRoutes(app, deps);
  webhookLogRoutes(app, deps);
  docsRoutes(app, deps);
}
