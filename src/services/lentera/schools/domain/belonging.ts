import { AppError } from '#kernel';

export const memberRoles = ['teacher', 'curriculum', 'operator', 'head'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** One place somebody holds at a school. */
export interface Place {
  readonly memberId: string;
  readonly schoolId: string;
  readonly role: MemberRole;
  /** Classes they teach or are wali kelas of, in any year. */
  readonly classIds: readonly string[];
}

/** Who somebody is to the schools of the city today: everything they see follows from it. */
export interface Belonging {
  readonly personId: string;
  /** What an officer of the education office may; null for everybody else. */
  readonly city: { readonly manages: boolean; readonly curriculum: boolean } | null;
  readonly places: readonly Place[];
  readonly student: { readonly studentId: string; readonly schoolId: string } | null;
  /** Students they are a guardian of. */
  readonly children: readonly string[];
}

/** Whether they hold a place at the school, of one of these roles where any are named. */
export function worksAt({ places }: Belonging, schoolId: string, ...roles: readonly MemberRole[]): boolean {
  return places.some((place) => place.schoolId === schoolId && (roles.length === 0 || roles.includes(place.role)));
}

/** Keeping a school's people is for its operator and head. */
export function keepsSchool(who: Belonging, schoolId: string): boolean {
  return worksAt(who, schoolId, 'operator', 'head');
}

/**
 * Planning a school's tests and how it grades, and seeing its gradebooks, is for its keepers and its wakil kepala for the
 * curriculum, who sees nobody's papers of admission, parents or conversations.
 */
export function plansSchool(who: Belonging, schoolId: string): boolean {
  return worksAt(who, schoolId, 'operator', 'head', 'curriculum');
}

/** Whether a place is one of somebody who teaches, and has lessons and conversations with students. */
export const isTeaching = ({ role }: Pick<Place, 'role'>): boolean => role === 'teacher' || role === 'head';

/** Whether one student's results are theirs to see: the student's, their guardians', their teachers', the school's head's. */
export function seesStudent(
  who: Belonging,
  { studentId, schoolId, classIds }: { readonly studentId: string; readonly schoolId: string; readonly classIds: readonly string[] },
): boolean {
  if (who.student?.studentId === studentId || who.children.includes(studentId)) return true;
  if (keepsSchool(who, schoolId)) return true;
  return who.places.some((place) => place.schoolId === schoolId && place.classIds.some((id) => classIds.includes(id)));
}

/** Throws NOT_FOUND: what is not theirs is not there for them. */
export function assertFound(allowed: boolean): void {
  if (!allowed) throw new AppError('NOT_FOUND');
}
