import { AppError } from '#kernel';
import { getFile, sendFile } from '#platform/files';
import type { Request, WebApp } from '#web';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { readMedia } from '../../../bank/store/media.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { visitOf } from '../../../schools/who.ts';
import { looksAtCourse } from '../../domain/may.ts';
import { filesIn, type LessonContent } from '../../domain/lesson.ts';
import { materialPaths } from '../../paths.ts';
import { getCourse } from '../../store/courses.ts';
import { openContent } from '../../store/content.ts';
import { getLesson } from '../../store/lessons.ts';
import { readersOf, shelfOf } from '../../store/read.ts';

const Media = Type.Object({
  lessonId: Type.String({ format: 'uuid' }),
  name: Type.String({ pattern: '^[a-z0-9_-]{16,64}\\.[a-z0-9]{2,5}$' }),
});
const Block = Type.Object({ lessonId: Type.String({ format: 'uuid' }), block: Type.String({ pattern: '^b\\d{1,4}$' }) });
const File = Type.Object({ lessonId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) });
const config = { policy: 'signed-in' } as const;

/** Pictures, sounds, films and PDFs of a lesson, for whoever the lesson itself is there for, and no others of the bank. */
export function fileRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId, files } = deps;

  /** What of a lesson somebody may see: teachers of its school all of it, students and parents what is published for them. */
  const contentsFor = async (request: Request, lessonId: string): Promise<readonly LessonContent[]> => {
    const { who, today } = await visitOf(deps, request);
    const lesson = await getLesson(db, lessonId);
    const course = await getCourse(db, agencyId, lesson.courseId);
    const { rows: versions } = await sql<{ version: number; content: LessonContent }>`
      select version, content from lentera.lesson_version where lesson_id = ${lessonId}::uuid`.execute(db);
    if (looksAtCourse(who, course)) return [lesson.draft, ...versions.map(({ content }) => content)];
    for (const reader of await readersOf(db, who)) {
      const [own] = await shelfOf(db, reader, today, { lessonId });
      const read = own?.lessons.find(({ id }) => id === lessonId);
      if (read) return versions.filter(({ version }) => version === read.version).map(({ content }) => content);
    }
    throw new AppError('NOT_FOUND', { lesson: lessonId });
  };

  app.get(materialPaths.media.pattern, { schema: { params: Media }, config }, async (request, reply) => {
    const { lessonId, name } = request.params;
    const contents = await contentsFor(request, lessonId);
    const opened = await Promise.all(contents.map((content) => openContent(db, content)));
    const found = opened.some(({ media }) => media.includes(name)) ? (await readMedia(db, [name])).get(name) : undefined;
    if (!found) throw new AppError('NOT_FOUND', { media: name });
    return reply
      .type(found.mediaType)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(found.content);
  });

  /** Captions of a film, as its reader's version has them; those who write it see the draft's. */
  app.get(materialPaths.captions.pattern, { schema: { params: Block }, config }, async (request, reply) => {
    const { lessonId, block } = request.params;
    const [content] = await contentsFor(request, lessonId);
    const film = content?.blocks.find((one) => one.id === block);
    if (film?.kind !== 'video' || film.captions === undefined) throw new AppError('NOT_FOUND', { captions: block });
    return reply
      .type('text/vtt; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('x-content-type-options', 'nosniff')
      .send(film.captions);
  });

  app.get(materialPaths.file.pattern, { schema: { params: File }, config }, async (request, reply) => {
    const { lessonId, fileId } = request.params;
    const contents = await contentsFor(request, lessonId);
    if (!contents.some((content) => filesIn(content).includes(fileId))) throw new AppError('NOT_FOUND', { file: fileId });
    return sendFile(reply, files.storage, await getFile(db, fileId), 'inline');
  });
}
