import type { FormError } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import type { SchoolClass } from '../../../schools/classes.ts';
import type { Assignment } from '../../store/assign.ts';
import type { Course } from '../../store/courses.ts';
import type { Lesson } from '../../store/lessons.ts';

export interface CourseProps {
  readonly course: Course;
  /** Whether it is theirs to change; others of the school look at it and copy it. */
  readonly keeps: boolean;
  readonly lessons: readonly Lesson[];
  /** Lessons whose draft is not what students read. */
  readonly changed: ReadonlySet<string>;
  readonly assignments: readonly Assignment[];
  readonly subjects: readonly Subject[];
  /** Classes they may give it to, and follow. */
  readonly classes: readonly SchoolClass[];
  readonly years: readonly number[];
  readonly today: string;
  readonly news: 'saved' | 'assigned' | 'copied' | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly deed: string | undefined;
  readonly errors: readonly FormError[];
}
