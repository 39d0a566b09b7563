import type { Db } from '#db';
import { AppError, type Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import { undagi } from './definition.ts';
import { dxfOf } from './dxf.ts';
import { DesignsPage } from './page.tsx';
import { designPaths } from './paths.ts';
import { designs } from './rules.ts';
import { texts } from './texts.ts';

interface DesignDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Whose designs: the agency that draws; null where nobody does. */
  readonly permitAgencyId: string | null;
}

/** The sample designs for everybody, as a page and as drawings. */
export function designRoutes(app: WebApp, { db, clock, permitAgencyId: agencyId }: DesignDeps): void {
  const inForce = async () => (await rulesAt(db, [designs], { agencyId, on: officeDay(clock.now()) })).version(designs);

  app.get(
    designPaths.designs.pattern,
    { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const { value, confirmed } = await inForce();
      const { title, description } = texts(request.locale).page;
      return render(request, reply, <DesignsPage designs={value.designs} confirmed={confirmed} service={undagi.key} />, {
        title,
        description,
      });
    },
  );

  app.get(
    designPaths.dxf.pattern,
    {
      schema: { params: Type.Object({ design: Type.String({ maxLength: 60 }) }) },
      config: { policy: 'public', perMinute: 60, importance: 'later' },
    },
    async (request, reply) => {
      const { value } = await inForce();
      const found = value.designs.find(({ key }) => key === request.params.design);
      if (!found) throw new AppError('NOT_FOUND', { design: request.params.design });
      return reply.type('image/vnd.dxf').header('content-disposition', `attachment; filename="${found.key}.dxf"`).send(dxfOf(found));
    },
  );
}
