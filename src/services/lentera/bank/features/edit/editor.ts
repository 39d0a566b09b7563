import { transaction } from '#db';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { mathml } from '../../domain/clean-render.ts';
import { bankPaths } from '../../paths.ts';
import { bankFormOf, bankVisitOf } from '../../see.ts';
import { keepMedia } from '../../store/media.ts';
import { MOST_MEDIA_BYTES, takeMedia } from '../../store/take-media.ts';

const MOST_FORMULAS = 20;
const Tex = Type.String({ maxLength: 2001, pattern: '^[di]' });
const Query = Type.Object({ tex: Type.Optional(Type.Union([Tex, Type.Array(Tex, { maxItems: MOST_FORMULAS })])) });

/** What the editor over a text asks for while somebody types. */
export function editorRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;

  /** Formulas as students will see them; each begins with `d` (on a line of its own) or `i` (within words). */
  app.get(
    bankPaths.formulas.pattern,
    { schema: { querystring: Query }, config: { policy: 'signed-in', perMinute: 600 } },
    async (request, reply) => {
      await bankVisitOf(deps, request);
      const { tex = [] } = request.query;
      const made = (typeof tex === 'string' ? [tex] : tex).map((one) => mathml({ tex: one.slice(1), isDisplay: one.startsWith('d') }));
      return reply.header('cache-control', 'private, max-age=3600').send({ mathml: made });
    },
  );

  /** A picture or sound for where the cursor stands; what it is called comes back. */
  app.post(bankPaths.upload.pattern, { config: { policy: 'signed-in', takesFiles: true, perMinute: 120 } }, async (request, reply) => {
    const { visit, form } = await bankFormOf(app, deps, request, { mostBytes: MOST_MEDIA_BYTES });
    const taken = form.file === null ? null : await takeMedia(form.file.content);
    if (taken === null) return reply.code(422).send({ wrong: form.tooLarge ? 'too-large' : 'not-media' });
    const [name = ''] = await transaction(db, (tx) => keepMedia(tx, visit.actor, [taken], clock.now()));
    return reply.send({ name, kind: taken.mediaType.startsWith('audio/') ? 'sound' : 'picture' });
  });
}
