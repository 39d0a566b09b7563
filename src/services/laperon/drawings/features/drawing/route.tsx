import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { DrawingDeps } from '../../deps.ts';
import { annotate, Unreadable } from '../../export/annotate.ts';
import { drawingPaths } from '../../paths.ts';
import { getDrawing, readDrawings } from '../../read.ts';
import { chosenIn, stillQuery } from '../../still/asked.ts';
import { drawStill, isDrawable } from '../../still/still.ts';
import { texts } from '../../texts/index.ts';
import { wasTraced } from '../../traced/picture.ts';
import { makeRemark } from '../../write.ts';
import { DrawingPage } from './page.tsx';
import { pagesOf, readRemark } from './question.ts';

const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ ...stillQuery, terkirim: Type.Optional(Type.Integer({ minimum: 0 })), lang: Type.Optional(Type.String()) });
const Word = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Body = Type.Object({ kind: Word(20), page: Word(20), spot: Word(60), point: Word(80), text: Word(20_000), _key: Word(80) });

/** One revision of a drawing with its remarks, for both sides alike. */
export function drawingRoutes(app: WebApp, deps: DrawingDeps): void {
  const { links, clock } = deps.cases;
  const hrefFor = (personId: string) => (fileId: string) => links.make(fileId, personId, clock.now());

  app.get(
    drawingPaths.drawing.pattern,
    { schema: { params: Params, querystring: Query }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const person = getPerson(request);
      const on = await readDrawings(deps, request.params.caseId, person);
      const drawing = getDrawing(on.view, request.params.fileId);
      const { terkirim = 0, lang: _, ...asked } = request.query;
      const still =
        asked.tampil !== undefined && isDrawable(drawing) ? { asked, still: await drawStill(deps, drawing, chosenIn(asked)) } : undefined;
      const traced = await wasTraced(deps, drawing);
      const page = <DrawingPage {...{ on, drawing, still, traced }} hrefOf={hrefFor(person.personId)} sent={terkirim} />;
      return render(request, reply, page, { title: `${drawing.requirement.name[request.locale]}, ${on.view.number}` });
    },
  );

  app.post(
    drawingPaths.remark.pattern,
    { schema: { params: Params, body: Body }, config: { policy: 'signed-in', perMinute: 60 } },
    async (request, reply) => {
      const person = getPerson(request);
      const on = await readDrawings(deps, request.params.caseId, person);
      const drawing = getDrawing(on.view, request.params.fileId);
      const { _key, ...raw } = request.body;
      const read = readRemark(raw, pagesOf(drawing.facts), request.locale);
      if ('errors' in read) {
        const page = <DrawingPage on={on} drawing={drawing} hrefOf={hrefFor(person.personId)} sent={0} raw={raw} errors={read.errors} />;
        return render(request, reply, page, { title: drawing.requirement.name[request.locale], status: 422 });
      }
      const { n } = await makeRemark(deps, on, drawing, read.made);
      return reply.redirect(`${drawingPaths.drawing(request.params)}#catatan-${n}`, 303);
    },
  );

  app.get(
    drawingPaths.annotated.pattern,
    { schema: { params: Params }, config: { policy: 'signed-in', perMinute: 20 } },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      const drawing = getDrawing(on.view, request.params.fileId);
      try {
        const content = await annotate(deps, on, drawing, request.locale);
        const name = `${drawing.facts.name.replace(/\.\w+$/, '')} - ${texts(request.locale).remarks}.pdf`;
        return await reply
          .type('application/pdf')
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'private, no-store')
          .send(content);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const m = texts(request.locale);
        const errors = [{ field: 'catatan', message: m.unreadable[error.why] }];
        const page = <DrawingPage on={on} drawing={drawing} hrefOf={hrefFor(on.reader.personId)} sent={0} errors={errors} />;
        return render(request, reply, page, { title: drawing.requirement.name[request.locale], status: 415 });
      }
    },
  );
}
