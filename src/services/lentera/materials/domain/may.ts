import { type Belonging, worksAt } from '../../schools/domain/belonging.ts';

/** Whose a course is. */
export interface HeldCourse {
  readonly schoolId: string;
  readonly authorId: string;
}

/** Whether somebody may make a course at a school: its teachers and head. */
export function mayMake(who: Belonging, schoolId: string): boolean {
  return worksAt(who, schoolId, 'teacher', 'head');
}

/** Whether a course is theirs to write, publish and assign: its author's while they teach there, and the head's. */
export function keepsCourse(who: Belonging, { schoolId, authorId }: HeldCourse): boolean {
  return worksAt(who, schoolId, 'head') || (authorId === who.personId && mayMake(who, schoolId));
}

/** Whether they may look at it and take a copy: whoever teaches at the school. */
export function looksAtCourse(who: Belonging, { schoolId }: HeldCourse): boolean {
  return mayMake(who, schoolId);
}

/** Whether what a class did with it is theirs to see: the head's, and theirs who teach that class or are its wali kelas. */
export function followsClass(who: Belonging, { schoolId }: HeldCourse, classId: string): boolean {
  return (
    worksAt(who, schoolId, 'head') ||
    who.places.some((place) => place.schoolId === schoolId && place.role === 'teacher' && place.classIds.includes(classId))
  );
}
