import { transaction } from '#db';
import { formatNumber } from '#i18n';
import { refusalOf } from '#kernel';
import { can, listAgencies } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { quarterOf, quartersOf } from '#platform/survey';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { watchPromises } from '../../oversight/signals.ts';
import { countStatements, listStatements, publishStatements } from '../../oversight/statements.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { findOpenKey, getSeated } from '../officer.ts';
import { OversightPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('terbit')) });
const Body = Type.Object({ triwulan: Type.String({ pattern: '^20\\d\\d-Q[1-4]$' }) });

/** What every service does with its promise, for the Ombudsman's officers; and figures of reports, counted and published. */
export function statementRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (request: Request, reply: Reply, { news = null, why }: { news?: string | null; why?: string } = {}) => {
    const { actor } = getSeated(request, agencyId);
    const m = texts(request.locale);
    const today = officeDay(clock.now());
    const year = Number(today.slice(0, 4));
    const quarters = [...quartersOf(year - 1), ...quartersOf(year)].filter((quarter) => quarter < quarterOf(today)).toReversed();
    return render(
      request,
      reply,
      <OversightPage
        watched={await watchPromises(deps)}
        statements={await listStatements(db)}
        agencies={await listAgencies(db)}
        quarters={quarters}
        mayPublish={can(actor, 'oversight.publish', agencyId)}
        errors={why === undefined ? [] : [{ field: 'angka', message: m.errors[why] ?? why }]}
        news={news}
      />,
      { title: m.title, status: why === undefined ? 200 : 409 },
    );
  };

  app.get(ombudsmanPaths.statements.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { news: request.query.kabar === undefined ? null : texts(request.locale).done }),
  );

  app.post(ombudsmanPaths.statements.pattern, { schema: { body: Body }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    if (!opened) return reply.redirect(ombudsmanPaths.key(), 303);
    let news: string | null = null;
    const why = await refusalOf(async () => {
      const { all, ours } = await transaction(db, (tx) => countStatements(tx, actor, opened, request.body.triwulan, clock.now()));
      news = texts(request.locale).counted(formatNumber(all, request.locale), formatNumber(ours, request.locale));
    });
    return show(request, reply, why === undefined ? { news } : { why });
  });

  app.post(ombudsmanPaths.publishStatement.pattern, { schema: { body: Body }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const why = await refusalOf(() => transaction(db, (tx) => publishStatements(tx, actor, agencyId, request.body.triwulan, clock.now())));
    return why === undefined ? reply.redirect(ombudsmanPaths.statements({}, { kabar: 'terbit' }), 303) : show(request, reply, { why });
  });
}
