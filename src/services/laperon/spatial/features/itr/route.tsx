import { officeDay } from '#platform/calendar';
import { readPage } from '#platform/forms';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { Place } from '../../../domain/parcel.ts';
import type { SpatialDeps } from '../../deps.ts';
import type { Activity } from '../../domain/activities.ts';
import { lookUp } from '../../look-up.ts';
import { spatialPaths } from '../../paths.ts';
import { ItrPage } from './page.tsx';
import { contextOn, question } from './question.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  letak: Type.Optional(Type.String({ maxLength: 8000 })),
  kegiatan: Type.Optional(Type.String({ maxLength: 40 })),
  lang: Type.Optional(Type.String()),
});

/** Spatial information for everybody: asked by address, so that an answer can be kept, sent on and printed. */
export function itrRoutes(app: WebApp, deps: SpatialDeps): void {
  app.get(
    spatialPaths.itr.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { letak = '', kegiatan = '' } = request.query;
      const raw = { letak, kegiatan };
      const context = contextOn(officeDay(deps.clock.now()));
      const page = { title: m.title, description: m.description };
      if (letak.trim() === '') return render(request, reply, <ItrPage raw={raw} errors={[]} context={context} answer={null} />, page);
      const read = readPage(question, raw, context);
      if (!read.ok) {
        const errors = read.problems.map(({ field, message }) => ({ field, message: message(request.locale) }));
        return render(request, reply, <ItrPage raw={raw} errors={errors} context={context} answer={null} />, { ...page, status: 422 });
      }
      const asked = read.answers as { readonly letak: Place; readonly kegiatan?: Activity };
      const answer = await lookUp(deps.db, asked.letak, context.today);
      return render(request, reply, <ItrPage raw={raw} errors={[]} context={context} answer={answer} activity={asked.kegiatan} />, page);
    },
  );
}
