import { transaction } from '#db';
import { said } from '#i18n';
import type { Operation, WebApp } from '#web';
import { Type } from 'typebox';
import { renderRich } from '../../../bank/domain/clean-render.ts';
import type { LenteraDeps } from '../../../deps.ts';
import type { Block } from '../../domain/lesson.ts';
import { standingOf } from '../../domain/standing.ts';
import { showExercise } from '../../exercise.ts';
import { materialPaths } from '../../paths.ts';
import { readVisitOf } from '../../see.ts';
import { type Opened, openContent } from '../../store/content.ts';
import { noteOpened } from '../../store/progress.ts';
import { getReadLesson, type ShelfCourse, type ShelfLesson, shelfOf } from '../../store/read.ts';
import { progressRoutes } from './progress.ts';
import { type BlockOut, Course, type CourseOut, Lesson, type LessonOut, Uuid } from './shapes.ts';

const Student = Type.Object({
  student: Type.Optional(Type.String({ format: 'uuid', description: 'For a parent: which of their children.' })),
});
const LessonId = Type.Object({ lessonId: Uuid });

/** For persons alone: a program acts for an office, and the office sees nothing of single students. */
const operation = (id: string, summary: Operation['summary']): Operation => ({ id, tag: 'materials', summary });

/** Materials as JSON, for whoever reads them: the same courses, lessons and progress as the pages. */
export function apiRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;

  app.get(
    materialPaths.apiCourses.pattern,
    {
      schema: { querystring: Student, response: { 200: Type.Array(Course) } },
      config: {
        policy: 'signed-in',
        operation: operation('listMaterials', said('Materi seorang siswa', 'List the materials of a student')),
      },
    },
    async (request): Promise<CourseOut[]> => {
      const { reader, today } = await readVisitOf(deps, request, request.query.student);
      return (await shelfOf(db, reader, today)).map((course) => courseOut(course, today));
    },
  );

  app.get(
    materialPaths.apiLesson.pattern,
    {
      schema: { params: LessonId, querystring: Student, response: { 200: Lesson } },
      config: { policy: 'signed-in', operation: operation('getMaterialLesson', said('Baca satu pelajaran', 'Read a lesson')) },
    },
    async (request): Promise<LessonOut> => {
      const { reader, today } = await readVisitOf(deps, request, request.query.student);
      const { lessonId } = request.params;
      const { course, lesson, content } = await getReadLesson(db, reader, lessonId, today);
      const { studentId, own } = reader;
      if (own) await transaction(db, (tx) => noteOpened(tx, { lessonId, studentId, version: lesson.version }, clock.now()));
      const opened = await openContent(db, content);
      const blocks = content.blocks.map((block) => blockOut(lessonId, block, opened));
      return { ...lineOut(lesson, today), course: course.id, aim: content.aim, blocks };
    },
  );

  progressRoutes(app, deps);
}

function lineOut(lesson: ShelfLesson, today: string): CourseOut['lessons'][number] {
  const { id, title, version, assigned, dueOn } = lesson;
  return { id, title, version, assigned, due: dueOn, standing: standingOf(lesson, dueOn, today) };
}

function courseOut({ id, title, summary, subject, author, lessons }: ShelfCourse, today: string): CourseOut {
  return { id, title, summary, subject, teacher: author, lessons: lessons.map((lesson) => lineOut(lesson, today)) };
}

function blockOut(lessonId: string, block: Block, { question, files }: Opened): BlockOut {
  const addressOf = (name: string) => materialPaths.media({ lessonId, name });
  const { kind } = block;
  const file = 'fileId' in block ? files.get(block.fileId) : undefined;
  const url = 'fileId' in block && file?.held === null ? { url: materialPaths.file({ lessonId, fileId: block.fileId }) } : {};
  switch (block.kind) {
    case 'text':
      return { kind, title: block.title, html: renderRich(block.text, addressOf) };
    case 'image':
      return { kind, title: block.caption, alt: block.alt, ...url };
    case 'audio':
    case 'video':
      return { kind, title: block.title, transcript: block.transcript, ...url };
    case 'pdf':
      return { kind, title: block.title, ...url };
    case 'link':
      return { kind, title: block.title, url: block.url };
    case 'exercise':
      return {
        kind,
        title: block.title,
        questions: block.questions.map((pinned) => {
          const { prompt, stimulus, asked } = showExercise(pinned.questionId, question(pinned), addressOf);
          return { id: pinned.questionId, prompt, stimulus: stimulus?.html ?? null, asked: asked as never };
        }),
      };
  }
}
