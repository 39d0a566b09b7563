import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { bindFiles, copyFiles } from '#platform/files';
import { type Block, filesIn, type LessonContent } from '../domain/lesson.ts';
import { type Course, enterCourse } from './courses.ts';
import { addLesson, type Lesson, lessonsOf } from './lessons.ts';

/** Copies a lesson's draft to the end of a course, with its files; returns the new lesson's id. */
export async function copyLesson(
  tx: Tx,
  actor: PersonActor,
  { lesson, courseId }: { readonly lesson: Pick<Lesson, 'title' | 'draft'>; readonly courseId: string },
  at: Date,
): Promise<string> {
  const copies = await copyFiles(tx, filesIn(lesson.draft), actor.personId, at);
  const draft = withFiles(lesson.draft, copies);
  const lessonId = await addLesson(tx, actor, { courseId, title: lesson.title, draft }, at);
  await bindFiles(tx, [...copies.values()], [actor.personId], lessonId);
  return lessonId;
}

/** Copies a course with its lessons as drafts, for somebody's own classes of a year; returns its id. */
export async function copyCourse(
  tx: Tx,
  actor: PersonActor,
  { course, agencyId, year, title }: { readonly course: Course; readonly agencyId: string; readonly year: number; readonly title: string },
  at: Date,
): Promise<string> {
  const { schoolId, subject, grade, summary, id } = course;
  const words = { agencyId, schoolId, year, subject, grade, title, summary, classComments: false, copiedFrom: id };
  const courseId = await enterCourse(tx, actor, words, at);
  for (const lesson of await lessonsOf(tx, id)) await copyLesson(tx, actor, { lesson, courseId }, at);
  return courseId;
}

/** The content with its files named anew; a file that has no copy, since it is held back, goes with its block. */
function withFiles(content: LessonContent, copies: ReadonlyMap<string, string>): LessonContent {
  const blocks = content.blocks.flatMap((block): readonly Block[] => {
    if (!('fileId' in block)) return [block];
    const fileId = copies.get(block.fileId);
    return fileId === undefined ? [] : [{ ...block, fileId }];
  });
  return { ...content, blocks };
}
