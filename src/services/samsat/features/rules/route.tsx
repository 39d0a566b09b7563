import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { provinces } from '../../domain/data/provinces.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import { samsatRules } from '../../rules.ts';
import { RulesPage } from './page.tsx';

/** What is used today, for everybody. */
export function rulesRoutes(app: WebApp, { db, clock, agencyId }: SamsatDeps): void {
  const Query = Type.Object({ provinsi: Type.Optional(Type.Enum(provinces.map(({ key }) => key))), lang: Type.Optional(Type.String()) });
  app.get(samsatPaths.rules.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const on = officeDay(clock.now());
    const region = request.query.provinsi ?? provinces[0].key;
    const rules = await rulesAt(db, samsatRules, { agencyId, on });
    return render(request, reply, <RulesPage rules={rules} region={region} on={on} />, { title: m.rules.title, description: m.rules.lead });
  });
}
