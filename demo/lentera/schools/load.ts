import { transaction, type Tx } from '#db';
import type { PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { createDemoAccount, enrolDemoOfficer, enterPerson } from '#platform/identity';
import {
  educationAgency,
  applyIntake,
  changeClass,
  checkIntake,
  enterGuardian,
  enterMember,
  enterSchool,
  enterSubject,
  enterYear,
  stageIntake,
  studentsAt,
  teach,
  tieStudent,
} from '#services/lentera';
import type { DemoApp } from '../../app.ts';
import type { DemoAccount } from '../../people.ts';
import { childOf, schoolPeople, type SchoolPersonKey } from './people.ts';

/** The schools of the demonstration, for whatever is built on them. */
export interface SchoolsCast {
  readonly agencyId: string;
  readonly year: number;
  readonly schools: { readonly sd: string; readonly smp: string };
  /** Classes by name: 4A, 5A, 6A at the SD, 7A, 8A, 9A at the SMP. */
  readonly classes: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<SchoolPersonKey, PersonActor>>;
  readonly accounts: readonly DemoAccount[];
}

const YEAR = 2026;
const EACH = 30;
/** Subjects that questions of the demonstration are in. */
const subjects = [
  ['matematika', 'Matematika', 'Mathematics'],
  ['ipa', 'Ilmu Pengetahuan Alam', 'Science'],
  ['bahasa-indonesia', 'Bahasa Indonesia', 'Indonesian'],
  ['bahasa-inggris-bali', 'Bahasa Inggris dan Bali', 'English and Balinese'],
] as const;
/** One more in the bank, which nobody of the demonstration teaches. */
const religion = ['pendidikan-agama', 'Pendidikan Agama dan Budi Pekerti', 'Religious Education'] as const;

const grades = { sd: [4, 5, 6], smp: [7, 8, 9] } as const;

/** Makes two invented schools of Denpasar with their people, through the functions their pages call. */
export async function loadSchools(app: DemoApp): Promise<SchoolsCast> {
  const { db, clock, lentera } = app;
  const { agencyId } = lentera;
  const at = clock.now();
  const people = await enterPeople(app);
  const { education, operatorSd, operatorSmp } = people;
  const schools = await transaction(db, async (tx) => {
    await enterYear(tx, education, agencyId, { year: YEAR, begins: `${YEAR}-07-13`, ends: `${YEAR + 1}-06-30` }, at);
    for (const [key, id, en] of [...subjects, religion]) await enterSubject(tx, education, agencyId, { key, title: { id, en } }, at);
    const enter = (npsn: string, name: string, level: 'sd' | 'smp', district: string) =>
      enterSchool(tx, education, agencyId, { npsn, name, level, authority: 'city', district }, at);
    return {
      sd: await enter('50190001', 'SD Contoh Peguyangan', 'sd', 'Denpasar Utara'),
      smp: await enter('50190002', 'SMP Contoh Sanur', 'smp', 'Denpasar Selatan'),
    };
  });
  const members = await transaction(db, (tx) => enterPlaces(tx, { schools, people }, at));
  await takeClass(app, operatorSd, schools.sd, linesOf('sd'));
  await takeClass(app, operatorSmp, schools.smp, linesOf('smp'));
  const classes = await transaction(db, (tx) => giveClasses(tx, { agencyId, schools, people, members }, at));
  return { agencyId, year: YEAR, schools, classes, people, accounts };
}

async function enterPeople(app: DemoApp): Promise<SchoolsCast['people']> {
  const { db, auth, clock, authSecret: secret, lentera } = app;
  const deps = { db, auth, clock, secret };
  const entries = await Promise.all(
    Object.entries(schoolPeople).map(async ([key, { name, email }]) => {
      const personId = await createDemoAccount(deps, { name, email, nik: null, phone: null });
      if (/^(education|curriculum|head|operator)/.test(key)) await enrolDemoOfficer(deps, email);
      return [key, { kind: 'person', personId, accountId: personId, name, email, roles: [], strong: true } satisfies PersonActor] as const;
    }),
  );
  const people = Object.fromEntries(entries) as unknown as SchoolsCast['people'];
  await transaction(db, async (tx) => {
    for (const [who, role] of [
      ['education', 'admin'],
      ['education', 'complaints-supervisor'],
      ['education', 'ombudsman-liaison'],
      ['curriculum', 'curriculum'],
      ['curriculum', 'complaints-officer'],
    ] as const)
      await assign(tx, { personId: people[who].personId, agencyId: lentera.agencyId, role, employeeNo: null, validFrom: '2020-01-01' });
  });
  return people;
}

type Places = Readonly<Partial<Record<SchoolPersonKey, string>>>;

async function enterPlaces(tx: Tx, { schools, people }: Pick<SchoolsCast, 'schools' | 'people'>, at: Date): Promise<Places> {
  const places = [
    ['headSmp', 'head', 'smp'],
    ['curriculumSmp', 'curriculum', 'smp'],
    ['operatorSmp', 'operator', 'smp'],
    ['mathematics', 'teacher', 'smp'],
    ['science', 'teacher', 'smp'],
    ['indonesian', 'teacher', 'smp'],
    ['languages', 'teacher', 'smp'],
    ['headSd', 'head', 'sd'],
    ['operatorSd', 'operator', 'sd'],
    ['primary', 'teacher', 'sd'],
  ] as const;
  const members: Partial<Record<SchoolPersonKey, string>> = {};
  for (const [key, role, school] of places) {
    const { personId, name } = people[key];
    const place = { schoolId: schools[school], personId, role, name, nip: null, since: `${YEAR}-07-13` };
    members[key] = await enterMember(tx, people.education, place, 'demo', at);
  }
  return members;
}

/** The students of a school, as its list of them says. The two with accounts are the first of their classes. */
function linesOf(level: 'sd' | 'smp'): readonly (readonly string[])[] {
  return grades[level].flatMap((grade) =>
    Array.from({ length: EACH }, (_, at) => {
      const nth = grade * EACH + at;
      const own = at === 0 && grade === 8 ? schoolPeople.student : at === 0 && grade === 6 ? schoolPeople.pupil : null;
      const { name, sex } = own ? { name: own.name, sex: grade === 8 ? 'L' : 'P' } : childOf(nth);
      const born = `${YEAR - 6 - grade}-${String((nth % 12) + 1).padStart(2, '0')}-${String((nth % 28) + 1).padStart(2, '0')}`;
      return [name, String(26_000 + nth), `00${String(99_000_000 + nth)}`, sex, `${grade}A`, 'Denpasar', born];
    }),
  );
}

const titles = ['NAMA', 'NIS', 'NISN', 'JENIS KELAMIN (L/P)', 'KELAS AWAL', 'TEMPAT LAHIR', 'TANGGAL LAHIR'];

async function takeClass({ db, clock, lentera }: DemoApp, actor: PersonActor, schoolId: string, lines: readonly (readonly string[])[]) {
  const list = { titles, rows: lines.map((cells, at) => ({ line: at + 2, cells })) };
  const file = { schoolId, kind: 'students', year: YEAR, fileName: 'siswa-contoh.xlsx' } as const;
  const id = await transaction(db, (tx) => stageIntake(tx, actor, file, list, clock.now()));
  const mapping = { name: 0, nis: 1, nisn: 2, sex: 3, class: 4, birthplace: 5, born: 6 };
  await checkIntake({ ...lentera, clock }, id, mapping);
  await applyIntake({ ...lentera, clock }, actor, id);
}

/** Gives every class its teachers, every student a guardian, and the two with accounts theirs. */
async function giveClasses(
  tx: Tx,
  { agencyId, schools, people, members }: Pick<SchoolsCast, 'agencyId' | 'schools' | 'people'> & { readonly members: Places },
  at: Date,
): Promise<Readonly<Record<string, string>>> {
  const { education } = people;
  const classes: Record<string, string> = {};
  const teachers = {
    smp: ['mathematics', 'science', 'indonesian', 'languages'],
    sd: ['primary', 'primary', 'primary', 'primary'],
  } as const;
  const homerooms: Readonly<Record<string, SchoolPersonKey>> = {
    '6A': 'primary',
    '7A': 'science',
    '8A': 'mathematics',
    '9A': 'indonesian',
  };
  for (const level of ['sd', 'smp'] as const) {
    const schoolId = schools[level];
    const students = await studentsAt(tx, schoolId);
    for (const { classId, className } of students) if (classId !== null && className !== null) classes[className] = classId;
    for (const grade of grades[level]) {
      const classId = classes[`${grade}A`] ?? '';
      const homeroom = homerooms[`${grade}A`];
      const homeroomId = (homeroom && members[homeroom]) ?? null;
      await changeClass(tx, education, { id: classId, name: `${grade}A`, homeroomId, ended: false }, at);
      for (const [nth, [subject]] of subjects.entries()) {
        const memberId = members[teachers[level][nth] ?? 'primary'];
        if (memberId) await teach(tx, education, { classId, schoolId, agencyId, subject, memberId }, at);
      }
    }
    for (const [nth, { id: studentId, name }] of students.entries()) {
      const own = name === schoolPeople.student.name ? people.student : name === schoolPeople.pupil.name ? people.pupil : null;
      if (own) await tieStudent(tx, { studentId, personId: own.personId }, at);
      const mother = nth % 2 === 1;
      const family = name.split(' ').at(-1) ?? name;
      const personId = own ? people.parent.personId : await enterPerson(tx, { name: `${mother ? 'Ni' : 'I'} Wayan ${family}` }, at);
      const relation = mother && !own ? 'mother' : 'father';
      await enterGuardian(tx, education, { studentId, personId, relation, by: 'demo' }, at);
    }
  }
  return classes;
}

/** Who can sign in: the two of the office hold offices of the city, the others places at schools. */
const accounts: readonly DemoAccount[] = Object.entries(schoolPeople).map(([key, { name, email, story }]) => ({
  name,
  email,
  story,
  roles: [key],
  agency: key === 'education' || key === 'curriculum' ? educationAgency.government : null,
}));
