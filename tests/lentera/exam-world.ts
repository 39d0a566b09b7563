import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import {
  addSession,
  admit,
  type Body,
  enterQuestions,
  enterTest,
  keepMedia,
  makeCards,
  publishTest,
  type Question,
  type Terms,
  Tickets,
  usualTerms,
} from '#services/lentera';
import type { TestApp } from '#support';
import sharp from 'sharp';

const named = (...texts: readonly string[]) => texts.map((text, at) => ({ id: 'abcdef'[at] ?? '', text }));

/** One question of each kind, the answer of somebody who knows it in the question's own parts. */
export const bodies: readonly (readonly [string, Body])[] = [
  ['Ibu kota Provinsi Bali?', { kind: 'choice', options: named('Denpasar', 'Gianyar', 'Negara', 'Bangli'), key: 'a', shuffle: true }],
  [
    'Bilangan prima?',
    { kind: 'choices', options: named('2', '3', '4', '5', '6'), keys: ['a', 'b', 'd'], policy: 'clamped', shuffle: true },
  ],
  [
    'Benar atau salah?',
    {
      kind: 'grid',
      statements: named('\\(2 + 2 = 4\\)', '\\(3 + 3 = 7\\)', '\\(5 > 4\\)'),
      categories: named('Benar', 'Salah'),
      keys: { a: 'a', b: 'b', c: 'a' },
      policy: 'all',
      shuffle: true,
    },
  ],
  [
    'Pasangkan pura dengan kabupatennya.',
    {
      kind: 'matching',
      rows: named('Tanah Lot', 'Besakih'),
      columns: named('Tabanan', 'Karangasem', 'Buleleng'),
      keys: { a: ['a'], b: ['b'] },
      policy: 'ratio',
      shuffle: true,
    },
  ],
  ['Rumus kimia air?', { kind: 'short', accepted: [{ text: 'H2O', share: 1 }], caseSensitive: false }],
  [
    'Panjang tali?',
    {
      kind: 'numeric',
      accepted: [{ value: { at: '1.5', within: '0.1' }, share: 1 }],
      units: [
        { name: 'm', factor: '1' },
        { name: 'cm', factor: '0.01' },
      ],
      unitRule: { kind: 'optional' },
    },
  ],
  [
    'Mengapa subak penting?',
    {
      kind: 'essay',
      lines: 6,
      rubric: [
        {
          id: 'isi',
          title: 'Isi jawaban',
          weight: 2,
          levels: [
            { title: 'kurang', share: 0 },
            { title: 'cukup', share: 0.5 },
            { title: 'baik', share: 1 },
          ],
        },
        {
          id: 'bahasa',
          title: 'Bahasa',
          weight: 1,
          levels: [
            { title: 'kurang', share: 0 },
            { title: 'baik', share: 1 },
          ],
        },
      ],
    },
  ],
  ['Urutkan daur hidup kupu-kupu.', { kind: 'ordering', items: named('telur', 'ulat', 'kepompong', 'kupu-kupu'), policy: 'ratio' }],
  [
    'Lengkapi.',
    {
      kind: 'cloze',
      text: '<p>Air membeku pada {{a}} °C dan {{b}} pada 100 °C.</p>',
      gaps: [
        { id: 'a', kind: 'numeric', accepted: [{ value: { at: '0', within: '0' }, share: 1 }] },
        { id: 'b', kind: 'choice', options: named('mendidih', 'membeku'), key: 'a' },
      ],
      policy: 'ratio',
    },
  ],
  [
    'Tunjuk pusat gambar.',
    {
      kind: 'hotspot',
      picture: 'PICTURE',
      alt: 'Bidang polos',
      areas: [{ id: 'a', kind: 'circle', x: 0.5, y: 0.5, r: 0.1 }],
      most: 1,
      policy: 'all',
    },
  ],
];

export const rightAnswers: Readonly<Record<string, unknown>> = {
  choice: 'a',
  choices: ['a', 'b', 'd'],
  grid: { a: 'a', b: 'b', c: 'a' },
  short: 'h2o',
  numeric: '150 cm',
  essay: 'Sebab subak membagi air dengan adil.',
  cloze: { a: '0', b: 'a' },
  hotspot: [[0.51, 0.49]],
};

export interface ExamWorld {
  readonly agencyId: string;
  readonly schoolId: string;
  readonly classId: string;
  readonly studentIds: readonly string[];
  readonly teacher: PersonActor;
  readonly tickets: Tickets;
  readonly questionIds: readonly string[];
}

/** A school with one class, its teacher, and a question of each kind: no more than an exam needs. */
export async function examWorld(app: TestApp, { students = 4 }: { readonly students?: number } = {}): Promise<ExamWorld> {
  const { db, clock, deps } = app;
  const at = clock.now();
  const { agencyId } = deps.lentera;
  const email = 'guru.ujian@contoh.test';
  const personId = await app.account({ name: 'I Guru Ujian', email });
  const teacher: PersonActor = { kind: 'person', personId, accountId: personId, name: 'I Guru Ujian', email, roles: [], strong: false };
  const [schoolId, classId, memberId] = [newId(), newId(), newId()];
  await db
    .insertInto('lentera.school')
    .values({
      id: schoolId,
      agency_id: agencyId,
      npsn: '50199901',
      name: 'SMP Contoh Ujian',
      level: 'smp',
      authority: 'city',
      created_at: at,
    })
    .execute();
  await db
    .insertInto('lentera.member')
    .values({ id: memberId, school_id: schoolId, person_id: personId, role: 'teacher', name: 'I Guru Ujian', since: '2020-01-01' })
    .execute();
  await db
    .insertInto('lentera.class')
    .values({ id: classId, school_id: schoolId, year: 2025, grade: 8, name: '8A', homeroom_id: memberId })
    .execute();
  await db.insertInto('lentera.teaching').values({ class_id: classId, subject: 'ipa', member_id: memberId }).execute();
  const rows = Array.from({ length: students }, (_, nth) => ({
    id: newId(),
    school_id: schoolId,
    name: `Siswa Contoh ${String(nth + 1).padStart(5, '0')}`,
    nis: String(10_000 + nth),
    sex: nth % 2 === 0 ? 'L' : 'P',
    created_at: at,
    changed_at: at,
  }));
  for (let from = 0; from < rows.length; from += 5000) {
    const some = rows.slice(from, from + 5000);
    await db.insertInto('lentera.student').values(some).execute();
    await db
      .insertInto('lentera.enrolment')
      .values(some.map(({ id }) => ({ student_id: id, class_id: classId, begins: '2025-07-14' })))
      .execute();
  }
  const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#a2371f' } })
    .png()
    .toBuffer();
  const questionIds = await transaction(db, async (tx) => {
    const [name = ''] = await keepMedia(tx, teacher, [{ content: picture, mediaType: 'image/png' }], at);
    const questions = bodies.map(([prompt, body]): Question => {
      const filled = body.kind === 'hotspot' ? { ...body, picture: name } : body;
      return {
        title: prompt,
        prompt: `<p>${prompt}</p>`,
        body: filled,
        tags: {
          subject: 'ipa',
          grade: 8,
          phase: 'D',
          aim: '3.1',
          topic: 'contoh',
          level: 'knowing',
          difficulty: 'easy',
          context: null,
          labels: [],
        },
        points: 1,
        media: body.kind === 'hotspot' ? [name] : [],
      };
    });
    return enterQuestions(
      tx,
      teacher,
      questions.map((question) => ({ agencyId, schoolId, question, status: 'approved' as const, shared: 'school' as const })),
      at,
    );
  });
  return {
    agencyId,
    schoolId,
    classId,
    studentIds: rows.map(({ id }) => id),
    teacher,
    tickets: new Tickets(deps.lentera.secret),
    questionIds,
  };
}

interface Holding {
  readonly terms?: Partial<Terms>;
  readonly token?: string | null;
  /** Minutes from now until it opens. */
  readonly opensIn?: number;
  readonly minutes?: number;
  readonly title?: string;
  readonly variants?: number;
  readonly sections?: readonly { readonly title: string; readonly minutes: number | null }[];
}

/** A published test of every kind of question for the whole class, with a card for everybody. */
export async function holdTest(
  { db, clock }: TestApp,
  world: ExamWorld,
  {
    terms = {},
    token = null,
    opensIn = 0,
    minutes = 60,
    title = 'Ulangan IPA',
    variants = 1,
    sections = [{ title: '', minutes: null }],
  }: Holding = {},
) {
  const at = clock.now();
  const { agencyId, schoolId, teacher, questionIds, studentIds, tickets } = world;
  return transaction(db, async (tx) => {
    const each = Math.ceil(questionIds.length / sections.length);
    const plan = {
      variants,
      sections: sections.map((section, nth) => ({
        ...section,
        shuffle: true,
        picks: questionIds
          .slice(nth * each, (nth + 1) * each)
          .map((questionId) => ({ kind: 'question' as const, questionId, version: 1, points: 2 })),
      })),
    };
    const testId = await enterTest(
      tx,
      teacher,
      {
        agency_id: agencyId,
        school_id: schoolId,
        year: 2025,
        title,
        sort: 'daily',
        subject: 'ipa',
        grade: 8,
        plan,
        terms: { ...usualTerms, ...terms },
      },
      at,
    );
    const opens = new Date(at.getTime() + opensIn * 60_000);
    const session = await addSession(
      tx,
      teacher,
      testId,
      {
        opens_at: opens,
        closes_at: new Date(opens.getTime() + 3_600_000),
        minutes,
        token,
        room: 'Ruang 1',
      },
      at,
    );
    await publishTest(tx, teacher, testId, at, 7);
    await admit(tx, teacher, { testId, session, studentIds }, at);
    return { testId, session, cards: await makeCards(tx, teacher, { testId, session, tickets }, at) };
  });
}
