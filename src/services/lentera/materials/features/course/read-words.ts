import { oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import type { CourseWords } from '../../store/courses.ts';

/** What the form of a course says, and what is wrong with it. */
export function readWords(
  { judul = '', pengantar = '', tingkat = '', percakapan }: Readonly<Record<string, string | undefined>>,
  wrong: { readonly title: string; readonly grade: string },
): { readonly words: CourseWords; readonly errors: readonly FormError[] } {
  const title = oneLine(judul);
  const grade = /^\d{1,2}$/.test(tingkat) ? Number(tingkat) : 0;
  const errors: FormError[] = [];
  if (title.length < 3 || title.length > 120) errors.push({ field: 'judul', message: wrong.title });
  if (grade < 1 || grade > 12) errors.push({ field: 'tingkat', message: wrong.grade });
  const summary = pengantar.replace(/\r\n?/g, '\n').trim().slice(0, 2000);
  return { words: { title, summary, grade, classComments: percakapan === 'ya' }, errors };
}
