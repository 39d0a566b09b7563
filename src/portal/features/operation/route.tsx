import { render, type WebApp } from '#web';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { OperationPage } from './page.tsx';
import { texts } from './texts.ts';

/** How the installation stands, for whoever operates it. */
export function operationRoutes(app: WebApp, { operation, registry }: PortalDeps): void {
  app.get(portalPaths.operation.pattern, { config: { policy: 'signed-in', importance: 'first' } }, async (request, reply) => {
    getAdmin(request);
    const titles = new Map(registry.all().map(({ service }) => [service.key, service.title(request.locale)]));
    const page = <OperationPage operation={await operation()} titles={titles} />;
    return render(request, reply, page, { title: texts(request.locale).title });
  });
}
