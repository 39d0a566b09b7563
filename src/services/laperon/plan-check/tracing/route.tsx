import type { Locale } from '#i18n';
import { render, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { checkAside } from '../aside/check-aside.ts';
import { allKeys, extentOf } from '../domain/traced.ts';
import { drawnOf, tracedDxf, type Tracing, type TracingFault } from '../domain/tracing.ts';
import { limitsToday } from '../limits-today.ts';
import { labelOf, tracingTexts } from '../messages/tracing.ts';
import { planCheckPaths } from '../paths.ts';
import { knownPlace } from '../place.ts';
import type { EstimateDeps } from '../../estimate/route.tsx';
import { TracingPage } from './page.tsx';

const List = Type.Optional(Type.String({ maxLength: 60_000 }));
const Word = Type.Optional(Type.String({ maxLength: 40 }));
const Query = Type.Object({
  subzona: Type.Optional(Type.String({ maxLength: 20 })),
  letak: Type.Optional(Type.String({ maxLength: 8000 })),
  lang: Type.Optional(Type.String()),
});
const Body = Type.Object({
  subzona: Word,
  aksi: Word,
  bangunan: Word,
  tingkat: Word,
  ...Object.fromEntries(allKeys.map((key) => [key, List])),
});

/** Outlines traced over a picture, or written corner by corner, held against the limits of a zone; for everybody. */
export function tracingRoutes(app: WebApp, deps: EstimateDeps): void {
  app.get(planCheckPaths.tracing.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const t = tracingTexts(request.locale);
    const held = await limitsToday(deps, knownPlace(request.query.letak ?? ''));
    const its = { ...held, subzone: request.query.subzona ?? held.subzone, extent: extentOf({}, []), tracing: {} };
    const page = <TracingPage {...its} errors={[]} checked={null} />;
    return render(request, reply, page, { title: t.title, description: t.description });
  });

  app.post(
    planCheckPaths.tracing.pattern,
    { schema: { body: Body, querystring: Query }, config: { policy: 'public', perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const t = tracingTexts(request.locale);
      const { subzona = '', aksi = '', bangunan, tingkat, ...sent } = request.body as Tracing;
      const tracing: Tracing = Object.fromEntries(allKeys.map((key) => [key, sent[key]]));
      const extent = extentOf(
        { bangunan, tingkat },
        allKeys.filter((key) => (tracing[key] ?? '').trim() !== ''),
      );
      const held = await limitsToday(deps, knownPlace(request.query.letak ?? ''));
      const its = { ...held, subzone: subzona, extent, tracing };
      // Only the lists are asked for.
      if (aksi === 'daftar') return render(request, reply, <TracingPage {...its} errors={[]} checked={null} />, { title: t.title });
      const read = drawnOf(tracing);
      if ('drawn' in read && aksi === 'dxf')
        return reply
          .type('image/vnd.dxf')
          .header('content-disposition', 'attachment; filename="jiplakan.dxf"')
          .header('cache-control', 'private, no-store')
          .send(tracedDxf(read.drawn));
      const rules = { ...held.rules, limits: held.limits[subzona] ?? null };
      const done = 'drawn' in read ? await checkAside({ content: Buffer.from(tracedDxf(read.drawn)), chosen: null, rules }) : null;
      const errors = 'faults' in read ? errorsOf(read.faults, request.locale) : [];
      const page = <TracingPage {...its} errors={errors} checked={done?.checked ?? null} />;
      return render(request, reply, page, { title: t.title, status: errors.length > 0 ? 422 : 200 });
    },
  );
}

function errorsOf(faults: readonly TracingFault[], locale: Locale): readonly FormError[] {
  const t = tracingTexts(locale);
  return faults.map(({ field, line, why }) => ({ field, message: t.faults[why](labelOf(field, locale), line ?? 0) }));
}
