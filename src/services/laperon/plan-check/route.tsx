import { officeDay } from '#platform/calendar';
import type { RawPage } from '#platform/forms';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type DxfProblem, UnreadableDxf } from '../domain/dxf/drawing.ts';
import type { EstimateDeps } from '../estimate/route.tsx';
import { checkAside } from './aside/check-aside.ts';
import type { Checked } from './domain/run.ts';
import { texts } from './messages/index.ts';
import { limitsToday } from './limits-today.ts';
import { PlanCheckPage } from './page.tsx';
import { planCheckPaths } from './paths.ts';
import { knownPlace, placeContext, placeIn } from './place.ts';
import { PlacePage } from './place-card.tsx';
import { templateDxf } from './template.ts';

const UNITS: Readonly<Record<string, number>> = { m: 1, cm: 0.01, mm: 0.001 };
const MOST_BYTES = 30_000_000;
/** The widest gap that is closed where somebody asks for it, in metres. */
const CLOSED_GAP = 0.2;

const Query = Type.Object({
  subzona: Type.Optional(Type.String({ maxLength: 20 })),
  letak: Type.Optional(Type.String({ maxLength: 8000 })),
  lang: Type.Optional(Type.String()),
});

/** A drawing held against the limits of its zone, for everybody and without an account. */
export function planCheckRoutes(app: WebApp, deps: EstimateDeps): void {
  app.get(planCheckPaths.check.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const { subzona, letak = '' } = request.query;
    const read = placeIn(letak, today());
    if (read && 'problems' in read) {
      const errors = read.problems.map(({ field, message }) => ({ field, message: message(request.locale) }));
      return showPlace(request, reply, { letak }, errors);
    }
    const held = await limitsToday(deps, read?.place);
    const chosen = { subzona: subzona ?? held.subzone, satuan: 'm', celah: false, paksa: false };
    const page = <PlanCheckPage {...held} chosen={chosen} checked={null} problem={null} />;
    return render(request, reply, page, { title: m.title, description: m.description });
  });

  const today = () => officeDay(deps.clock.now());
  const showPlace = (request: Request, reply: Reply, raw: RawPage, errors: readonly FormError[] = []) => {
    const { place } = texts(request.locale);
    const page = <PlacePage raw={raw} errors={errors} context={placeContext(today())} />;
    return render(request, reply, page, { title: place.title, description: place.lead, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(planCheckPaths.place.pattern, { config: { policy: 'public' } }, (request, reply) => showPlace(request, reply, { letak: '' }));

  app.post(
    planCheckPaths.check.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 10, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES);
      const content = file?.content ?? null;
      const held = await limitsToday(deps, knownPlace(request.query.letak ?? ''));
      const { subzona = '', satuan = 'm' } = fields;
      const chosen = { subzona, satuan, celah: fields.celah === '1', paksa: fields.paksa === '1' };
      let problem: DxfProblem | 'no-file' | null = tooLarge
        ? { kind: 'too-large', mostMegabytes: 30 }
        : content === null
          ? 'no-file'
          : null;
      let checked: Checked | null = null;
      try {
        if (content)
          ({ checked } = await checkAside({
            content,
            chosen: { metresPerUnit: UNITS[satuan], againstFile: chosen.paksa, closeGaps: chosen.celah ? CLOSED_GAP : 0 },
            rules: { ...held.rules, limits: held.limits[subzona] ?? null },
          }));
      } catch (error) {
        if (!(error instanceof UnreadableDxf)) throw error;
        problem = error.problem;
      }
      return render(request, reply, <PlanCheckPage {...held} chosen={chosen} checked={checked} problem={problem} />, {
        title: m.title,
        status: problem ? 422 : 200,
      });
    },
  );

  app.get(planCheckPaths.template.pattern, { config: { policy: 'public' } }, (_request, reply) =>
    reply.type('image/vnd.dxf').header('content-disposition', 'attachment; filename="contoh-lapisan.dxf"').send(templateDxf()),
  );
}
