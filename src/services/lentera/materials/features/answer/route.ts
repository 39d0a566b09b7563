import { transaction } from '#db';
import { AppError, newId } from '#kernel';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { pinnedIn } from '../../domain/lesson.ts';
import { markExercise } from '../../exercise.ts';
import { materialPaths } from '../../paths.ts';
import { studentVisitOf } from '../../see.ts';
import { keepTry, noteFinished } from '../../store/progress.ts';
import { getReadLesson } from '../../store/read.ts';

const At = Type.Object({ lessonId: Type.String({ format: 'uuid' }), questionId: Type.String({ format: 'uuid' }) });
const LessonId = Type.Object({ lessonId: Type.String({ format: 'uuid' }) });
const Fields = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Union([Type.String({ maxLength: 20_000 }), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 60 })]),
);
const Done = Type.Object({ selesai: Type.Optional(Type.String({ maxLength: 10 })) });
const config = { policy: 'signed-in', perMinute: 120 } as const;

/** A student's answer to a question of a lesson, marked at once, and the mark that they have finished it. */
export function answerRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;

  app.post(materialPaths.answer.pattern, { schema: { params: At, body: Fields }, config }, async (request, reply) => {
    const { reader, today } = await studentVisitOf(deps, request);
    const { lessonId, questionId } = request.params;
    const { lesson, content } = await getReadLesson(db, reader, lessonId, today);
    const pinned = pinnedIn(content).find((one) => one.questionId === questionId);
    if (!pinned) throw new AppError('NOT_FOUND', { question: questionId });
    const question = (await getVersions(db, [pinned]))(pinned);
    const marked = markExercise(questionId, question, request.body);
    const anchor = `#soal-${questionId}`;
    if (marked === null) return reply.redirect(materialPaths.lesson({ lessonId }, { kosong: questionId }) + anchor, 303);
    const at = clock.now();
    const one = {
      id: newId(),
      lessonId,
      studentId: reader.studentId,
      version: lesson.version,
      questionId,
      questionVersion: pinned.version,
    };
    await transaction(db, (tx) => keepTry(tx, { ...one, ...marked, at }, at));
    return reply.redirect(materialPaths.lesson({ lessonId }) + anchor, 303);
  });

  app.post(materialPaths.finish.pattern, { schema: { params: LessonId, body: Done }, config }, async (request, reply) => {
    const { reader, today } = await studentVisitOf(deps, request);
    const { lessonId } = request.params;
    const { lesson } = await getReadLesson(db, reader, lessonId, today);
    const finished = request.body.selesai !== 'tidak';
    const noted = { lessonId, studentId: reader.studentId, version: lesson.version, finished };
    await transaction(db, (tx) => noteFinished(tx, noted, clock.now()));
    return reply.redirect(`${materialPaths.lesson({ lessonId })}#selesai`, 303);
  });
}
