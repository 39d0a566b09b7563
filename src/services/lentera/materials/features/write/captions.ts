import { transaction } from '#db';
import type { FormError } from '#web/ui';
import { readOneFile, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import type { Belonging } from '../../../schools/domain/belonging.ts';
import { readCaptions } from '../../domain/captions.ts';
import { withCaptions } from '../../domain/typed-lesson.ts';
import { materialPaths } from '../../paths.ts';
import { getLesson, saveDraft } from '../../store/lessons.ts';
import { teachVisitOf } from '../../see.ts';
import { teaching } from '../../teaching/messages/index.ts';

const Block = Type.Object({ lessonId: Type.String({ format: 'uuid' }), block: Type.String({ pattern: '^b\\d{1,4}$' }) });
const MOST_BYTES = 400_000;

interface Frame {
  readonly deps: LenteraDeps;
  /** Throws NOT_FOUND unless the lesson is theirs to write. */
  held(who: Belonging, lessonId: string): Promise<unknown>;
  show(request: Request, reply: Reply, lessonId: string, errors: readonly FormError[]): Promise<Reply>;
}

/** Captions of a film: a file of its own, read at once, and taken away by a form without one. */
export function captionRoutes(app: WebApp, { deps, held, show }: Frame): void {
  app.post(
    materialPaths.captionsDeed.pattern,
    { schema: { params: Block }, config: { policy: 'signed-in', takesFiles: true, perMinute: 60 } },
    async (request, reply) => {
      const { who, actor } = await teachVisitOf(deps, request);
      const { lessonId, block } = request.params;
      const m = teaching(request.locale);
      await held(who, lessonId);
      const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES);
      const field = `takarir-${block}`;
      const wrong = (message: string) => show(request, reply, lessonId, [{ field, message }]);
      const away = fields.langkah === 'hapus';
      if (tooLarge) return wrong(m.captionFaults['too-large']);
      if (!away && file === null) return wrong(m.captionFaults.file);
      const read = away || file === null ? { captions: null } : readCaptions(file.content.toString('utf8').toWellFormed());
      if ('fault' in read) return wrong(m.captionFaults[read.fault]);
      const { draft, title } = await getLesson(deps.db, lessonId);
      const next = withCaptions(draft, block, read.captions);
      const seen = Number(fields.revisi ?? 0);
      await transaction(deps.db, (tx) => saveDraft(tx, actor, { lessonId, seen, title, draft: next }, deps.clock.now()));
      return reply.redirect(`${materialPaths.write({ lessonId }, { kabar: 'saved' })}#takarir`, 303);
    },
  );
}
