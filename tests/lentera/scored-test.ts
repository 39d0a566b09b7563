import { newId } from '#kernel';
import { type Terms, usualTerms } from '#services/lentera';
import type { TestApp } from '#support';
import { sql } from 'kysely';

interface Scored {
  readonly agencyId: string;
  /** null: the city's. */
  readonly schoolId: string | null;
  readonly authorId: string;
  readonly title: string;
  /** What each student earned of 100; null: admitted and did not come. */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly terms?: Partial<Terms>;
  /** Days from now at which it opened, or opens. */
  readonly opensIn?: number;
}

/** A test that was held and marked, of one question nobody reads, without anybody sitting it. */
export async function scoredTest(
  { db, clock }: TestApp,
  test: Scored,
): Promise<{ testId: string; participants: Readonly<Record<string, number>> }> {
  const { agencyId, schoolId, authorId, title, scores, terms = {}, opensIn = -1 } = test;
  const now = clock.now();
  const opens = new Date(now.getTime() + opensIn * 86_400_000);
  const testId = newId();
  await db
    .insertInto('lentera.test')
    .values({
      id: testId,
      agency_id: agencyId,
      school_id: schoolId,
      year: 2025,
      title,
      sort: 'daily',
      subject: 'matematika',
      grade: 7,
      plan: JSON.stringify({ variants: 1, sections: [{ title: '', minutes: null, shuffle: false, picks: [] }] }),
      terms: JSON.stringify({ ...usualTerms, ...terms }),
      status: 'published',
      author_id: authorId,
      created_at: now,
      changed_at: now,
      published_at: now,
    })
    .execute();
  await db
    .insertInto('lentera.paper')
    .values({ test_id: testId, variant: 1, items: '[]', sealed: Buffer.alloc(1), key: Buffer.alloc(32), made_at: now })
    .execute();
  await db
    .insertInto('lentera.session')
    .values({ test_id: testId, nth: 1, opens_at: opens, closes_at: new Date(opens.getTime() + 3_600_000), minutes: 60, room: 'Ruang 1' })
    .execute();
  const participants: Record<string, number> = {};
  for (const [at, [studentId, score]] of Object.entries(scores).entries()) {
    const { id } = await db
      .insertInto('lentera.participant')
      .values({ test_id: testId, student_id: studentId, session: 1, variant: 1, number: String(at + 1) })
      .returning('id')
      .executeTakeFirstOrThrow();
    participants[studentId] = Number(id);
    if (score === null) continue;
    await sql`
      insert into lentera.attempt (id, participant_id, test_id, nth, device, epoch, started_at, ended_at, ended_by, marked_at)
      values (${Number(id) * 8}, ${Number(id)}, ${testId}::uuid, 1, 1, 1, ${opens}, ${opens}, 'student', ${now})`.execute(db);
    await sql`
      insert into lentera.response (attempt_id, item, share, points, version, marked_at)
      values (${Number(id) * 8}, 1, ${score / 100}, 100, 1, ${now})`.execute(db);
  }
  return { testId, participants };
}
