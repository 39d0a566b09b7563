/** One assignment that reaches a student: by name, by class, or as one of the whole school. */
export interface Reaching {
  readonly lessonId: string | null;
  readonly by: 'student' | 'class' | 'school';
  /** YYYY-MM-DD */
  readonly opensOn: string;
  readonly dueOn: string | null;
}

/** How a lesson stands for one student. */
export interface Reach {
  /** Someone gave it to them or their class; otherwise it is only open to them. */
  readonly assigned: boolean;
  /** The first day it can be read, YYYY-MM-DD. */
  readonly opensOn: string;
  readonly dueOn: string | null;
}

/** What is said closer to the student, or of the lesson itself, goes before what is said of more. */
function closeness({ lessonId, by }: Reaching): number {
  return { student: 4, class: 2, school: 0 }[by] + (lessonId === null ? 0 : 1);
}

/**
 * How a lesson stands by all that reaches a student; null where nothing does. It can be read from the earliest day any of
 * them says, and is due when the closest that names a day says: who was given more time alone has it.
 */
export function reachOf(all: readonly Reaching[], lessonId: string): Reach | null {
  const own = all.filter((one) => one.lessonId === null || one.lessonId === lessonId);
  if (own.length === 0) return null;
  const byCloseness = own.toSorted((a, b) => closeness(b) - closeness(a) || (b.dueOn ?? '').localeCompare(a.dueOn ?? ''));
  return {
    assigned: own.some(({ by }) => by !== 'school'),
    opensOn: own.map(({ opensOn }) => opensOn).toSorted()[0] ?? '',
    dueOn: byCloseness.find(({ dueOn }) => dueOn !== null)?.dueOn ?? null,
  };
}
