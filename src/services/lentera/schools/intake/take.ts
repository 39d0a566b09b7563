import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { renameNamedAccount } from '#platform/identity';
import { sql } from 'kysely';
import type { LenteraDeps } from '../../deps.ts';
import { listClasses } from '../classes.ts';
import { gradesOf } from '../domain/levels.ts';
import { leaveClass } from '../enrolling.ts';
import { makeCodes, type MadeCode } from '../join-codes.ts';
import { getSchool } from '../schools.ts';
import type { IntakeMapping } from './columns.ts';
import {
  type Compared,
  compareStudents,
  compareTeachers,
  type IntakeReport,
  type KnownTeacher,
  reportOf,
  type StudentBooks,
} from './compare.ts';
import type { StudentLine, TeacherLine } from './read-line.ts';
import { noteParents, parentsAmong } from '../parents.ts';
import { assertMapped, endIntake, holdIntake, type Intake, noteReport } from './store.ts';

interface At {
  readonly agencyId: string;
  readonly now: Date;
}

interface Looked {
  readonly compared: readonly Compared<StudentLine | TeacherLine>[];
  readonly report: IntakeReport;
}

/** What would become of a list, line by line, by the books as they are now. */
export async function lookThrough(db: Db | Tx, at: At, intake: Intake): Promise<Looked> {
  if (intake.kind === 'teachers') {
    const known = await knownTeachers(db, intake.schoolId, at.now);
    const compared = compareTeachers(intake.rows, intake.mapping, known);
    return { compared, report: reportOf(compared, { newClasses: [], known: known.length }) };
  }
  const classes = await listClasses(db, intake.schoolId, intake.year);
  const compared = await compareWithBooks(db, at, intake, classes);
  const wanted = compared.flatMap(({ value }) => value?.class?.name ?? []);
  const newClasses = [...new Set(wanted)].filter((name) => !classes.some((one) => one.name === name)).toSorted();
  const { n } = await db
    .selectFrom('lentera.student')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('school_id', '=', intake.schoolId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  return { compared, report: reportOf(compared, { newClasses, known: Number(n) }) };
}

async function compareWithBooks(
  db: Db | Tx,
  { agencyId }: At,
  intake: Intake,
  classes: StudentBooks['classes'],
): Promise<readonly Compared<StudentLine>[]> {
  const { schoolId } = intake;
  const school = await getSchool(db, agencyId, schoolId);
  const [all, elsewhere] = await Promise.all([
    db
      .selectFrom('lentera.student as s')
      .leftJoin('lentera.enrolment as e', (join) => join.onRef('e.student_id', '=', 's.id').on('e.ends', 'is', null))
      .leftJoin('lentera.class as c', 'c.id', 'e.class_id')
      .select(['s.id', 's.name', 's.nis', 's.nisn', 's.sex', 's.birthplace', 's.status', 'c.name as className'])
      .select(sql<string | null>`s.born::text`.as('born'))
      .select('s.address')
      .where('s.school_id', '=', schoolId)
      .execute(),
    db
      .selectFrom('lentera.student')
      .select('nisn')
      .where('school_id', '!=', schoolId)
      .where('status', '=', 'active')
      .where('nisn', 'is not', null)
      .execute(),
  ]);
  const parents = Map.groupBy(
    await parentsAmong(
      db,
      all.map(({ id }) => id),
    ),
    ({ studentId }) => studentId,
  );
  const known = all.flatMap((one) => (one.status === 'active' ? [{ ...one, parents: parents.get(one.id) ?? [] }] : []));
  return compareStudents(intake.rows, intake.mapping, {
    grades: gradesOf(school.level),
    classes,
    known: known as never,
    formerNis: new Set(all.flatMap(({ status, nis }) => (status === 'active' ? [] : [nis]))),
    elsewhere: new Set(elsewhere.map(({ nisn }) => nisn ?? '')),
  });
}

/** Who teaches at the school, and for whom a code is still open. */
async function knownTeachers(db: Db | Tx, schoolId: string, now: Date): Promise<readonly KnownTeacher[]> {
  const [members, codes] = await Promise.all([
    db.selectFrom('lentera.member').select(['id', 'name', 'nip']).where('school_id', '=', schoolId).where('until', 'is', null).execute(),
    db
      .selectFrom('lentera.join_code')
      .select(['id', 'name', 'nip'])
      .where('school_id', '=', schoolId)
      .where('role', '!=', 'guardian')
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', now)
      .execute(),
  ]);
  return [...members, ...codes];
}

/** Goes through a list by a mapping, keeps what was found, and takes nothing. Throws ACTION_NOT_ALLOWED (`over`, `columns`). */
export async function checkIntake({ db, clock, agencyId }: LenteraDeps, id: string, mapping: IntakeMapping): Promise<void> {
  await transaction(db, async (tx) => {
    const intake = { ...(await holdIntake(tx, id)), mapping };
    assertMapped(intake);
    const { report } = await lookThrough(tx, { agencyId, now: clock.now() }, intake);
    await noteReport(tx, id, mapping, report);
  });
}

/**
 * Takes a list that was checked, as one transaction, by the books as they are now. Returns the codes it made for teachers; none
 * for students. Throws ACTION_NOT_ALLOWED: `over`, `not-checked`, `nothing`.
 */
export async function applyIntake({ db, clock, agencyId }: LenteraDeps, actor: PersonActor, id: string): Promise<readonly MadeCode[]> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const intake = await holdIntake(tx, id);
    if (intake.status !== 'checked') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-checked' });
    // Two lists of one school take turns.
    await tx.selectFrom('lentera.school').select('id').where('id', '=', intake.schoolId).forUpdate().execute();
    const { compared, report } = await lookThrough(tx, { agencyId, now: at }, intake);
    if (report.counts.created + report.counts.changed === 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nothing' });
    const made = intake.kind === 'teachers' ? await takeTeachers(tx, actor, { agencyId, intake, compared }, at) : [];
    if (intake.kind === 'students') await takeStudents(tx, intake, compared as readonly Compared<StudentLine>[], at);
    await noteReport(tx, id, intake.mapping, report);
    await endIntake(tx, id, 'applied', at);
    const subject = { type: 'school', id: intake.schoolId };
    const detail = { intake: id, kind: intake.kind, ...report.counts, classes: report.newClasses.length };
    await appendAudit(tx, { actor, action: 'lentera.apply-intake', subject, detail, at });
    return made;
  });
}

async function takeTeachers(
  tx: Tx,
  actor: PersonActor,
  { agencyId, intake, compared }: { agencyId: string; intake: Intake; compared: Looked['compared'] },
  at: Date,
): Promise<readonly MadeCode[]> {
  const fresh = compared.flatMap(({ fate, value }) => (fate === 'created' && value ? [value as TeacherLine] : []));
  const wanted = fresh.map(({ name, nip, role }) => ({ schoolId: intake.schoolId, role, studentId: null, name, nip }) as const);
  return makeCodes(tx, actor, { agencyId, today: officeDay(at) }, wanted, at);
}

/** Rows written together. */
const CHUNK = 500;

async function takeStudents(tx: Tx, intake: Intake, compared: readonly Compared<StudentLine>[], at: Date): Promise<void> {
  const { schoolId, year } = intake;
  const on = officeDay(at);
  const taken = compared.flatMap(({ value, fate, id }) => (value && fate !== 'failed' ? [{ value, fate, id: id ?? newId() }] : []));
  const classes = await classIds(
    tx,
    { schoolId, year },
    taken.map(({ value }) => value),
  );
  const created = taken.filter(({ fate }) => fate === 'created');
  for (let from = 0; from < created.length; from += CHUNK)
    await tx
      .insertInto('lentera.student')
      .values(
        created.slice(from, from + CHUNK).map(({ id, value: { class: _class, parents: _parents, ...words } }) => ({
          id,
          school_id: schoolId,
          ...words,
          created_at: at,
          changed_at: at,
        })),
      )
      .execute();
  await noteParents(
    tx,
    taken.flatMap(({ id, value }) => value.parents.map((one) => ({ studentId: id, ...one }))),
    at,
  );
  for (const { id, fate, value } of taken) {
    const { class: into, parents: _parents, ...words } = value;
    if (fate === 'changed') await change(tx, id, words, at);
    const classId = into && classes.get(into.name);
    if (!classId || fate === 'unchanged') continue;
    if (fate === 'changed') {
      const now = await tx
        .selectFrom('lentera.enrolment')
        .select('class_id')
        .where('student_id', '=', id)
        .where('ends', 'is', null)
        .executeTakeFirst();
      if (now?.class_id === classId) continue;
      await leaveClass(tx, id, on);
    }
    await tx.insertInto('lentera.enrolment').values({ student_id: id, class_id: classId, begins: on }).execute();
  }
}

/** The classes these students are in, by name; those there are not yet are opened. */
async function classIds(tx: Tx, { schoolId, year }: Pick<Intake, 'schoolId' | 'year'>, lines: readonly StudentLine[]) {
  const known = new Map((await listClasses(tx, schoolId, year)).map(({ name, id }) => [name, id]));
  for (const { class: into } of lines) {
    if (into === null || known.has(into.name)) continue;
    const id = newId();
    await tx.insertInto('lentera.class').values({ id, school_id: schoolId, year, grade: into.grade, name: into.name }).execute();
    known.set(into.name, id);
  }
  return known;
}

/** Writes what a file says of a student over what was there; an account the school opened bears the new name. */
async function change(tx: Tx, id: string, words: Omit<StudentLine, 'class' | 'parents'>, at: Date): Promise<void> {
  const { person_id: personId } = await tx
    .updateTable('lentera.student')
    .set({ ...words, changed_at: at })
    .where('id', '=', id)
    .returning('person_id')
    .executeTakeFirstOrThrow();
  if (personId !== null) await renameNamedAccount(tx, { personId, name: words.name }, at);
}
