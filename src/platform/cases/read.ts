import { type Actor, AppError, isId } from '#kernel';
import { type FileFacts, filesById } from '#platform/files';
import { type Fields, fileIdsIn } from '#platform/forms';
import type { Viewer } from './domain/allowed.ts';
import { clocksOf } from './domain/case-clocks.ts';
import type { ServiceDefinition } from './domain/definition.ts';
import type { CaseState } from './domain/state.ts';
import { maySee, tracker, viewerOf } from './domain/subjects.ts';
import { ownershipOf } from './enter.ts';
import { publicView } from './public-view.ts';
import { agencyOf, calendarOf, rulesOf } from './reference.ts';
import { hashTrackingSecret, same } from './secrets.ts';
import { type CaseRow, entriesOf, findCase } from './tables.ts';
import type { CasesDeps, CaseView } from './types.ts';

/** A case as the actor may see it. Throws NOT_FOUND unless they may. */
export async function readCase(deps: CasesDeps, caseId: string, actor: Actor): Promise<CaseView> {
  const row = isId(caseId.toLowerCase()) ? await findCase(deps.db, { id: caseId }) : undefined;
  const viewer = row && viewerOf(actor, ownershipOf(row));
  if (!row || !viewer || !maySee(viewer)) throw new AppError('NOT_FOUND', { case: caseId });
  return viewOf(deps, row, viewer);
}

/** The public side of a case, by number and secret. Throws NOT_FOUND, and takes as long, whichever of the two is wrong. */
export async function trackCase(deps: CasesDeps, number: string, secret: string): Promise<CaseView> {
  const row = await findCase(deps.db, { number: plainNumber(number) });
  const fits = same(row?.secretHash ?? '', hashTrackingSecret(secret));
  if (!row || !fits) throw new AppError('NOT_FOUND', { why: 'tracking' });
  return publicView(await viewOf(deps, row, tracker));
}

/** A case whose number and secret were given before, as `trackCase` shows it: for the pages after the first. */
export async function readTracked(deps: CasesDeps, caseId: string): Promise<CaseView> {
  const row = await findCase(deps.db, { id: caseId });
  if (!row) throw new AppError('NOT_FOUND', { case: caseId });
  return publicView(await viewOf(deps, row, tracker));
}

function plainNumber(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/\s+/g, '').slice(0, 60);
}

async function viewOf(deps: CasesDeps, row: CaseRow, viewer: Viewer): Promise<CaseView> {
  const { db } = deps;
  const service = deps.registry.get(row.service);
  const now = deps.clock.now();
  const receiptFileId = viewer.isApplicant ? row.receiptFileId : null;
  const agency = await agencyOf(db, deps, row.agencyId);
  const [entries, rules, calendar, files] = await Promise.all([
    entriesOf(db, row.id),
    rulesOf(db, deps, row.state.rules),
    calendarOf(db, deps, agency),
    filesOf(deps, service, row.state, receiptFileId),
  ]);
  return {
    id: row.id,
    number: row.number,
    service,
    agency,
    state: row.state,
    entries,
    viewer,
    rules,
    context: { rules, today: calendar.dateIn(now) },
    applicantName: row.applicantName,
    place: row.place,
    submittedAt: row.submittedAt,
    files,
    clocks: clocksOf(service, row.state, rules, calendar, now),
    calendar,
    version: row.version,
    receiptFileId,
  };
}

/** Every file of a case: what was handed in, what officers attached, what was issued. */
function filesOf(
  { db }: CasesDeps,
  { actions }: ServiceDefinition,
  state: CaseState,
  receiptFileId: string | null,
): Promise<ReadonlyMap<string, FileFacts>> {
  const handedIn = Object.values(state.files).flatMap((files) => files.map(({ fileId }) => fileId));
  const attached = state.records.flatMap(({ name, value }) => fileIdsIn((actions[name]?.asks ?? {}) as Fields, value));
  const issued = state.products.map(({ fileId }) => fileId);
  return filesById(db, [...handedIn, ...attached, ...issued, ...(receiptFileId === null ? [] : [receiptFileId])]);
}
