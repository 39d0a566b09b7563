import { transaction } from '#db';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { readVisitOf, studentVisitOf } from '../../see.ts';
import { commentsOf } from '../../store/comments.ts';
import { openContent } from '../../store/content.ts';
import { noteOpened, triesOf } from '../../store/progress.ts';
import { getReadLesson } from '../../store/read.ts';
import { islandFor } from './island-for.ts';
import { OfflineLesson } from './offline-page.tsx';
import { ReadPage } from './page.tsx';

const LessonId = Type.Object({ lessonId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  anak: Type.Optional(Type.String({ format: 'uuid' })),
  kosong: Type.Optional(Type.String({ format: 'uuid' })),
  kabar: Type.Optional(Type.Enum(['sent', 'comment'])),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;

/** One lesson, read by its student or a parent of theirs, and the copy of it for a device. */
export function readRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;

  app.get(materialPaths.lesson.pattern, { schema: { params: LessonId, querystring: Query }, config }, async (request, reply) => {
    const { reader, today, actor } = await readVisitOf(deps, request, request.query.anak);
    const { lessonId } = request.params;
    const read = await getReadLesson(db, reader, lessonId, today);
    const { studentId, classId, own } = reader;
    if (own) await transaction(db, (tx) => noteOpened(tx, { lessonId, studentId, version: read.lesson.version }, clock.now()));
    const talks = own && read.course.classComments && classId !== null;
    const [opened, tries, thread, talk] = await Promise.all([
      openContent(db, read.content),
      triesOf(db, lessonId, studentId),
      own ? commentsOf(db, lessonId, { studentId }, actor.personId) : [],
      talks ? commentsOf(db, lessonId, { classId }, actor.personId) : null,
    ]);
    const { kosong: empty, kabar: news } = request.query;
    const island = islandFor(read, opened);
    const page = <ReadPage {...{ ...read, reader, opened, tries, today, thread, talk, empty, news, island }} />;
    return render(request, reply, page, { title: `${read.lesson.title}, ${texts(request.locale).materials}` });
  });

  app.get(materialPaths.offline.pattern, { schema: { params: LessonId, querystring: Query }, config }, async (request, reply) => {
    const { reader, today } = await studentVisitOf(deps, request);
    const read = await getReadLesson(db, reader, request.params.lessonId, today);
    const opened = await openContent(db, read.content);
    const island = islandFor(read, opened);
    // From here on nobody is named: what is put away shows nothing of whoever put it there.
    request.actor = null;
    return render(request, reply, <OfflineLesson {...{ ...read, opened, island }} />, { title: read.lesson.title });
  });
}
