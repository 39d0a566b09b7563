import { readOneFile, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { type DxfProblem, UnreadableDxf } from '../domain/dxf/drawing.ts';
import type { EstimateDeps } from '../estimate/route.tsx';
import { checkAside } from './aside/check-aside.ts';
import type { Checked } from './domain/run.ts';
import { texts } from './messages/index.ts';
import { limitsToday } from './limits-today.ts';
import { PlanCheckPage } from './page.tsx';
import { planCheckPaths } from './paths.ts';
import { templateDxf } from './template.ts';

const UNITS: Readonly<Record<string, number>> = { m: 1, cm: 0.01, mm: 0.001 };
const MOST_BYTES = 30_000_000;
/** The widest gap that is closed where somebody asks for it, in metres. */
const CLOSED_GAP = 0.2;

const Query = Type.Object({ subzona: Type.Optional(Type.String({ maxLength: 20 })), lang: Type.Optional(Type.String()) });

/** A drawing held against the limits of its zone, for everybody and without an account. */
export function planCheckRoutes(app: WebApp, deps: EstimateDeps): void {
  app.get(planCheckPaths.check.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const chosen = { subzona: request.query.subzona ?? '', satuan: 'm', celah: false, paksa: false };
    const page = <PlanCheckPage {...(await limitsToday(deps))} chosen={chosen} checked={null} problem={null} />;
    return render(request, reply, page, { title: m.title, description: m.description });
  });

  app.post(
    planCheckPaths.check.pattern,
    { config: { policy: 'public', perMinute: 10, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES);
      const content = file?.content ?? null;
      const held = await limitsToday(deps);
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
