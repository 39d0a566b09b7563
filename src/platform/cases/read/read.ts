import { type Actor, AppError, isId } from '#kernel';
import { signersAwaited } from '#platform/documents';
import { type FileFacts, filesById } from '#platform/files';
import { type Fields, fileIdsIn } from '#platform/forms';
import type { Viewer } from '../domain/allowed.ts';
import { clocksOf } from '../domain/case-clocks.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Entry } from '../domain/entry.ts';
import { COUNTER_RECORD } from '../domain/state.ts';
import { maySee, tracker, viewerOf } from '../domain/subjects.ts';
import { ownershipOf } from '../act/enter.ts';
import { examinedIn } from '../act/examine.ts';
import { publicView } from './public-view.ts';
import { agencyOf, calendarOf, rulesOf } from '../store/reference.ts';
import { hashTrackingSecret, same } from '../store/secrets.ts';
import { type CaseRow, entriesByCase, findCase, findCases } from '../store/tables.ts';
import type { BesideNow, CasesDeps, CaseView } from '../types.ts';

/** A case as the actor may see it. Throws NOT_FOUND unless they may. */
export async function readCase(deps: CasesDeps, caseId: string, actor: Actor): Promise<CaseView> {
  const row = isId(caseId.toLowerCase()) ? await findCase(deps.db, { id: caseId }) : undefined;
  const viewer = row && viewerOf(actor, ownershipOf(row));
  if (!row || !viewer || !maySee(viewer)) throw new AppError('NOT_FOUND', { case: caseId });
  return viewOf(deps, row, viewer);
}

/** Several cases as the actor may see them, in the order asked. Throws NOT_FOUND unless they may see every one. */
export async function readCases(deps: CasesDeps, caseIds: readonly string[], actor: Actor): Promise<readonly CaseView[]> {
  const rows = await visibleRows(deps, caseIds, actor);
  const hidden = caseIds.find((_, n) => rows[n] === null);
  if (hidden !== undefined) throw new AppError('NOT_FOUND', { case: hidden });
  return viewsOf(
    deps,
    rows.filter((row) => row !== null),
  );
}

/** Those of several cases that the actor may see, by id. */
export async function readVisibleCases(deps: CasesDeps, caseIds: readonly string[], actor: Actor): Promise<ReadonlyMap<string, CaseView>> {
  const rows = await visibleRows(deps, [...new Set(caseIds)], actor);
  const views = await viewsOf(
    deps,
    rows.filter((row) => row !== null),
  );
  return new Map(views.map((view) => [view.id, view]));
}

/** Row and viewer of each case, in the order asked; null where the actor may not see it. */
async function visibleRows({ db }: CasesDeps, caseIds: readonly string[], actor: Actor) {
  const rows = new Map((await findCases(db, caseIds.filter(isId))).map((row) => [row.id, row]));
  return caseIds.map((caseId) => {
    const row = rows.get(caseId.toLowerCase());
    const viewer = row && viewerOf(actor, ownershipOf(row));
    return row && viewer && maySee(viewer) ? { row, viewer } : null;
  });
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

/** A number as it is kept, however it was typed. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/\s+/g, '').slice(0, 60);
}

interface Seen {
  readonly row: CaseRow;
  readonly viewer: Viewer;
}

async function viewOf(deps: CasesDeps, row: CaseRow, viewer: Viewer): Promise<CaseView> {
  const [view] = await viewsOf(deps, [{ row, viewer }]);
  return view as CaseView;
}

/** Records and files of all are read at once, however many there are. */
async function viewsOf(deps: CasesDeps, seen: readonly Seen[]): Promise<readonly CaseView[]> {
  const ordered = seen.filter(({ row }) => row.state.orders.length > 0).map(({ row }) => row.id);
  const examining = seen.filter(({ row }) => deps.registry.get(row.service).examines).map(({ row }) => row.id);
  const [entries, files, awaited, examined] = await Promise.all([
    entriesByCase(
      deps.db,
      seen.map(({ row }) => row.id),
    ),
    filesById(
      deps.db,
      seen.flatMap((one) => fileIdsSeen(deps, one)),
    ),
    ordered.length > 0 ? signersAwaited(deps.db, ordered) : [],
    examinedIn(deps, examining),
  ]);
  const [only] = seen.length === 1 ? seen : [];
  const beside = only && deps.askedBeside && only.viewer.roles.length > 0 ? await deps.askedBeside(deps.db, only.row.id) : [];
  const asked = beside.map(({ text }) => text);
  return Promise.all(
    seen.map((one) =>
      oneOf(deps, one, { entries: entries.get(one.row.id) ?? [], files, awaited, examined, asked, isOnly: only !== undefined }),
    ),
  );
}

interface ReadBeside {
  readonly entries: readonly Entry[];
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly asked: readonly string[];
  readonly isOnly: boolean;
  readonly examined: Awaited<ReturnType<typeof examinedIn>>;
  readonly awaited: Awaited<ReturnType<typeof signersAwaited>>;
}

async function oneOf(
  deps: CasesDeps,
  { row, viewer }: Seen,
  { entries, files, awaited, examined, asked, isOnly }: ReadBeside,
): Promise<CaseView> {
  const { db } = deps;
  const service = deps.registry.get(row.service);
  const now = deps.clock.now();
  const agency = await agencyOf(db, deps, row.agencyId);
  const [rules, calendar] = await Promise.all([rulesOf(db, deps, row.state.rules), calendarOf(db, deps, agency)]);
  const beside = isOnly ? await besideOf(deps, { row, viewer }, calendar.dateIn(now)) : [];
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
    examined: examined.get(row.id) ?? new Map(),
    clocks: clocksOf(service, row.state, rules, calendar, now),
    calendar,
    version: row.version,
    asked,
    beside,
    awaiting: awaited.filter(({ caseId, seq }) => caseId === row.id && row.state.orders.some((order) => order.seq === seq)),
    receiptFileId: viewer.isApplicant ? row.receiptFileId : null,
  };
}

async function besideOf({ db, registry, standsBeside }: CasesDeps, { row, viewer }: Seen, today: string): Promise<readonly BesideNow[]> {
  const side = viewer.isApplicant ? 'applicant' : viewer.roles.length > 0 ? 'office' : null;
  const service = registry.get(row.service);
  if (!standsBeside || side === null || !service.beside) return [];
  return standsBeside(db, { caseId: row.id, agencyId: row.agencyId, service, state: row.state, side, today });
}

/** Every file of a case: what was handed in, what officers attached, what was issued; the receipt is its applicant's. */
function fileIdsSeen({ registry }: CasesDeps, { row, viewer }: Seen): readonly string[] {
  const { actions }: ServiceDefinition = registry.get(row.service);
  const { files, records, products } = row.state;
  const handedIn = Object.values(files).flatMap((some) => some.map(({ fileId }) => fileId));
  const attached = records.flatMap(({ name, value }) =>
    name === COUNTER_RECORD && value.fileId ? [String(value.fileId)] : fileIdsIn((actions[name]?.asks ?? {}) as Fields, value),
  );
  const issued = products.map(({ fileId }) => fileId);
  return [...handedIn, ...attached, ...issued, ...(viewer.isApplicant && row.receiptFileId !== null ? [row.receiptFileId] : [])];
}
