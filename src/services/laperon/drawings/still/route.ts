import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { DrawingDeps } from '../deps.ts';
import { modelOf, pinOn } from '../domain/model.ts';
import { stateOf } from '../domain/remark.ts';
import { drawingPaths } from '../paths.ts';
import { getDrawing, readDrawings, remarksOn } from '../read.ts';
import { viewerTexts } from '../texts/viewer.ts';
import { chosenIn, stillQuery } from './asked.ts';
import { sayingSheet, sheetOf } from './sheet.ts';
import { drawStill } from './still.ts';

const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ ...stillQuery, lang: Type.Optional(Type.String()) });

/** A DXF drawn by the server with its pins, for pages without scripts; where it cannot be drawn, the picture says why. */
export function stillRoutes(app: WebApp, deps: DrawingDeps): void {
  app.get(
    drawingPaths.still.pattern,
    { schema: { params: Params, querystring: Query }, config: { policy: 'signed-in', perMinute: 60 } },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      const drawing = getDrawing(on.view, request.params.fileId);
      const still = await drawStill(deps, drawing, chosenIn(request.query));
      reply
        .type('image/svg+xml')
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
      if ('problem' in still) return reply.send(sayingSheet(viewerTexts(request.locale).faults[still.problem]));
      const model = modelOf(still.frame, still.metresPerUnit);
      const pins = remarksOn(on, drawing).flatMap(({ n, spot, point, ...remark }) =>
        spot === null ? [] : [{ n, state: stateOf({ ...remark }), at: pinOn(model, { ...spot, point }) }],
      );
      return reply.send(sheetOf(still.lines, pins, Number(request.query.besar ?? '1')));
    },
  );
}
