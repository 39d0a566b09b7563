import { AppError } from '#kernel';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { DrawingDeps } from '../deps.ts';
import { drawingPaths } from '../paths.ts';
import { getDrawing, readDrawings } from '../read.ts';
import { tracedPicture } from './picture.ts';

const Params = Type.Object({ caseId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) });

/** What a drawing was traced over, with its outlines, for both sides. */
export function tracedRoutes(app: WebApp, deps: DrawingDeps): void {
  app.get(
    drawingPaths.traced.pattern,
    { schema: { params: Params }, config: { policy: 'signed-in', perMinute: 60 } },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      const picture = await tracedPicture(deps, getDrawing(on.view, request.params.fileId));
      if (!picture) throw new AppError('NOT_FOUND', { why: 'not-traced' });
      return reply
        .type('image/jpeg')
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
        .send(picture);
    },
  );
}
