import type { Db } from '#db';
import { catalogue, formatDate, formatDateTime, type Locale } from '#i18n';
import { sql } from 'kysely';
import type { MemberRole } from './domain/belonging.ts';
import { openPhone } from './sealed.ts';
import { texts as words } from './texts.ts';

/** One thing that is held about a person: for a program, and in words. */
interface Held {
  readonly kind: string;
  readonly data: unknown;
  readonly lines: readonly string[];
}

const texts = catalogue(
  {
    works: (role: string, school: string) => `${role} di ${school}`,
    studies: (school: string) => `Siswa ${school}`,
    noted: (name: string) => `Dicatat sekolah sebagai orang tua ${name}`,
    follows: (name: string, school: string) => `Mengikuti ${name}, ${school}`,
    sat: 'Ujian dan ulangan',
    mark: 'Nilai yang sudah dibuka',
    said: 'Ditulis di bawah pelajaran',
    phone: 'Telepon',
    questions: (n: number) => `Soal yang dibuat: ${n}`,
  },
  {
    works: (role, school) => `${role} at ${school}`,
    studies: (school) => `Student of ${school}`,
    noted: (name) => `Noted by the school as a parent of ${name}`,
    follows: (name, school) => `Follows ${name}, ${school}`,
    sat: 'Exams and tests',
    mark: 'Marks that were released',
    said: 'Written below lessons',
    phone: 'Telephone',
    questions: (n) => `Questions made: ${n}`,
  },
);

/**
 * What the schools hold about a person: where they work, what they learn and sat, whose parent they are and what they
 * wrote. Of marks those that were released; of children that they follow them, and not what the school knows of the child.
 */
export async function* ownSchooling(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  yield* placesOf(db, personId, locale);
  yield* studiesOf(db, personId, locale);
  yield* childrenOf(db, personId, locale);
  yield* wordsOf(db, personId, locale);
}

async function* placesOf(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  const m = texts(locale);
  const { rows } = await sql<{ school: string; role: MemberRole; nip: string | null; since: string; until: string | null }>`
    select s.name as school, m.role, m.nip, m.since, m.until from lentera.member m join lentera.school s on s.id = m.school_id
     where m.person_id = ${personId} order by m.since, m.id`.execute(db);
  for (const data of rows)
    yield {
      kind: 'school-place',
      data,
      lines: [
        `${m.works(words(locale).roles[data.role], data.school)} (${formatDate(data.since, locale)} – ${data.until ? formatDate(data.until, locale) : '…'})`,
      ],
    };
  const { rows: made } = await sql<{ n: number }>`
    select count(*)::integer as n from lentera.question where author_id = ${personId}`.execute(db);
  if (made[0]?.n) yield { kind: 'questions', data: { made: made[0].n }, lines: [m.questions(made[0].n)] };
}

async function* studiesOf(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  const [m, w] = [texts(locale), words(locale)];
  const students = await db
    .selectFrom('lentera.student as s')
    .innerJoin('lentera.school as h', 'h.id', 's.school_id')
    .select(['s.id', 'h.name as school', 's.name', 's.nis', 's.nisn', 's.sex', 's.born', 's.birthplace', 's.address', 's.status'])
    .where('s.person_id', '=', personId)
    .orderBy('s.created_at')
    .execute();
  for (const { id, ...student } of students) {
    const [classes, sat, marks] = [await classesOf(db, id), await satBy(db, id), await releasedTo(db, id)];
    yield {
      kind: 'schooling',
      data: { ...student, classes, sat, marks },
      lines: [
        m.studies(student.school),
        `${w.name}: ${student.name}`,
        `${w.nis}: ${student.nis}`,
        `${w.nisn}: ${student.nisn ?? '–'}`,
        `${w.born}: ${student.born ? formatDate(student.born, locale) : '–'}`,
        ...classes.map(({ year, name, begins }) => `${w.class} ${name}, ${year}/${year + 1}, ${formatDate(begins, locale)}`),
        ...sat.map(({ title, startedAt }) => `${m.sat}: ${title}, ${formatDateTime(startedAt, locale)}`),
        ...marks.map(({ subject, title, value }) => `${m.mark}: ${subject}, ${title}: ${inWords(value)}`),
      ],
    };
  }
}

/** A mark as it was written: points, a level, or why there is none. */
function inWords(value: unknown): string {
  return Object.entries(value as Record<string, unknown>)
    .filter(([key]) => key !== 'kind')
    .map(([, said]) => (typeof said === 'object' ? JSON.stringify(said) : String(said)))
    .join(', ');
}

async function classesOf(db: Db, studentId: string) {
  return db
    .selectFrom('lentera.enrolment as e')
    .innerJoin('lentera.class as c', 'c.id', 'e.class_id')
    .select(['c.year', 'c.name', 'e.begins', 'e.ends'])
    .where('e.student_id', '=', studentId)
    .orderBy('e.begins')
    .execute();
}

async function satBy(db: Db, studentId: string) {
  return db
    .selectFrom('lentera.attempt as a')
    .innerJoin('lentera.participant as p', 'p.id', 'a.participant_id')
    .innerJoin('lentera.test as t', 't.id', 'p.test_id')
    .select(['t.title', 't.subject', 'a.nth', 'a.started_at as startedAt', 'a.ended_at as endedAt'])
    .where('p.student_id', '=', studentId)
    .orderBy('a.started_at')
    .execute();
}

async function releasedTo(db: Db, studentId: string) {
  return db
    .selectFrom('lentera.grade_mark as g')
    .innerJoin('lentera.grade_column as c', 'c.id', 'g.column_id')
    .innerJoin('lentera.gradebook as b', 'b.id', 'c.book_id')
    .select(['b.subject', 'b.semester', 'c.title', 'c.on_day as on', 'g.value'])
    .where('g.student_id', '=', studentId)
    .where('b.released_at', 'is not', null)
    .where('c.removed_at', 'is', null)
    .orderBy('c.on_day')
    .orderBy('c.id')
    .execute();
}

async function* childrenOf(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  const [m, w] = [texts(locale), words(locale)];
  const followed = await db
    .selectFrom('lentera.guardian as g')
    .innerJoin('lentera.student as s', 's.id', 'g.student_id')
    .innerJoin('lentera.school as h', 'h.id', 's.school_id')
    .select(['s.name', 'h.name as school', 'g.relation', 'g.since', 'g.ended_at as endedAt'])
    .where('g.person_id', '=', personId)
    .orderBy('g.since')
    .execute();
  for (const data of followed)
    yield {
      kind: 'school-child',
      data,
      lines: [`${m.follows(data.name, data.school)} (${formatDateTime(data.since, locale)})`],
    };
  const noted = await db
    .selectFrom('lentera.parent as p')
    .innerJoin('lentera.student as s', 's.id', 'p.student_id')
    .select(['p.student_id as studentId', 's.name as child', 'p.relation', 'p.name', 'p.phone', 'p.changed_at as changedAt'])
    .where('p.person_id', '=', personId)
    .orderBy('p.student_id')
    .execute();
  for (const { studentId, ...row } of noted) {
    const data = { ...row, phone: openPhone(db, studentId, row.relation, row.phone) };
    const relation = (w.relations as Readonly<Record<string, string>>)[data.relation] ?? data.relation;
    yield {
      kind: 'school-parent',
      data,
      lines: [`${m.noted(data.child)}: ${relation}, ${data.name}`, `${m.phone}: ${data.phone ?? '–'}`],
    };
  }
}

async function* wordsOf(db: Db, personId: string, locale: Locale): AsyncGenerator<Held> {
  const said = await db
    .selectFrom('lentera.lesson_comment')
    .select(['at', 'body', 'hidden_at as hiddenAt'])
    .where('by_person', '=', personId)
    .orderBy('at')
    .execute();
  for (const data of said)
    yield { kind: 'lesson-words', data, lines: [`${texts(locale).said}, ${formatDateTime(data.at, locale)}: ${data.body}`] };
}
