import { type Belonging, plansSchool, worksAt } from '../../schools/domain/belonging.ts';

/** Whose a test is. */
export interface Held {
  /** null: the city's. */
  readonly schoolId: string | null;
  readonly authorId: string;
}

/** Whether somebody may make a test of a school, or of the city. */
export function mayHold(who: Belonging, schoolId: string | null): boolean {
  return schoolId === null ? who.city?.curriculum === true : worksAt(who, schoolId);
}

/** Whether a test is theirs to change, hold and mark: its author's while they work there, the school's head's, operator's and curriculum's. */
export function keepsTest(who: Belonging, { schoolId, authorId }: Held): boolean {
  if (schoolId === null) return who.city?.curriculum === true;
  return plansSchool(who, schoolId) || (authorId === who.personId && worksAt(who, schoolId));
}

/** Whether they may watch over it and see who sits it: whoever works at the school; for a city's test, at any school in it. */
export function watchesTest(who: Belonging, held: Held, schoolsInIt: readonly string[]): boolean {
  return (
    keepsTest(who, held) ||
    who.places.some(({ schoolId }) => schoolId === held.schoolId || (held.schoolId === null && schoolsInIt.includes(schoolId)))
  );
}
