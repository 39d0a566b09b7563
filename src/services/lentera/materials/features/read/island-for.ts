import type { LessonProps } from '../../islands/lesson-props.ts';
import { materialPaths } from '../../paths.ts';
import type { Opened } from '../../store/content.ts';
import type { ReadLesson } from '../../store/read.ts';

export type IslandOf = Omit<LessonProps, 'locale' | 'owner'>;

/** What the script of a lesson works with. */
export function islandFor({ lesson, content }: ReadLesson, { files, media }: Opened): IslandOf {
  const { id: lessonId, version } = lesson;
  // A file that the scanner holds back is not asked for.
  const kept = content.blocks.flatMap((block) => {
    const file = 'fileId' in block ? files.get(block.fileId) : undefined;
    return file?.held === null && 'fileId' in block ? [materialPaths.file({ lessonId, fileId: block.fileId })] : [];
  });
  const captions = content.blocks.flatMap((block) =>
    block.kind === 'video' && block.captions !== undefined ? [materialPaths.captions({ lessonId, block: block.id })] : [],
  );
  return {
    lessonId,
    version,
    copy: false,
    page: materialPaths.lesson({ lessonId }),
    offline: materialPaths.offline({ lessonId }),
    shelf: materialPaths.shelf(),
    onDevice: materialPaths.onDevice(),
    parts: [...media.map((name) => materialPaths.media({ lessonId, name })), ...kept, ...captions],
    send: materialPaths.send(),
    worker: '/pekerja.js',
  };
}
