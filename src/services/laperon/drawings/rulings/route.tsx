import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { DrawingDeps } from '../deps.ts';
import { readRuling } from '../domain/ruling.ts';
import { DrawingPage } from '../features/drawing/page.tsx';
import { drawingPaths } from '../paths.ts';
import { getDrawing, readDrawings } from '../read.ts';
import { rulingTexts } from '../texts/rulings.ts';
import { findingsOn } from './findings.ts';
import { rule } from './write.ts';

const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) });
const Word = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Body = Type.Object({ temuan: Word(40), hasil: Word(40), alasan: Word(20_000), _key: Word(80) });

/** An officer's own judgement on a finding of the check of a drawing. */
export function rulingRoutes(app: WebApp, deps: DrawingDeps): void {
  const { links, clock } = deps.cases;
  app.post(
    drawingPaths.ruling.pattern,
    { schema: { params: Params, body: Body }, config: { policy: 'officer', perMinute: 60 } },
    async (request, reply) => {
      const person = getPerson(request);
      const on = await readDrawings(deps, request.params.caseId, person);
      const drawing = getDrawing(on.view, request.params.fileId);
      const { _key, ...ruling } = request.body;
      const read = readRuling(
        ruling,
        findingsOn(on, drawing).map(({ check }) => check),
      ); // prettier-ignore
      if (!read.ok) {
        const errors = read.fields.map((field) => ({ field, message: rulingTexts(request.locale).errors[field] }));
        const hrefOf = (fileId: string) => links.make(fileId, person.personId, clock.now());
        const page = <DrawingPage on={on} drawing={drawing} hrefOf={hrefOf} sent={0} ruling={ruling} errors={errors} />;
        return render(request, reply, page, { title: drawing.requirement.name[request.locale], status: 422 });
      }
      await rule(deps, on, drawing, read);
      return reply.redirect(`${drawingPaths.drawing(request.params)}#temuan-judul`, 303);
    },
  );
}
