import type { Request } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../deps.ts';
import { getClass } from '../schools/classes.ts';
import { listSubjects, type Subject } from '../schools/city.ts';
import { type Visit, visitOf } from '../schools/who.ts';
import { type Book, type BookRights, readBook, rightsTo } from './book.ts';

/** Which book an address names. */
export const BookParams = {
  classId: Type.String({ format: 'uuid' }),
  subject: Type.String({ pattern: '^[a-z0-9-]{2,40}$' }),
  semester: Type.Enum(['1', '2']),
};

/** A book somebody may see, and what they may do with it. */
export interface OpenBook {
  readonly visit: Visit;
  readonly book: Book;
  readonly rights: BookRights;
  readonly subjects: readonly Subject[];
}

/** Opens a book for whoever asks. Throws NOT_FOUND where it is not theirs to see. */
export async function openBook(
  deps: LenteraDeps,
  request: Request,
  params: { readonly classId: string; readonly subject: string; readonly semester: number | string },
): Promise<OpenBook> {
  const { db, agencyId } = deps;
  const visit = await visitOf(deps, request);
  const of = await getClass(db, agencyId, params.classId);
  const rights = await rightsTo(db, visit.who, of, params.subject);
  const at = { classId: of.id, subject: params.subject, semester: Number(params.semester) === 2 ? 2 : 1 } as const;
  const [book, subjects] = await Promise.all([readBook(db, agencyId, at, visit.today, { of }), listSubjects(db, agencyId)]);
  return { visit, book, rights, subjects };
}
