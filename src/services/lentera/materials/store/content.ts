import type { Db, Tx } from '#db';
import { type FileFacts, filesById } from '#platform/files';
import { mediaIn } from '../../bank/domain/clean.ts';
import type { Question } from '../../bank/domain/question.ts';
import { getVersions } from '../../bank/store/read.ts';
import { filesIn, type LessonContent, pinnedIn } from '../domain/lesson.ts';

/** What a lesson's content leads to: its questions as they were pinned, and its files. */
export interface Opened {
  question(at: { readonly questionId: string; readonly version: number }): Question;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Pictures and sounds of the bank that its texts and questions call, each once. */
  readonly media: readonly string[];
}

export async function openContent(db: Db | Tx, content: LessonContent): Promise<Opened> {
  const pinned = pinnedIn(content);
  const [question, files] = await Promise.all([getVersions(db, pinned), filesById(db, filesIn(content))]);
  const own = content.blocks.flatMap((block) => (block.kind === 'text' ? mediaIn(block.text) : []));
  const asked = pinned.flatMap((one) => question(one).media);
  return { question, files, media: [...new Set([...own, ...asked])] };
}
