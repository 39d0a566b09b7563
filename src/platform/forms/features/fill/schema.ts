import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import { schemaOf } from '../../domain/schema.ts';
import { fillPaths } from '../../paths.ts';
import type { FillDeps } from './fillable.ts';

/** The JSON Schema of a service's answers, for programs that apply on somebody's behalf. */
export function schemaRoutes(app: WebApp, deps: FillDeps): void {
  const Params = Type.Object({ service: Type.String({ maxLength: 60 }) });
  app.get(fillPaths.schema.pattern, { schema: { params: Params }, config: { policy: 'public' } }, async (request, reply) => {
    const fillable = deps.fillables().find((one) => one.key === request.params.service);
    if (!fillable) throw new AppError('NOT_FOUND', { service: request.params.service });
    return reply.type('application/schema+json; charset=utf-8').send(
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: fillable.title('id'),
        description: fillable.summary('id'),
        ...schemaOf(fillable.journey),
      }),
    );
  });
}
