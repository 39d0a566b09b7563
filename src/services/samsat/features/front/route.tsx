import { can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { render, type WebApp } from '#web';
import { Page } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { formerOf, holdingsOf } from '../../holdings/store.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import { FrontPage, WelcomeMain } from './page.tsx';

const Query = Type.Object({ kabar: Type.Optional(Type.Literal('removed')), lang: Type.Optional(Type.String()) });

/** Somebody's vehicles; what it is about for whoever is not signed in. */
export function frontRoutes(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  app.get(samsatPaths.front.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const { actor } = request;
    if (actor?.kind !== 'person') {
      const welcome = (
        <Page>
          <WelcomeMain />
        </Page>
      );
      return render(request, reply, welcome, { title: m.title, description: m.description, forAll: true });
    }
    const props = {
      holdings: await holdingsOf(db, actor.personId),
      former: await formerOf(db, actor.personId),
      today: officeDay(clock.now()),
      news: request.query.kabar,
      officer: actor.strong && can(actor, 'vehicles.read', agencyId),
    };
    return render(request, reply.header('cache-control', 'no-store'), <FrontPage {...props} />, { title: m.title });
  });
}
