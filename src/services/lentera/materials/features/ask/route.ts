import { transaction } from '#db';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { materialPaths } from '../../paths.ts';
import { studentVisitOf } from '../../see.ts';
import { addComment, MOST_COMMENT } from '../../store/comments.ts';
import { getReadLesson } from '../../store/read.ts';

const LessonId = Type.Object({ lessonId: Type.String({ format: 'uuid' }) });
const Sent = Type.Object({
  kepada: Type.Optional(Type.String({ maxLength: 10 })),
  isi: Type.Optional(Type.String({ maxLength: 20_000 })),
});

/** What a student asks their teacher, or says to their class where the teacher opened that. */
export function askRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;
  app.post(
    materialPaths.ask.pattern,
    { schema: { params: LessonId, body: Sent }, config: { policy: 'signed-in', perMinute: 20 } },
    async (request, reply) => {
      const { reader, today, actor } = await studentVisitOf(deps, request);
      const { lessonId } = request.params;
      const { course } = await getReadLesson(db, reader, lessonId, today);
      const { studentId, classId } = reader;
      const toClass = request.body.kepada === 'kelas';
      assertFound(!toClass || (course.classComments && classId !== null));
      const body = (request.body.isi ?? '').replace(/\r\n?/g, '\n').trim();
      if (body.length < 2 || body.length > MOST_COMMENT)
        return reply.redirect(`${materialPaths.lesson({ lessonId }, { kabar: 'comment' })}#tanya`, 303);
      const room = toClass && classId !== null ? { classId } : { studentId };
      await transaction(db, (tx) => addComment(tx, actor, { lessonId, room, byTeacher: false, body }, clock.now()));
      return reply.redirect(
        `${materialPaths.lesson({ lessonId }, { kabar: toClass ? undefined : 'sent' })}#${toClass ? 'kelas' : 'tanya'}`,
        303,
      );
    },
  );
}
