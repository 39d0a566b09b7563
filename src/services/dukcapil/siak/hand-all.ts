import { AppError, isId, type PersonActor } from '#kernel';
import { type CaseLine, type CasesDeps, searchCases } from '#platform/cases';
import { handOver, type SiakDeps, wayOf } from './follow.ts';
import { openStates } from './requests.ts';

/** Most cases handed over by one press: each is a transaction of its own. */
export const AT_ONCE = 100;

/** Why a case is not handed over with the others. */
export type HandRefusal = 'by-hand' | 'wrong-desk' | 'on-its-way' | 'not-yours';

/** A case that waits to be entered in SIAK, and why it cannot be handed over now; null where it can. */
export interface Waiting {
  readonly line: CaseLine;
  readonly why: HandRefusal | null;
}

/** Whether any agency an officer enters cases of SIAK for hands them over by the interface. */
export async function handsAny(deps: SiakDeps, actor: PersonActor): Promise<boolean> {
  for (const id of new Set(actor.roles.map(({ agencyId }) => agencyId))) if ((await wayOf(deps, id)) === 'api') return true;
  return false;
}

/** What waits to be handed over, the oldest first; no more than one press hands over. */
export async function waitingToHand(
  deps: SiakDeps,
  actor: PersonActor,
  { layanan, q }: { readonly layanan: string; readonly q: string },
): Promise<{ readonly waiting: readonly Waiting[]; readonly total: number }> {
  const { cases } = deps;
  const filter = {
    desk: 'siak-entry',
    open: true,
    sort: 'oldest',
    ...(layanan !== '' && { service: layanan }),
    ...(q !== '' && { q }),
  } as const;
  const { rows, total } = await searchCases(cases, actor, filter, { limit: AT_ONCE, offset: 0 });
  const ids = rows.map(({ id }) => id);
  const open = ids.length === 0 ? [] : await openAmong(cases, ids);
  const ways = new Map<string, 'manual' | 'api'>();
  for (const id of new Set(rows.map(({ agencyId }) => agencyId))) ways.set(id, await wayOf(deps, id));
  const waiting = rows.map((line): Waiting => {
    const role = cases.registry.get(line.service).desks['siak-entry']?.role;
    if (!actor.roles.some((held) => held.agencyId === line.agencyId && held.role === role)) return { line, why: 'not-yours' };
    if (ways.get(line.agencyId) !== 'api') return { line, why: 'by-hand' };
    return { line, why: open.includes(line.id) ? 'on-its-way' : null };
  });
  return { waiting, total };
}

async function openAmong({ db }: CasesDeps, caseIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('dukcapil.siak_request')
    .select('case_id as caseId')
    .where('case_id', 'in', [...caseIds])
    .where('state', 'in', [...openStates])
    .execute();
  return rows.map(({ caseId }) => caseId);
}

/** What came of one of them: null where it was handed over. */
export interface Handed {
  readonly caseId: string;
  readonly why: HandRefusal | 'failed' | null;
}

/**
 * Hands over each of these, one after the other in a transaction of its own, so that one that cannot be hinders none. What
 * is on its way already stays there and is not handed over twice.
 */
export async function handAll(deps: SiakDeps, actor: PersonActor, caseIds: readonly string[]): Promise<readonly Handed[]> {
  const done: Handed[] = [];
  for (const caseId of [...new Set(caseIds)].filter(isId).slice(0, AT_ONCE)) done.push({ caseId, why: await handOne(deps, actor, caseId) });
  return done;
}

async function handOne(deps: SiakDeps, actor: PersonActor, caseId: string): Promise<Handed['why']> {
  try {
    await handOver(deps, actor, caseId);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) return 'failed';
    if (error.code === 'ACTION_NOT_ALLOWED') return error.detail?.reason as HandRefusal;
    return 'not-yours';
  }
}
