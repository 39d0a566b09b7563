import { type Db, likeLiteral, type Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';

export const studentStatuses = ['active', 'moved', 'left', 'graduated'] as const;
export type StudentStatus = (typeof studentStatuses)[number];

export interface Student {
  readonly id: string;
  readonly schoolId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly nisn: string | null;
  readonly nis: string;
  readonly sex: 'L' | 'P';
  readonly birthplace: string | null;
  /** YYYY-MM-DD */
  readonly born: string | null;
  readonly address: string | null;
  readonly status: StudentStatus;
  readonly cameFrom: string | null;
  readonly changedAt: Date;
  /** The class they are in now. */
  readonly classId: string | null;
  readonly className: string | null;
}

export function studentsOf(db: Db | Tx) {
  return db
    .selectFrom('lentera.student as s')
    .leftJoin('lentera.enrolment as e', (join) => join.onRef('e.student_id', '=', 's.id').on('e.ends', 'is', null))
    .leftJoin('lentera.class as c', 'c.id', 'e.class_id')
    .select([
      's.id',
      's.school_id as schoolId',
      's.person_id as personId',
      's.name',
      's.nisn',
      's.nis',
      's.sex',
      's.birthplace',
      's.address',
    ])
    .select(['s.status', 's.came_from as cameFrom', 's.changed_at as changedAt', 'c.id as classId', 'c.name as className'])
    .select(sql<string | null>`s.born::text`.as('born'));
}

/** One student of the city; throws NOT_FOUND. */
export async function getStudent(db: Db | Tx, agencyId: string, id: string): Promise<Student> {
  const row = await studentsOf(db)
    .innerJoin('lentera.school as o', 'o.id', 's.school_id')
    .where('s.id', '=', id)
    .where('o.agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { student: id });
  return row as Student;
}

/** Students by their ids, by name. */
export async function studentsByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly Student[]> {
  if (ids.length === 0) return [];
  const rows = await studentsOf(db)
    .where('s.id', 'in', [...ids])
    .orderBy('s.name')
    .execute();
  return rows as Student[];
}

/** Who is in a class now, by name. */
export async function studentsIn(db: Db | Tx, classId: string): Promise<readonly Student[]> {
  const rows = await studentsOf(db).where('e.class_id', '=', classId).orderBy('s.name').orderBy('s.id').execute();
  return rows as Student[];
}

export interface StudentFilter {
  readonly q: string;
  readonly status: StudentStatus;
}

/** Students of a school by name; `q` is looked for in name, NISN and NIS. */
export async function listStudents(
  db: Db | Tx,
  schoolId: string,
  { q, status }: StudentFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Student[]; readonly total: number }> {
  const like = `%${likeLiteral(q)}%`;
  const count = db
    .selectFrom('lentera.student as s')
    .where('s.school_id', '=', schoolId)
    .where('s.status', '=', status)
    .$if(q !== '', (query) =>
      query.where((eb) => eb.or([eb('s.name', 'ilike', like), eb('s.nisn', 'ilike', like), eb('s.nis', 'ilike', like)])),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'));
  const rows = studentsOf(db)
    .where('s.school_id', '=', schoolId)
    .where('s.status', '=', status)
    .$if(q !== '', (query) =>
      query.where((eb) => eb.or([eb('s.name', 'ilike', like), eb('s.nisn', 'ilike', like), eb('s.nis', 'ilike', like)])),
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(page.limit)
    .offset(page.offset);
  const [{ n }, found] = await Promise.all([count.executeTakeFirstOrThrow(), rows.execute()]);
  return { rows: found as Student[], total: Number(n) };
}

/** One stretch of a student's way: a class, where, from when to when. */
export interface Stretch {
  readonly classId: string;
  readonly className: string;
  readonly year: number;
  readonly school: string;
  readonly begins: string;
  readonly ends: string | null;
}

/** In which classes a student was, newest first. */
export async function wayOf(db: Db | Tx, studentId: string): Promise<readonly Stretch[]> {
  return db
    .selectFrom('lentera.enrolment as e')
    .innerJoin('lentera.class as c', 'c.id', 'e.class_id')
    .innerJoin('lentera.school as s', 's.id', 'c.school_id')
    .select(['c.id as classId', 'c.name as className', 'c.year', 's.name as school'])
    .select([sql<string>`e.begins::text`.as('begins'), sql<string | null>`e.ends::text`.as('ends')])
    .where('e.student_id', '=', studentId)
    .orderBy('e.id', 'desc')
    .execute();
}

/** Somebody who may see how a student does. */
export interface Guardian {
  readonly studentId: string;
  readonly personId: string;
  readonly name: string;
  readonly relation: 'father' | 'mother' | 'guardian';
  readonly since: Date;
}

/** Guardians of some students whose tie has not ended, oldest first. */
export async function guardiansOf(db: Db | Tx, studentIds: readonly string[]): Promise<readonly Guardian[]> {
  if (studentIds.length === 0) return [];
  const rows = await db
    .selectFrom('lentera.guardian as g')
    .innerJoin('identity.person as p', 'p.id', 'g.person_id')
    .select(['g.student_id as studentId', 'g.person_id as personId', 'p.name', 'g.relation', 'g.since'])
    .where('g.student_id', 'in', [...studentIds])
    .where('g.ended_at', 'is', null)
    .orderBy('g.since')
    .execute();
  return rows as Guardian[];
}

/** Active students of a school of this name, whatever its letters' size: somebody may be about to enter one of them again. */
export async function namesakesAt(db: Db | Tx, schoolId: string, name: string): Promise<readonly Student[]> {
  const rows = await studentsOf(db)
    .where('s.school_id', '=', schoolId)
    .where('s.status', '=', 'active')
    .where(sql<boolean>`lower(s.name) = lower(${name})`)
    .orderBy('s.id')
    .limit(5)
    .execute();
  return rows as Student[];
}

/** Active students of a school, with the class they are in, by name. */
export async function studentsAt(db: Db | Tx, schoolId: string): Promise<readonly Student[]> {
  const rows = await studentsOf(db)
    .where('s.school_id', '=', schoolId)
    .where('s.status', '=', 'active')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return rows as Student[];
}
