import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { samsatPaths } from '../../paths.ts';
import { inspectProof } from '../../proof/inspect.ts';
import { InspectPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ bukti: Type.Optional(Type.String({ maxLength: 400 })), lang: Type.Optional(Type.String()) });

/** Whoever stands before a vehicle: the page that checks, and the keys it checks with. */
export function inspectRoutes(app: WebApp, { db, clock, proofKeys }: SamsatDeps): void {
  app.get(samsatPaths.keys.pattern, { config: { policy: 'public' } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send({ keys: proofKeys.published() }),
  );

  app.get(
    samsatPaths.inspect.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { bukti: asked = '' } = request.query;
      const inspected = asked.trim() === '' ? null : await inspectProof({ db, keys: proofKeys }, asked, clock.now());
      // The camera is for this page alone.
      reply
        .header('permissions-policy', 'camera=(self), microphone=(), geolocation=(self), payment=()')
        .header('cache-control', 'no-store');
      const page = <InspectPage asked={asked} inspected={inspected} keys={proofKeys.published()} />;
      return render(request, reply, page, { title: m.title, description: m.description });
    },
  );
}
