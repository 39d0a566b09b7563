import { AppError } from '#kernel';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects } from '../../../schools/city.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { readVisitOf } from '../../see.ts';
import { shelfOf } from '../../store/read.ts';
import { CoursePage, ShelfPage } from './pages.tsx';

const CourseId = Type.Object({ courseId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ anak: Type.Optional(Type.String({ format: 'uuid' })), lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in' } as const;

/** What a student has to read, and one course of it; for parents the same of their children. */
export function shelfRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;

  app.get(materialPaths.shelf.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { reader, readers, today } = await readVisitOf(deps, request, request.query.anak);
    const [courses, subjects] = await Promise.all([shelfOf(db, reader, today), listSubjects(db, agencyId)]);
    return render(request, reply, <ShelfPage {...{ courses, subjects, reader, readers, today }} />, {
      title: texts(request.locale).materials,
    });
  });

  app.get(materialPaths.course.pattern, { schema: { params: CourseId, querystring: Query }, config }, async (request, reply) => {
    const { reader, today } = await readVisitOf(deps, request, request.query.anak);
    const { courseId } = request.params;
    const [[course], subjects] = await Promise.all([shelfOf(db, reader, today, { courseId }), listSubjects(db, agencyId)]);
    if (!course) throw new AppError('NOT_FOUND', { course: courseId });
    return render(request, reply, <CoursePage {...{ course, subjects, reader, today }} />, {
      title: `${course.title}, ${texts(request.locale).materials}`,
    });
  });
}
