import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { notify } from '#platform/notifications';
import { checkQuestion } from '../domain/check-question.ts';
import { mayChange, mayDecide, mayHandOver, mayPropose, mayRestore, mayRetire, nextShare, type Reader } from '../domain/rights.ts';
import { questionNotice } from '../notices.ts';
import { bankPaths } from '../paths.ts';
import type { BankVisit } from '../see.ts';
import { getQuestion, type Looked } from './look.ts';

/** Something to be done with a question, as whoever does it saw it. */
export interface Doing {
  readonly agencyId: string;
  readonly visit: BankVisit;
  readonly questionId: string;
  /** The version they looked at. */
  readonly seen: number;
  readonly note: string;
}

export function readerOf(visit: BankVisit, { teachesIt }: Pick<Looked, 'teachesIt'>): Reader {
  const { personId, answersFor, isCurriculum } = visit;
  return { personId, answersFor, isCurriculum, teachesIt };
}

/** The question as it stands now, held until the transaction ends. Throws NOT_FOUND; CONFLICT where it changed since. */
async function holdQuestion(tx: Tx, { agencyId, visit, questionId, seen }: Doing): Promise<Looked> {
  await tx.selectFrom('lentera.question').select('id').where('id', '=', questionId).forUpdate().execute();
  const held = await getQuestion(tx, agencyId, visit, questionId);
  if (held.version !== seen) throw new AppError('CONFLICT', { reason: 'changed-since', version: held.version });
  return held;
}

const notYours = () => new AppError('ACTION_NOT_ALLOWED', { reason: 'not-yours' });

function assertMay(may: boolean): void {
  if (!may) throw notYours();
}

/** Asks for a question to be shared one step wider. Throws ACTION_NOT_ALLOWED (`not-yours`, `has-faults`). */
export async function proposeQuestion(tx: Tx, doing: Doing, at: Date): Promise<void> {
  const held = await holdQuestion(tx, doing);
  const to = nextShare(held);
  if (to === null || !mayPropose(held, readerOf(doing.visit, held))) throw notYours();
  if (checkQuestion(held.question).some(({ weight }) => weight === 'fault'))
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'has-faults' });
  // What a school approved is asked there on, while the city looks at it.
  const status = held.status === 'approved' ? 'approved' : 'proposed';
  await tx.updateTable('lentera.question').set({ proposed_to: to, status, changed_at: at }).where('id', '=', held.id).execute();
  await record(tx, doing, held, 'proposed', { to }, at);
}

/** Approves a proposal or gives it back with a note; its author is told. */
export async function decideQuestion(tx: Tx, doing: Doing, verdict: 'approved' | 'returned', at: Date): Promise<void> {
  const held = await holdQuestion(tx, doing);
  assertMay(mayDecide(held, readerOf(doing.visit, held)) && held.proposedTo !== null);
  const to = held.proposedTo ?? 'school';
  const change =
    verdict === 'approved'
      ? { shared: to, status: 'approved', proposed_to: null }
      : { status: held.status === 'approved' ? 'approved' : 'returned', proposed_to: null };
  await tx
    .updateTable('lentera.question')
    .set({ ...change, changed_at: at })
    .where('id', '=', held.id)
    .execute();
  await record(tx, doing, held, verdict, { to }, at);
  await tellAuthor(tx, doing, held, verdict, at);
}

/** Takes a question out of every later draw; tests it stands in keep it. */
export async function retireQuestion(tx: Tx, doing: Doing, at: Date): Promise<void> {
  const held = await holdQuestion(tx, doing);
  assertMay(mayRetire(held, readerOf(doing.visit, held)));
  await tx
    .updateTable('lentera.question')
    .set({ status: 'retired', proposed_to: null, changed_at: at })
    .where('id', '=', held.id)
    .execute();
  await record(tx, doing, held, 'retired', {}, at);
  await tellAuthor(tx, doing, held, 'retired', at);
}

/** Brings a question back, as a draft: what others may draw is looked at anew. */
export async function restoreQuestion(tx: Tx, doing: Doing, at: Date): Promise<void> {
  const held = await holdQuestion(tx, doing);
  assertMay(mayRestore(held, readerOf(doing.visit, held)));
  await tx.updateTable('lentera.question').set({ status: 'draft', changed_at: at }).where('id', '=', held.id).execute();
  await record(tx, doing, held, 'restored', {}, at);
}

/** Gives a question to another teacher of its school, who is told. */
export async function handOverQuestion(tx: Tx, doing: Doing, to: { readonly personId: string }, at: Date): Promise<void> {
  const held = await holdQuestion(tx, doing);
  assertMay(mayHandOver(held, readerOf(doing.visit, held)));
  const there = await tx
    .selectFrom('lentera.member')
    .select('id')
    .where('school_id', '=', held.schoolId)
    .where('person_id', '=', to.personId)
    .where('role', 'in', ['teacher', 'head'])
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', doing.visit.today)]))
    .executeTakeFirst();
  if (!there || to.personId === held.authorId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-here' });
  await tx.updateTable('lentera.question').set({ author_id: to.personId, changed_at: at }).where('id', '=', held.id).execute();
  const subject = { type: 'question', id: held.id };
  const detail = { from: held.authorId, to: to.personId };
  await appendAudit(tx, { actor: doing.visit.actor, action: 'lentera.hand-over-question', subject, detail, at });
  await tellAuthor(tx, doing, { ...held, authorId: to.personId }, 'given', at);
}

/** Throws NOT_FOUND where the visitor may not make a new version. */
export function assertChanges(visit: BankVisit, held: Looked): void {
  if (!mayChange(held, readerOf(visit, held))) throw new AppError('NOT_FOUND');
}

type Verdict = 'proposed' | 'approved' | 'returned' | 'retired' | 'restored';

async function record(
  tx: Tx,
  { visit, note }: Doing,
  { id, version }: Looked,
  verdict: Verdict,
  detail: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  const { actor } = visit;
  const row = { question_id: id, version, verdict, note, by_person: actor.personId, at };
  await tx.insertInto('lentera.question_review').values(row).execute();
  const action = `lentera.question-${verdict}`;
  await appendAudit(tx, { actor, action, subject: { type: 'question', id }, detail: { version, ...detail }, at });
}

async function tellAuthor(tx: Tx, { visit, note }: Doing, held: Looked, what: 'approved' | 'returned' | 'retired' | 'given', at: Date) {
  if (held.authorId === (visit.actor as PersonActor).personId) return;
  const facts = { title: held.question.title, by: visit.actor.name, note };
  await notify(tx, { personId: held.authorId, notice: questionNotice[what], facts, link: bankPaths.look({ questionId: held.id }), at });
}
