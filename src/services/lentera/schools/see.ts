import type { Db } from '#db';
import { assertFound, type Belonging, keepsSchool, plansSchool, seesStudent, worksAt } from './domain/belonging.ts';
import type { SchoolClass } from './classes.ts';
import type { Student } from './students.ts';

/** A school's pages are for whoever works there and for the city's office. Throws NOT_FOUND. */
export function assertSeesSchool(who: Belonging, schoolId: string): void {
  assertFound(who.city !== null || worksAt(who, schoolId));
}

/** Keeping a school's people is for its operator and head. Throws NOT_FOUND. */
export function assertKeeps(who: Belonging, schoolId: string): void {
  assertFound(keepsSchool(who, schoolId));
}

/** Planning its tests and setting how it grades. Throws NOT_FOUND. */
export function assertPlans(who: Belonging, schoolId: string): void {
  assertFound(plansSchool(who, schoolId));
}

/** Whether who is in a class is theirs to see: its teachers, its wali kelas, the school's operator and head; not the city. */
export function seesClass(who: Belonging, { id, schoolId }: Pick<SchoolClass, 'id' | 'schoolId'>): boolean {
  return keepsSchool(who, schoolId) || who.places.some((place) => place.schoolId === schoolId && place.classIds.includes(id));
}

/** Looking at a class, as whoever plans for it does too. Throws NOT_FOUND. */
export function assertLooksAtClass(who: Belonging, of: Pick<SchoolClass, 'id' | 'schoolId'>): void {
  assertFound(seesClass(who, of) || plansSchool(who, of.schoolId));
}

export function assertSeesClass(who: Belonging, of: Pick<SchoolClass, 'id' | 'schoolId'>): void {
  assertFound(seesClass(who, of));
}

/** Throws NOT_FOUND unless the student is theirs to see. */
export function assertSeesStudent(who: Belonging, { id, schoolId, classId }: Pick<Student, 'id' | 'schoolId' | 'classId'>): void {
  assertFound(seesStudent(who, { studentId: id, schoolId, classIds: classId === null ? [] : [classId] }));
}

/** Cards of a class and slips for parents are printed by the school's keepers and the wali kelas. Throws NOT_FOUND. */
export function assertKeepsClass(who: Belonging, { schoolId, homeroomId }: Pick<SchoolClass, 'schoolId' | 'homeroomId'>): void {
  assertFound(keepsClass(who, { schoolId, homeroomId }));
}

export function keepsClass(who: Belonging, { schoolId, homeroomId }: Pick<SchoolClass, 'schoolId' | 'homeroomId'>): boolean {
  return keepsSchool(who, schoolId) || who.places.some(({ memberId }) => memberId === homeroomId);
}

/** Whether a student's guardians and card are theirs to look after: the school's keepers' and the wali kelas's. */
export async function keepsStudent(db: Db, who: Belonging, { schoolId, classId }: Pick<Student, 'schoolId' | 'classId'>): Promise<boolean> {
  if (keepsSchool(who, schoolId)) return true;
  if (classId === null || who.places.length === 0) return false;
  const homeroom = await db.selectFrom('lentera.class').select('homeroom_id').where('id', '=', classId).executeTakeFirst();
  return who.places.some(({ memberId }) => memberId === homeroom?.homeroom_id);
}
