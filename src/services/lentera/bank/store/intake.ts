import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Format } from '../../exchange/detect.ts';
import { likeness } from '../domain/digest.ts';
import type { Left, Parsed, ParsedQuestion } from '../domain/parsed.ts';
import type { Question } from '../domain/question.ts';
import { renamedMedia } from '../domain/renamed-media.ts';
import { type BankVisit, seenBy } from '../see.ts';
import { enterQuestions } from './enter.ts';
import { keepMedia } from './media.ts';
import { type TakenMedia, takeMedia } from './take-media.ts';

/** A file that was read, before anything of it counts. */
export interface Intake {
  readonly id: string;
  readonly schoolId: string | null;
  readonly fileName: string;
  readonly format: Format;
  readonly questions: readonly ParsedQuestion[];
  readonly left: readonly Left[];
  readonly status: 'staged' | 'taken' | 'dropped';
  readonly madeAt: Date;
}

/** How long a file that nobody decided on is held. */
const HELD_DAYS = 30;

export interface ReadFile extends Parsed {
  readonly format: Format;
  readonly fileName: string;
}

/** Its pictures and sounds looked at and made anew, by the name the file calls them; those refused are named among what is left. */
export async function lookAtMedia({
  media,
  left,
}: Parsed): Promise<{ readonly taken: ReadonlyMap<string, TakenMedia>; readonly left: readonly Left[] }> {
  const taken = new Map<string, TakenMedia>();
  const refused: Left[] = [];
  for (const [name, bytes] of media) {
    const one = await takeMedia(bytes);
    if (one === null) refused.push({ where: name, loss: 'media-refused', named: name, whole: false });
    else taken.set(name, one);
  }
  return { taken, left: [...left, ...refused] };
}

/** Lays a read file aside for its sender to look at; returns its id. */
export async function stageIntake(
  tx: Tx,
  actor: PersonActor,
  {
    agencyId,
    schoolId,
    file,
    taken,
    left,
  }: {
    readonly agencyId: string;
    readonly schoolId: string | null;
    readonly file: ReadFile;
    readonly taken: ReadonlyMap<string, TakenMedia>;
    readonly left: readonly Left[];
  },
  at: Date,
): Promise<string> {
  const before = new Date(at.getTime() - HELD_DAYS * 86_400_000);
  await tx.deleteFrom('lentera.question_intake').where('made_by', '=', actor.personId).where('made_at', '<', before).execute();
  const names = await keepMedia(tx, actor, [...taken.values()], at);
  const kept = new Map([...taken.keys()].map((name, nth) => [name, names[nth] ?? '']));
  const questions = file.questions.map(({ question, where }) => ({ where, question: renamedMedia(question, (name) => kept.get(name)) }));
  const id = newId();
  await tx
    .insertInto('lentera.question_intake')
    .values({
      id,
      agency_id: agencyId,
      school_id: schoolId,
      made_by: actor.personId,
      file_name: file.fileName.slice(0, 200),
      format: file.format,
      // What no database keeps, no file said.
      questions: JSON.stringify(questions).replaceAll('\\u0000', ''),
      left_out: JSON.stringify(left).replaceAll('\\u0000', ''),
      made_at: at,
    })
    .execute();
  return id;
}

const columns = [
  'id',
  'school_id as schoolId',
  'file_name as fileName',
  'format',
  'questions',
  'left_out as left',
  'status',
  'made_at as madeAt',
] as const;

/** A file its sender laid aside. Throws NOT_FOUND for everybody else. */
export async function getIntake(db: Db | Tx, personId: string, id: string): Promise<Intake> {
  const found = await db
    .selectFrom('lentera.question_intake')
    .select(columns)
    .where('id', '=', id)
    .where('made_by', '=', personId)
    .executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { intake: id });
  return found as unknown as Intake;
}

export interface IntakeLine {
  readonly id: string;
  readonly fileName: string;
  readonly n: number;
  readonly status: Intake['status'];
  readonly madeAt: Date;
}

export async function listIntakes(db: Db, personId: string): Promise<readonly IntakeLine[]> {
  const rows = await db
    .selectFrom('lentera.question_intake')
    .select(['id', 'file_name as fileName', sql<number>`jsonb_array_length(questions)`.as('n'), 'status', 'made_at as madeAt'])
    .where('made_by', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows as IntakeLine[];
}

const digestOf = (question: Question) => createHash('sha256').update(likeness(question)).digest('hex');

/** By place in the file: a question of the bank that the sender sees and that is the same, or an earlier place in the file. */
export async function sameAs(
  db: Db | Tx,
  agencyId: string,
  visit: BankVisit,
  questions: readonly ParsedQuestion[],
): Promise<ReadonlyMap<number, { readonly id: string; readonly title: string } | { readonly earlier: number }>> {
  const digests = questions.map(({ question }) => digestOf(question));
  const { rows } = await sql<{ digest: string; id: string; title: string }>`
    select encode(v.digest, 'hex') as digest, q.id, v.title
      from lentera.question q join lentera.question_version v on v.question_id = q.id and v.version = q.version
     where v.digest in (select decode(d, 'hex') from unnest(${digests}::text[]) as d)
       and q.agency_id = ${agencyId}::uuid and q.status <> 'retired' and ${seenBy(visit)}`.execute(db);
  const inBank = new Map(rows.map(({ digest, id, title }) => [digest, { id, title }]));
  const found = new Map<number, { id: string; title: string } | { earlier: number }>();
  for (const [nth, digest] of digests.entries()) {
    const there = inBank.get(digest);
    const earlier = digests.indexOf(digest);
    if (there) found.set(nth, there);
    else if (earlier < nth) found.set(nth, { earlier });
  }
  return found;
}

/** Enters chosen questions as drafts of their sender, all of them or none; returns their ids. Throws ACTION_NOT_ALLOWED (`over`). */
export async function takeIntake(
  tx: Tx,
  actor: PersonActor,
  { agencyId, intake, questions }: { readonly agencyId: string; readonly intake: Intake; readonly questions: readonly Question[] },
  at: Date,
): Promise<readonly string[]> {
  await end(tx, intake.id, 'taken', at);
  const news = questions.map((question) => ({ agencyId, schoolId: intake.schoolId, question }));
  const ids = await enterQuestions(tx, actor, news, at);
  const subject = { type: 'question', id: ids[0] ?? '' };
  const detail = { count: ids.length, format: intake.format };
  await appendAudit(tx, { actor, action: 'lentera.import-questions', subject, detail, at });
  return ids;
}

/** Puts a file away of which nothing is taken. */
export async function dropIntake(tx: Tx, intakeId: string, at: Date): Promise<void> {
  await end(tx, intakeId, 'dropped', at);
}

async function end(tx: Tx, id: string, status: 'taken' | 'dropped', at: Date): Promise<void> {
  const done = await tx
    .updateTable('lentera.question_intake')
    .set({ status, ended_at: at })
    .where('id', '=', id)
    .where('status', '=', 'staged')
    .returning('id')
    .executeTakeFirst();
  if (!done) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'over' });
}
