import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import type { Application } from '#main';
import { createDemoAccount } from '#platform/identity';
import {
  addSession,
  admit,
  enterQuestions,
  enterTest,
  makeCards,
  publishTest,
  type Question,
  Tickets,
  usualTerms,
} from '#services/lentera';

const QUESTIONS = 40;

/** An exam of forty questions for so many students, opening now: its id and their codes. Everything is invented. */
export async function prepareExam(
  { deps }: Application,
  students: number,
  minutes = 120,
): Promise<{ readonly testId: string; readonly codes: readonly string[] }> {
  const { db, clock, auth, authSecret } = deps;
  const { agencyId, secret } = deps.lentera;
  const at = clock.now();
  const email = `guru.${newId()}@contoh.test`;
  const personId = await createDemoAccount({ db, auth, clock, secret: authSecret }, { name: 'Guru Ukur', email, nik: null, phone: null });
  const teacher: PersonActor = { kind: 'person', personId, accountId: personId, name: 'Guru Ukur', email, roles: [], strong: false };
  const schoolId = newId();
  const npsn = String(50_100_000 + Math.floor(Math.random() * 99_999));
  await db
    .insertInto('lentera.school')
    .values({ id: schoolId, agency_id: agencyId, npsn, name: 'Sekolah Ukur', level: 'smp', authority: 'city', created_at: at })
    .execute();
  const ids: string[] = [];
  for (let from = 0; from < students; from += 4000) {
    const rows = Array.from({ length: Math.min(4000, students - from) }, (_, nth) => ({
      id: newId(),
      school_id: schoolId,
      name: `Siswa Ukur ${from + nth}`,
      nis: String(from + nth),
      sex: nth % 2 === 0 ? 'L' : 'P',
      created_at: at,
      changed_at: at,
    }));
    await db.insertInto('lentera.student').values(rows).execute();
    ids.push(...rows.map(({ id }) => id));
  }
  const { testId: madeId, cards } = await transaction(db, async (tx) => {
    const questionIds = await enterQuestions(
      tx,
      teacher,
      Array.from({ length: QUESTIONS }, (_, nth) => ({ agencyId, schoolId, question: question(nth), status: 'approved' as const })),
      at,
    );
    const picks = questionIds.map((questionId) => ({ kind: 'question' as const, questionId, version: 1, points: 1 }));
    const plan = { variants: 1, sections: [{ title: '', minutes: null, shuffle: true, picks }] };
    const words = {
      agency_id: agencyId,
      school_id: schoolId,
      year: 2026,
      title: 'UAS Ukur',
      sort: 'final',
      subject: 'matematika',
      grade: 9,
    } as const;
    const testId = await enterTest(tx, teacher, { ...words, plan, terms: usualTerms }, at);
    const closes = new Date(at.getTime() + 3_600_000);
    const session = await addSession(tx, teacher, testId, { opens_at: at, closes_at: closes, minutes, token: null, room: '' }, at);
    await publishTest(tx, teacher, testId, at);
    await admit(tx, teacher, { testId, session, studentIds: ids }, at);
    return { testId, cards: await makeCards(tx, teacher, { testId, session, tickets: new Tickets(secret) }, at) };
  });
  await db.executeQuery((await import('kysely')).sql`analyze`.compile(db));
  return { testId: madeId, codes: cards.map(({ code }) => code) };
}

function question(nth: number): Question {
  const options = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, text: `\\(${nth} + ${at}\\)` }));
  return {
    title: `Soal ukur ${nth}`,
    prompt: `<p>Sebuah persegi panjang berukuran \\(${nth + 3}\\) kali \\(${nth + 5}\\) satuan. Manakah yang sama dengan luasnya dibagi tujuh, dibulatkan ke bawah?</p>`,
    body: { kind: 'choice', options, key: 'b', shuffle: true },
    tags: { subject: 'matematika', grade: 9, phase: 'D', aim: null, topic: null, level: null, difficulty: null, context: null, labels: [] },
    points: 1,
    media: [],
  };
}
