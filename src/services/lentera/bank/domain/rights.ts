/** Whose a question is and how far it has come. */
export interface Held {
  readonly authorId: string;
  /** Who made the newest version, and who asked for it to be shared. */
  readonly madeBy: string;
  readonly proposedBy: string | null;
  /** null: the city's own. */
  readonly schoolId: string | null;
  readonly shared: Shared;
  readonly status: QuestionStatus;
  readonly proposedTo: Wider | null;
}

export const shares = ['own', 'school', 'city'] as const;
export type Shared = (typeof shares)[number];
export type Wider = Exclude<Shared, 'own'>;
export const questionStatuses = ['draft', 'proposed', 'approved', 'returned', 'retired'] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

/** Somebody before a question. */
export interface Reader {
  readonly personId: string;
  /** Schools for whose questions they answer: as head, or as deputy head for the curriculum. */
  readonly answersFor: readonly string[];
  readonly isCurriculum: boolean;
  /** They teach the question's subject at the question's school. */
  readonly teachesIt: boolean;
}

/** A new version is made by its author, by whoever answers for the school it is shared with, and by the city of its own. */
export function mayChange(held: Held, { personId, answersFor, isCurriculum }: Reader): boolean {
  if (held.authorId === personId) return true;
  if (held.schoolId === null) return isCurriculum;
  return held.shared !== 'own' && answersFor.includes(held.schoolId);
}

/** With whom it would be shared next: one step at a time, and again with the same where it was changed since. */
export function nextShare({ shared, status, schoolId }: Held): Wider | null {
  if (status === 'retired' || status === 'proposed') return null;
  const first: Wider = schoolId === null ? 'city' : 'school';
  if (status !== 'approved') return shared === 'own' ? first : shared;
  return shared === 'own' ? first : shared === 'school' ? 'city' : null;
}

export function mayPropose(held: Held, reader: Reader): boolean {
  return mayChange(held, reader) && held.proposedTo === null && nextShare(held) !== null;
}

/**
 * Two pairs of eyes: for the school its head, its deputy for the curriculum or another teacher of the subject, for the city a curriculum officer; never
 * its author, nor whoever made this version or asked for it.
 */
export function mayDecide(held: Held, { personId, answersFor, isCurriculum, teachesIt }: Reader): boolean {
  if ([held.authorId, held.madeBy, held.proposedBy].includes(personId)) return false;
  if (held.proposedTo === 'city') return isCurriculum;
  return held.proposedTo === 'school' && (teachesIt || (held.schoolId !== null && answersFor.includes(held.schoolId)));
}

/** Taken out of every later test; the city may do so with whatever the whole city draws from. */
export function mayRetire(held: Held, reader: Reader): boolean {
  return held.status !== 'retired' && (mayChange(held, reader) || (reader.isCurriculum && held.shared === 'city'));
}

export function mayRestore(held: Held, reader: Reader): boolean {
  return held.status === 'retired' && (mayChange(held, reader) || (reader.isCurriculum && held.shared === 'city'));
}

/** Given to another teacher of the school, by its author or, where they left, by whoever answers for it. */
export function mayHandOver(held: Held, { personId, answersFor }: Reader): boolean {
  return held.schoolId !== null && (held.authorId === personId || answersFor.includes(held.schoolId));
}
