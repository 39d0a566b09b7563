import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { randomInt } from 'node:crypto';
import type { Tickets } from '../room/ticket.ts';

interface Admission {
  readonly testId: string;
  readonly session: number;
  readonly studentIds: readonly string[];
}

/**
 * Admits students to a session of a published test; whoever is in it stays as they are. Variants go round by the order of
 * their names, so that neighbours of a class list have different ones. Returns how many are new.
 */
export async function admit(tx: Tx, actor: PersonActor, { testId, session, studentIds }: Admission, at: Date): Promise<number> {
  // One at a time for a test: numbers of participants follow one another.
  const test = await tx.selectFrom('lentera.test').select('status').where('id', '=', testId).forUpdate().executeTakeFirstOrThrow();
  if (test.status !== 'published') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-published' });
  const { numAffectedRows } = await sql`
    insert into lentera.participant (test_id, student_id, session, variant, number)
    select ${testId}::uuid, s.id, ${session}::smallint,
           1 + ((c.count + row_number() over (order by s.name, s.id) - 1) % greatest(1, p.variants))::smallint,
           -- lpad cuts what is longer: the number after 9999 has five digits.
           lpad((c.count + row_number() over (order by s.name, s.id))::text,
                greatest(4, length((c.count + row_number() over (order by s.name, s.id))::text)), '0')
      from lentera.student s,
           (select count(*) as count from lentera.participant where test_id = ${testId}::uuid) c,
           (select count(*) as variants from lentera.paper where test_id = ${testId}::uuid) p
     where s.id = any(${[...studentIds]}::uuid[]) and s.status = 'active'
       and not exists (select from lentera.participant o where o.test_id = ${testId}::uuid and o.student_id = s.id)`.execute(tx);
  const count = Number(numAffectedRows ?? 0n);
  await appendAudit(tx, { actor, action: 'lentera.admit', subject: { type: 'test', id: testId }, detail: { session, count }, at });
  return count;
}

/** Letters nobody takes for one another, on paper or aloud. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/** A code of an exam card: 60 bits, in three groups of four. */
export function newCardCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '');
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** A code as typed: case, spaces and dashes do not matter, nor letters that look like others. */
export function readCardCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O|0/g, 'Q')
    .replace(/I|1/g, 'L');
  return letters.length === LENGTH ? [0, 4, 8].map((from) => letters.slice(from, from + 4)).join('-') : '';
}

export interface Card {
  readonly participantId: number;
  readonly number: string;
  readonly name: string;
  readonly session: number;
  readonly code: string;
}

/** Makes cards for participants of a session; cards made before no longer open anything. */
export async function makeCards(
  tx: Tx,
  actor: PersonActor,
  { testId, session, tickets }: { readonly testId: string; readonly session: number | null; readonly tickets: Tickets },
  at: Date,
): Promise<readonly Card[]> {
  let query = tx
    .selectFrom('lentera.participant as p')
    .innerJoin('lentera.student as s', 's.id', 'p.student_id')
    .select(['p.id as participantId', 'p.number', 's.name', 'p.session'])
    .where('p.test_id', '=', testId)
    .orderBy('p.number');
  if (session !== null) query = query.where('p.session', '=', session);
  const cards = (await query.execute()).map((row) => ({ ...row, code: newCardCode() }));
  await sql`
    update lentera.participant p set code_hash = c.hash
      from unnest(${cards.map(({ participantId }) => participantId)}::bigint[],
                  ${cards.map(({ code }) => `\\x${tickets.codeHash(code).toString('hex')}`)}::bytea[]) as c (id, hash)
     where p.id = c.id`.execute(tx);
  await appendAudit(tx, {
    actor,
    action: 'lentera.print-exam-cards',
    subject: { type: 'test', id: testId },
    detail: { count: cards.length },
    at,
  });
  return cards;
}
