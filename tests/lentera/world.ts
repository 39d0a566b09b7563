import { transaction, type Tx } from '#db';
import type { Clock, PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { enrolDemoOfficer } from '#platform/identity';
import {
  changeClass,
  enrol,
  enterGuardian,
  enterMember,
  enterSchool,
  enterStudent,
  enterSubject,
  enterYear,
  openClass,
  teach,
} from '#services/lentera';
import type { TestApp, Visitor } from '#support';

const system = { kind: 'system', name: 'test' } as const;
// What a person would do is done by nobody in particular; the trail is none of this world's business.
const nobody = system as unknown as PersonActor;

/** Everybody of the narrow world, by what they are to the first school. */
export const schoolPeople = [
  'operator',
  'head',
  'planner',
  'teacher',
  'colleague',
  'elsewhere',
  'parent',
  'stranger',
  'admin',
  'curriculum',
] as const;
export type SchoolPerson = (typeof schoolPeople)[number];

/** One school with two classes and five students, another with one of each, and the city's office. */
export interface SchoolWorld {
  readonly agencyId: string;
  readonly schoolId: string;
  readonly otherSchoolId: string;
  /** 7A, in which `teacher` is wali kelas and teaches matematika, and 7B, in which `colleague` teaches ipa. */
  readonly classes: { readonly a: string; readonly b: string; readonly other: string };
  /** Made and Luh are in 7A, Komang and Putu in 7B, Ketut in no class; Wayan is elsewhere. `parent` is Made's father. */
  readonly students: Readonly<Record<'made' | 'luh' | 'komang' | 'putu' | 'ketut' | 'wayan', string>>;
  readonly members: { readonly teacher: string; readonly colleague: string };
  readonly personId: Readonly<Record<SchoolPerson, string>>;
  /** Somebody at a browser, signed in with every factor. */
  at(who: SchoolPerson): Promise<Visitor>;
}

const names: Readonly<Record<SchoolPerson, string>> = {
  operator: 'Ni Kadek Operator',
  head: 'I Nyoman Kepala',
  planner: 'Ni Luh Waka Kurikulum',
  teacher: 'Ni Wayan Guru',
  colleague: 'I Ketut Rekan',
  elsewhere: 'I Gede Lain',
  parent: 'I Wayan Ayah',
  stranger: 'Luh Orang Lain',
  admin: 'Putu Dinas',
  curriculum: 'Made Kurikulum',
};

const emailOf = (who: SchoolPerson) => `${who}@sekolah.contoh.test`;

/** Makes the narrow world of the schools in an empty application; its clock stands in the school year 2025/2026, and nobody else is there. */
export async function makeSchools(app: TestApp<Clock>): Promise<SchoolWorld> {
  const { db, deps } = app;
  const { agencyId } = deps.lentera;
  const at = app.clock.now();
  const accounts = { db, auth: deps.auth, clock: app.clock, secret: deps.authSecret };
  const personId = Object.fromEntries(
    await Promise.all(schoolPeople.map(async (who) => [who, await app.account({ name: names[who], email: emailOf(who) })] as const)),
  ) as Record<SchoolPerson, string>;
  for (const who of ['operator', 'head', 'planner', 'elsewhere', 'admin', 'curriculum'] as const)
    await enrolDemoOfficer(accounts, emailOf(who));
  const made = await transaction(db, async (tx) => {
    for (const role of ['admin', 'curriculum'] as const)
      await assign(tx, { personId: personId[role], agencyId, role, employeeNo: null, validFrom: '2020-01-01' });
    await enterYear(tx, nobody, agencyId, { year: 2025, begins: '2025-07-14', ends: '2026-06-30' }, at);
    const titles = { matematika: ['Matematika', 'Mathematics'], ipa: ['IPA', 'Science'] } as const;
    for (const [key, [id, en]] of Object.entries(titles)) await enterSubject(tx, nobody, agencyId, { key, title: { id, en } }, at);
    const school = { level: 'smp', authority: 'city', district: 'Denpasar Barat' } as const;
    const schoolId = await enterSchool(tx, nobody, agencyId, { ...school, npsn: '50109901', name: 'SMP Contoh Satu' }, at);
    const otherSchoolId = await enterSchool(tx, nobody, agencyId, { ...school, npsn: '50109902', name: 'SMP Contoh Dua' }, at);
    const members = await enterPlaces(tx, { schoolId, otherSchoolId, personId }, at);
    const open = (of: string, name: string) => openClass(tx, nobody, { schoolId: of, year: 2025, grade: 7, name }, at);
    const classes = { a: await open(schoolId, '7A'), b: await open(schoolId, '7B'), other: await open(otherSchoolId, '7A') };
    await changeClass(tx, nobody, { id: classes.a, name: '7A', homeroomId: members.teacher, ended: false }, at);
    await teach(tx, nobody, { classId: classes.a, schoolId, agencyId, subject: 'matematika', memberId: members.teacher }, at);
    await teach(tx, nobody, { classId: classes.b, schoolId, agencyId, subject: 'ipa', memberId: members.colleague }, at);
    const students = await enterStudents(tx, { schoolId, otherSchoolId, classes }, at);
    await enterGuardian(tx, nobody, { studentId: students.made, personId: personId.parent, relation: 'father', by: 'test' }, at);
    return { schoolId, otherSchoolId, classes, members, students };
  });
  return { agencyId, personId, ...made, at: (who) => app.signedIn(emailOf(who)) };
}

async function enterPlaces(
  tx: Tx,
  { schoolId, otherSchoolId, personId }: Pick<SchoolWorld, 'schoolId' | 'otherSchoolId' | 'personId'>,
  at: Date,
): Promise<SchoolWorld['members']> {
  const enter = (who: SchoolPerson, role: 'teacher' | 'curriculum' | 'operator' | 'head', of = schoolId) => {
    const place = { schoolId: of, personId: personId[who], role, name: names[who], nip: null, since: '2025-07-14' };
    return enterMember(tx, nobody, place, 'test', at);
  };
  await enter('operator', 'operator');
  await enter('head', 'head');
  await enter('planner', 'curriculum');
  await enter('elsewhere', 'operator', otherSchoolId);
  return { teacher: await enter('teacher', 'teacher'), colleague: await enter('colleague', 'teacher') };
}

async function enterStudents(
  tx: Tx,
  { schoolId, otherSchoolId, classes }: Pick<SchoolWorld, 'schoolId' | 'otherSchoolId' | 'classes'>,
  at: Date,
): Promise<SchoolWorld['students']> {
  const enter = async (name: string, nth: number, sex: 'L' | 'P', classId: string | null, of = schoolId) => {
    const words = { name, nisn: `00990000${nth}`, nis: `26${nth}`, sex, birthplace: 'Denpasar', born: '2013-05-14' } as const;
    const studentId = await enterStudent(tx, nobody, of, words, at);
    if (classId !== null) await enrol(tx, nobody, { studentId, classId, on: '2025-07-14' }, at);
    return studentId;
  };
  return {
    made: await enter('Made Contoh Rahasia', 11, 'L', classes.a),
    luh: await enter('Luh Contoh Rahasia', 12, 'P', classes.a),
    komang: await enter('Komang Contoh Rahasia', 13, 'L', classes.b),
    putu: await enter('Putu Contoh Rahasia', 14, 'P', classes.b),
    ketut: await enter('Ketut Contoh Rahasia', 15, 'L', null),
    wayan: await enter('Wayan Contoh Rahasia', 16, 'L', classes.other, otherSchoolId),
  };
}

/** Sends a list in and has it checked by the columns that are guessed; gives the address of its page. */
export async function sendList(
  visitor: Visitor,
  at: string,
  content: string | Buffer,
  what = { isi: 'students', name: 'daftar.csv' },
): Promise<string> {
  const sent = await sendFile(visitor, at, content, what);
  const address = String(sent.headers.location).split('?')[0] ?? '';
  const { body } = await visitor.get(address);
  const columns = [...body.matchAll(/<select id="(\w+)"[\s\S]*?<\/select>/g)].map(([select, field = '']) => [
    field,
    /<option value="(\d*)" selected/.exec(select)?.[1] ?? '',
  ]);
  await visitor.post(`${address}/periksa`, Object.fromEntries(columns) as Record<string, string>);
  return address;
}

/** Sends a file as the form of lists does. */
export async function sendFile(visitor: Visitor, at: string, content: string | Buffer, { isi, name }: { isi: string; name: string }) {
  const bound = 'batas-contoh';
  const part = (field: string, value: string) => `--${bound}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(part('_csrf', await visitor.token()) + part('isi', isi)),
    Buffer.from(`--${bound}\r\ncontent-disposition: form-data; name="berkas"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${bound}--\r\n`),
  ]);
  return visitor.send({ method: 'POST', url: at, headers: { 'content-type': `multipart/form-data; boundary=${bound}` }, payload });
}
