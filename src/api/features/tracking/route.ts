import { trackCase } from '#platform/cases';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { presentTracked } from '../../present/case.ts';
import { TrackedCase } from '../../schemas/case.ts';

/** Where a file is, for whoever has its number and secret. */
export function trackingRoutes(app: WebApp, { cases, publicUrl }: ApiDeps): void {
  app.post(
    apiPaths.tracking.pattern,
    {
      schema: {
        body: Type.Object({ number: Type.String({ maxLength: 60 }), secret: Type.String({ maxLength: 60 }) }),
        response: { 200: TrackedCase },
      },
      config: {
        policy: 'public',
        perMinute: 20,
        operation: {
          id: 'trackCase',
          tag: 'tracking',
          summary: (locale) => (locale === 'id' ? 'Lacak berkas dengan nomor dan kode' : 'Track a case by number and secret'),
        },
      },
    },
    async ({ body, locale }) => presentTracked(await trackCase(cases, body.number, body.secret), { locale, publicUrl }),
  );
}
