import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { visitOf } from '../../../schools/who.ts';
import { bankPaths } from '../../paths.ts';
import { readMedia } from '../../store/media.ts';

const Name = Type.Object({ name: Type.String({ pattern: '^[a-z0-9_-]{16,64}\\.[a-z0-9]{2,5}$' }) });

/** Pictures and sounds of questions, for whoever works at a school or for the city. What a name holds never changes. */
export function mediaRoutes(app: WebApp, deps: LenteraDeps): void {
  app.get(bankPaths.media.pattern, { schema: { params: Name }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const { who } = await visitOf(deps, request);
    if (who.places.length === 0 && who.city === null) throw new AppError('NOT_FOUND');
    const { name } = request.params;
    const found = (await readMedia(deps.db, [name])).get(name);
    if (!found) throw new AppError('NOT_FOUND', { media: name });
    return reply
      .type(found.mediaType)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(found.content);
  });
}
