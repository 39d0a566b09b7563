import { render, routesOf, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { buildDocument } from '../../document/build.ts';
import { apiPaths } from '../../paths.ts';
import { DocsPage, type ApiDocument } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });

/** The document of the API, for programs and as a page. */
export function docsRoutes(app: WebApp, { publicUrl }: ApiDeps): void {
  const schema = { querystring: Query };
  app.get(apiPaths.document.pattern, { schema, config: { policy: 'public' } }, async ({ locale }, reply) =>
    reply
      .type('application/vnd.oai.openapi+json;version=3.1; charset=utf-8')
      .header('access-control-allow-origin', '*')
      .send(JSON.stringify(buildDocument(routesOf(app), { locale, publicUrl }))),
  );

  app.get(apiPaths.docs.pattern, { schema, config: { policy: 'public' } }, async (request, reply) => {
    const of = buildDocument(routesOf(app), { locale: request.locale, publicUrl }) as unknown as ApiDocument;
    const m = texts(request.locale);
    return render(request, reply, <DocsPage of={of} publicUrl={publicUrl} />, { title: m.title, description: m.lead });
  });
}
