import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { authorise, listAgencies } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { daysOf, quarterOf, smallestGroup } from '#platform/survey';
import {
  differsLittle,
  type FunnelStage,
  funnelOf,
  reachedBy,
  respondentOf,
  type ShownFunnel,
  shownFunnel,
} from '../domain/oversight/funnel.ts';
import { keysOf, type Matter, matterColumns, readEntries } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';

/** Figures of reports about one agency, as they may be seen by everybody. */
export interface Statement {
  readonly agencyId: string;
  readonly quarter: string;
  readonly stages: ShownFunnel;
  /** Days, YYYY-MM-DD. */
  readonly countedOn: string;
  readonly publishedOn: string | null;
}

/**
 * Counts the reports of a quarter that is over, for every agency of the hall: opened one by one by this officer's key, and
 * nothing of them leaves but what is large enough. Waits for a second person. Returns how many reports were counted, and how
 * many of them are about an agency of the hall. Throws FORBIDDEN, ACTION_NOT_ALLOWED with `not-over`.
 */
export async function countStatements(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  quarter: string,
  at: Date,
): Promise<{ readonly all: number; readonly ours: number }> {
  const agencyId = opened.key.agencyId;
  authorise(actor, 'oversight.publish', agencyId);
  const today = officeDay(at);
  if (quarter >= quarterOf(today)) throw refused('not-over');
  const agencies = (await listAgencies(tx)).filter(({ id }) => id !== agencyId);
  const smallest = (await rulesAt(tx, [smallestGroup], { agencyId: null, on: today })).value(smallestGroup);
  const reached = new Map<string | null, FunnelStage[]>();
  for (const matter of await reportsOf(tx, opened, quarter)) {
    const entries = await readEntries(tx, matter, await keysOf(tx, opened, matter));
    const about = respondentOf(entries, agencies);
    reached.set(about, [...(reached.get(about) ?? []), reachedBy(entries)]);
  }
  const published = await publishedStatements(tx);
  await tx.selectFrom('access.agency').select('id').where('id', '=', agencyId).forUpdate().execute();
  for (const { id } of agencies) {
    const stages = shownFunnel(funnelOf(reached.get(id) ?? []), smallest);
    const before = published.find((one) => one.agencyId === id && one.quarter === quarter);
    // Two versions side by side must not tell of one report either.
    if (before && (differsLittle(before.stages, stages, smallest) || isSame(before.stages, stages))) continue;
    const row = { id: newId(), agency_id: id, quarter, stages: JSON.stringify(stages), counted_by: actor.personId, counted_on: today };
    await tx.insertInto('ombudsman.statement').values(row).execute();
  }
  await appendAudit(tx, { actor, action: 'ombudsman.count-statement', subject: { type: 'oversight', id: quarter }, at });
  const all = [...reached.values()].flat().length;
  return { all, ours: all - (reached.get(null) ?? []).length };
}

/** Publishes what somebody else counted of a quarter. Throws FORBIDDEN, ACTION_NOT_ALLOWED with `other-person` or `nothing`. */
export async function publishStatements(tx: Tx, actor: PersonActor, agencyId: string, quarter: string, at: Date): Promise<number> {
  authorise(actor, 'oversight.publish', agencyId);
  const waiting = await tx
    .selectFrom('ombudsman.statement')
    .select(['id', 'counted_by as countedBy'])
    .where('quarter', '=', quarter)
    .where('published_on', 'is', null)
    .forUpdate()
    .execute();
  if (waiting.length === 0) throw refused('nothing');
  const theirs = waiting.filter(({ countedBy }) => countedBy !== actor.personId);
  if (theirs.length === 0) throw refused('other-person');
  await tx
    .updateTable('ombudsman.statement')
    .set({ published_by: actor.personId, published_on: officeDay(at) })
    .where(
      'id',
      'in',
      theirs.map(({ id }) => id),
    )
    .execute();
  await appendAudit(tx, { actor, action: 'ombudsman.publish-statement', subject: { type: 'oversight', id: quarter }, at });
  return theirs.length;
}

/** Every count, newest first. */
export async function listStatements(db: Db | Tx): Promise<readonly Statement[]> {
  const rows = await db
    .selectFrom('ombudsman.statement')
    .select(['agency_id as agencyId', 'quarter', 'stages', 'counted_on as countedOn', 'published_on as publishedOn'])
    .orderBy('quarter', 'desc')
    .orderBy('counted_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ stages, ...row }) => ({ ...row, stages: stages as unknown as ShownFunnel }));
}

/** The newest published count of each agency and quarter. */
export async function publishedStatements(db: Db | Tx): Promise<readonly Statement[]> {
  const all = (await listStatements(db)).filter(({ publishedOn }) => publishedOn !== null);
  return all.filter((one, at) => all.findIndex(({ agencyId, quarter }) => agencyId === one.agencyId && quarter === one.quarter) === at);
}

const isSame = (one: ShownFunnel, other: ShownFunnel) => JSON.stringify(one) === JSON.stringify(other);

/** Reports of a quarter that this key opens. Whom a matter is kept away from counts it no more than they read it. */
async function reportsOf(tx: Tx, opened: OpenedKey, quarter: string): Promise<readonly Matter[]> {
  const { from, to } = daysOf(quarter);
  const rows = await tx
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as h', (on) => on.onRef('h.matter_id', '=', 'm.id').onRef('h.version', '=', 'm.key_version'))
    .select(matterColumns.map((column) => `m.${column}` as const))
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'office')
    .where('m.kind', '=', 'laporan')
    .where('m.received_on', '>=', from)
    .where('m.received_on', '<=', to)
    .orderBy('m.id')
    .limit(MOST_COUNTED + 1)
    .execute();
  if (rows.length > MOST_COUNTED) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'too-many' });
  return rows as unknown as readonly Matter[];
}

/** Reports opened in one request at most; each takes some milliseconds. */
const MOST_COUNTED = 5000;
