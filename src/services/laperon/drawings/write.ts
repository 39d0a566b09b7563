import { transaction, type Tx } from '#db';
import { AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { peopleConcerned } from '#platform/cases';
import { notify } from '#platform/notifications';
import type { Point } from '../domain/dxf/drawing.ts';
import type { DrawingDeps } from './deps.ts';
import { type Act, actsFor, type DrawingRemark, type Kind, type Line, type Side, type Spot, stateOf } from './domain/remark.ts';
import { remarksSent } from './notice.ts';
import { drawingPaths } from './paths.ts';
import { type Drawing, type Drawings, revisionNow, unsentIn } from './read.ts';
import { dropDrafts, insertLine, insertRemark, markSent, MOST_REMARKS, nextNumber, remarksOf } from './store/tables.ts';

export interface NewRemark {
  readonly kind: Kind;
  /** From 1. */
  readonly page: number;
  readonly spot: Spot | null;
  /** In the units of a DXF drawing; nothing elsewhere. */
  readonly point?: Point | null;
  readonly text: string;
}

/** Pins a draft of a remark to a revision; nobody but its author sees it before it is sent. */
export async function makeRemark(
  { cases }: DrawingDeps,
  on: Drawings,
  { requirement, file }: Drawing,
  made: NewRemark,
): Promise<DrawingRemark> {
  const { kind, page, spot, point = null, text } = made;
  const line = lineBy(on, 'make', text, file.revision, cases.clock.now());
  return transaction(cases.db, async (tx) => {
    const n = await nextNumber(tx, on.view.id);
    if (n > MOST_REMARKS) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'too-many-remarks' });
    const { fileId, revision } = file;
    const remark = {
      id: newId(),
      requirement: requirement.key,
      fileId,
      revision,
      n,
      page,
      spot,
      point,
      kind,
      side: on.side,
      lines: [line],
    };
    await insertRemark(tx, on.view.id, remark);
    await insertLine(tx, remark.id, line);
    return remark;
  });
}

/** Answers, accepts, opens again or withdraws a remark, as a draft. Throws ACTION_NOT_ALLOWED where it does not fit now. */
export async function actOn({ cases }: DrawingDeps, on: Drawings, remarkId: string, act: Act, text: string): Promise<void> {
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    const remark = await remarkIn(tx, on, remarkId);
    if (!actsFor(remark, on.side).includes(act))
      throw new AppError('ACTION_NOT_ALLOWED', { reason: 'remark-state', state: stateOf(remark) });
    await insertLine(tx, remark.id, lineBy(on, act, text, revisionNow(on.view, remark).revision, at));
  });
}

/** Takes back what the reader wrote of a remark and has not sent. */
export async function dropDraft({ cases }: DrawingDeps, on: Drawings, remarkId: string): Promise<void> {
  await transaction(cases.db, async (tx) => {
    const remark = await remarkIn(tx, on, remarkId);
    await dropDrafts(tx, remark.id, on.reader.personId);
  });
}

/** Sends all the reader wrote, and tells the other side in one message. How many lines; none when there were none. */
export async function sendRemarks({ cases }: DrawingDeps, on: Drawings): Promise<number> {
  const { view, reader, side } = on;
  const at = cases.clock.now();
  return transaction(cases.db, async (tx) => {
    await nextNumber(tx, view.id);
    const remarks = await remarksOf(tx, view.id, reader.personId);
    const drafts = remarks.filter((remark) => unsentIn({ remarks: [remark], reader }) > 0);
    const lines = await markSent(
      tx,
      drafts.map(({ id }) => id),
      reader.personId,
      at,
    );
    if (lines === 0) return 0;
    const detail = { remarks: drafts.map(({ n }) => n), lines };
    await appendAudit(tx, { actor: reader, action: 'laperon.send-remarks', subject: { type: 'case', id: view.id }, detail, at });
    const facts = {
      number: view.number,
      service: view.service.title,
      by: side === 'office' ? view.agency.name : reader.name,
      remarks: drafts.map(({ n, lines: said }) => ({ n, text: said.at(-1)?.text ?? '', did: said.at(-1)?.did ?? 'make' })),
    };
    const link = drawingPaths.list({ caseId: view.id });
    const other: Side = side === 'office' ? 'applicant' : 'office';
    for (const personId of await peopleConcerned(tx, cases, view.id, other, { actor: reader.personId, at }))
      await notify(tx, { personId, notice: remarksSent[other], facts, link, about: view.number, at });
    return lines;
  });
}

/**
 * Copies what was sent of drawings of one case to another that was made of it, each remark with all its lines to the
 * file that stands there for its own; those of other files are not carried. How many were.
 */
export async function carryRemarks(
  tx: Tx,
  fromCase: string,
  toCase: string,
  files: ReadonlyMap<string, { readonly fileId: string; readonly requirement: string; readonly revision: number }>,
): Promise<number> {
  const remarks = (await remarksOf(tx, fromCase, null)).filter(({ fileId }) => files.has(fileId));
  for (const remark of remarks) {
    const to = files.get(remark.fileId);
    const copy = { ...remark, ...to, id: newId(), n: await nextNumber(tx, toCase) };
    await insertRemark(tx, toCase, copy);
    for (const line of remark.lines) await insertLine(tx, copy.id, { ...line, id: newId() });
  }
  return remarks.length;
}

/** A remark the reader may see, with whoever else acts on one of the case kept waiting. */
async function remarkIn(tx: Tx, { view, reader }: Drawings, remarkId: string): Promise<DrawingRemark> {
  await nextNumber(tx, view.id);
  const remark = (await remarksOf(tx, view.id, reader.personId)).find(({ id }) => id === remarkId);
  if (!remark) throw new AppError('NOT_FOUND', { remark: remarkId });
  return remark;
}

function lineBy({ reader, side }: Drawings, did: Line['did'], text: string, revision: number, at: Date): Line {
  return { id: newId(), did, text, side, authorId: reader.personId, authorName: reader.name, revision, at, sentAt: null };
}
