import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { officersAt } from '#platform/access';
import { getPerson, render, type Reply, type Request } from '#web';
import { type CasesDeps, type CaseView, readCase, readCases, searchCases } from '../../../index.ts';
import { readSignals } from '../../../signals/read.ts';
import { desksOf } from '../desks.ts';
import { readPlace, sliceOf } from '../place.ts';
import { CasePage } from './page.tsx';
import type { Refused } from './sent.ts';
import { type Done, doneOf } from './toast.tsx';

interface Showing {
  readonly status?: number;
  readonly refused?: Refused;
  /** Numbers of persons in full: for an officer who said why, which is on record. */
  readonly whole?: boolean;
}

/** Shows one case at the desk. Throws NOT_FOUND for officers of other agencies, FORBIDDEN for whoever holds no office there. */
export async function showCase(
  request: Request,
  reply: Reply,
  deps: CasesDeps,
  caseId: string,
  { status = 200, refused = {}, whole = false }: Showing = {},
): Promise<Reply> {
  const actor = getPerson(request);
  const read = await readForOfficer(deps, caseId, request);
  const view = { ...read, context: { ...read.context, whole } };
  const place = readPlace(request.query);
  const query = request.query as Readonly<Record<string, unknown>>;
  const desks = await desksOf(deps, actor);
  const { rows, total, most } = await searchCases(deps, actor, place.filter, sliceOf(place));
  const role = view.state.position ? view.service.desks[view.state.position.desk]?.role : undefined;
  const colleagues = role ? await officersAt(deps.db, view.agency.id, view.context.today, role) : [];
  const now = deps.clock.now();
  const { signals, unreadable } = await readSignals(deps, view);
  // A chat would name whoever is not named.
  const beside = view.state.nameless ? null : await deps.besideDesk?.(actor, view);
  return render(
    request,
    reply,
    <CasePage
      view={view}
      place={place}
      queue={{ rows, total, most, desks }}
      colleagues={colleagues}
      chosen={word(query.tindakan)}
      fileId={refused.verdict?.fileId ?? word(query.berkas)}
      done={refused.because || refused.changes ? undefined : await lastDone(deps, request, word(query.selesai), now, request.locale)}
      refused={refused}
      beside={beside}
      signals={signals}
      unreadable={unreadable}
      hrefOf={(fileId) => deps.links.make(fileId, actor.personId, now)}
    />,
    { title: `${view.applicantName}, ${view.number}`, status },
  );
}

/** The case as an officer of its agency sees it; a citizen's own case is not for this desk. */
export async function readForOfficer(deps: CasesDeps, caseId: string, request: Request): Promise<CaseView> {
  return atThisDesk(await readCase(deps, caseId, getPerson(request)));
}

/** The same of several cases at once. */
export async function readAllForOfficer(deps: CasesDeps, caseIds: readonly string[], request: Request): Promise<readonly CaseView[]> {
  return (await readCases(deps, caseIds, getPerson(request))).map(atThisDesk);
}

function atThisDesk(view: CaseView): CaseView {
  if (view.viewer.roles.length === 0) throw new AppError('NOT_FOUND', { case: view.id });
  return view;
}

/** The sentence about what this officer has just done, to this case or to the one before. */
export async function lastDone(
  deps: CasesDeps,
  request: Request,
  caseId: string | undefined,
  now: Date,
  locale: Locale,
): Promise<Done | undefined> {
  if (caseId === undefined) return undefined;
  try {
    return doneOf(await readForOfficer(deps, caseId, request), now, locale);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
}
