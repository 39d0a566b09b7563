import { render, useView, type WebApp } from '#web';
import { Crumbs, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { teachVisitOf } from '../../see.ts';
import { openContent, type Opened } from '../../store/content.ts';
import { type Course, getSeenCourse } from '../../store/courses.ts';
import { getLesson, type Lesson } from '../../store/lessons.ts';
import { Blocks } from '../../ui/blocks.tsx';
import { Exercise } from '../../ui/exercise.tsx';

interface PreviewProps {
  readonly course: Course;
  readonly lesson: Lesson;
  readonly opened: Opened;
}

function PreviewPage({ course, lesson, opened }: PreviewProps) {
  const m = teaching(useView().locale);
  const { id: lessonId, draft } = lesson;
  return (
    <Page>
      <article class="col stack">
        <Crumbs
          above={[
            { href: materialPaths.courses(), label: m.courses },
            { href: materialPaths.edit({ courseId: course.id }), label: course.title },
          ]}
          here={lesson.title}
        />
        <h1 lang="id">{lesson.title}</h1>
        <Note tone="wait">{m.previewLead}</Note>
        <Blocks
          {...{ lessonId, content: draft, files: opened.files }}
          exercise={(block) => <Exercise {...{ block, lessonId, question: opened.question }} mode="look" tries={[]} />}
        />
      </article>
    </Page>
  );
}

/** A lesson's draft as students would see it, for whoever teaches at its school. */
export function previewRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId } = deps;
  const LessonId = Type.Object({ lessonId: Type.String({ format: 'uuid' }) });
  const Query = Type.Object({ lang: Type.Optional(Type.String()) });
  app.get(
    materialPaths.preview.pattern,
    { schema: { params: LessonId, querystring: Query }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const { who } = await teachVisitOf(deps, request);
      const lesson = await getLesson(db, request.params.lessonId);
      const course = await getSeenCourse(db, agencyId, who, lesson.courseId);
      const opened = await openContent(db, lesson.draft);
      return render(request, reply, <PreviewPage {...{ course, lesson, opened }} />, {
        title: `${teaching(request.locale).preview}: ${lesson.title}`,
      });
    },
  );
}
