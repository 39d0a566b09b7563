import { transaction } from '#db';
import { AppError, oneLine } from '#kernel';
import { notify } from '#platform/notifications';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { type Belonging, isTeaching } from '../../../schools/domain/belonging.ts';
import { getClass } from '../../../schools/classes.ts';
import { getStudent } from '../../../schools/students.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { lessonAnswered } from '../../notices.ts';
import { materialPaths } from '../../paths.ts';
import { teachVisitOf } from '../../see.ts';
import { addComment, commentsOf, getComment, hideComment, MOST_COMMENT, type Room, threadsOf } from '../../store/comments.ts';
import { getKeptCourse } from '../../store/courses.ts';
import { getLesson } from '../../store/lessons.ts';
import { A_PAGE, InboxPage, roomOf, ThreadPage } from './pages.tsx';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  tunggu: Type.Optional(Type.Enum(['', 'ya'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  lang: Type.Optional(Type.String()),
});
const At = Type.Object({ lessonId: Type.String({ format: 'uuid' }), studentId: Type.String({ pattern: '^k?[0-9a-f-]{36}$' }) });
const Bare = Type.Object({ lang: Type.Optional(Type.String()) });
const Sent = Type.Object({ isi: Type.Optional(Type.String({ maxLength: 20_000 })) });
const Shown = Type.Object({ tampil: Type.Optional(Type.String({ maxLength: 10 })) });
const CommentId = Type.Object({ commentId: Type.String({ format: 'uuid' }) });
const config = { policy: 'signed-in' } as const;

/** What students ask below lessons, answered by whoever keeps the course. */
export function inboxRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(materialPaths.inbox.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const { who, actor } = await teachVisitOf(deps, request);
    const { halaman: page = 1, tunggu } = request.query;
    const q = oneLine(request.query.q ?? '');
    const waiting = tunggu === 'ya';
    const headOf = who.places.filter(({ role }) => role === 'head').map(({ schoolId }) => schoolId);
    const schoolIds = who.places.filter(isTeaching).map(({ schoolId }) => schoolId);
    const keeper = { personId: actor.personId, headOf, schoolIds };
    const { rows, total } = await threadsOf(db, keeper, { waiting, q }, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    return render(request, reply, <InboxPage {...{ rows, total, page, q, waiting }} />, { title: teaching(request.locale).inbox });
  });

  /** A thread below a lesson of a course they keep. Throws NOT_FOUND where nobody has written there. */
  const threadAt = async (
    who: Belonging,
    personId: string,
    { lessonId, studentId: room }: { readonly lessonId: string; readonly studentId: string },
  ) => {
    const lesson = await getLesson(db, lessonId);
    const course = await getKeptCourse(db, agencyId, who, lesson.courseId);
    const isClass = room.startsWith('k');
    const at: Room = isClass ? { classId: room.slice(1) } : { studentId: room };
    const comments = await commentsOf(db, lessonId, at, personId);
    if (comments.length === 0) throw new AppError('NOT_FOUND', { thread: lessonId });
    const named = isClass ? await getClass(db, agencyId, room.slice(1)) : await getStudent(db, agencyId, room);
    const ids = isClass ? { studentId: null, classId: room.slice(1) } : { studentId: room, classId: null };
    const student = 'personId' in named ? named.personId : null;
    return { thread: { lessonId, lesson: lesson.title, course: course.title, who: named.name, ...ids }, comments, room: at, student };
  };

  const show = async (
    request: Request,
    reply: Reply,
    at: { readonly lessonId: string; readonly studentId: string },
    typed = '',
    errors: readonly FormError[] = [],
  ) => {
    const { who, actor } = await teachVisitOf(deps, request);
    const { thread, comments } = await threadAt(who, actor.personId, at);
    return render(request, reply, <ThreadPage {...{ thread, comments, typed, errors }} />, {
      title: `${thread.who}, ${thread.lesson}`,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(materialPaths.thread.pattern, { schema: { params: At, querystring: Bare }, config }, (request, reply) =>
    show(request, reply, request.params),
  );

  app.post(
    materialPaths.thread.pattern,
    { schema: { params: At, body: Sent }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const { who, actor } = await teachVisitOf(deps, request);
      const { thread, room, student } = await threadAt(who, actor.personId, request.params);
      const typed = request.body.isi ?? '';
      const body = typed.replace(/\r\n?/g, '\n').trim();
      if (body.length < 2 || body.length > MOST_COMMENT)
        return show(request, reply, request.params, typed, [{ field: 'isi', message: teaching(request.locale).wrong.comment }]);
      const { lessonId, lesson } = thread;
      await transaction(db, async (tx) => {
        await addComment(tx, actor, { lessonId, room, byTeacher: true, body }, clock.now());
        const link = `${materialPaths.lesson({ lessonId })}#tanya`;
        if (student !== null)
          await notify(tx, { personId: student, notice: lessonAnswered, facts: { lesson, by: actor.name }, link, at: clock.now() });
      });
      return reply.redirect(materialPaths.thread(request.params), 303);
    },
  );

  app.post(
    materialPaths.comment.pattern,
    { schema: { params: CommentId, body: Shown }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const { who, actor } = await teachVisitOf(deps, request);
      const comment = await getComment(db, request.params.commentId);
      await getKeptCourse(db, agencyId, who, comment.courseId);
      await transaction(db, (tx) => hideComment(tx, actor, comment, request.body.tampil !== 'ya', clock.now()));
      return reply.redirect(materialPaths.thread({ lessonId: comment.lessonId, studentId: roomOf(comment) }), 303);
    },
  );
}
