import { transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { officesOf } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { getPersonById } from '#platform/identity';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { sql } from 'kysely';
import type { ServiceDefinition } from '../domain/definition.ts';
import { refused } from './enter.ts';
import { doBatchItem } from '../jobs.ts';
import { performIn } from './perform.ts';
import { openBatchInput, sealBatchInput } from '../store/sealed.ts';
import { readInput } from './read-input.ts';
import { agencyOf, calendarOf, rulesOf } from '../store/reference.ts';
import { fingerprint } from '../store/secrets.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

/** Most cases of one batch. */
export const BATCH_LIMIT = 200;

/** `accepted`: decided, and its document is still being made. */
export type BatchItemState = 'waiting' | 'accepted' | 'done' | 'refused';

export interface Batch {
  readonly id: string;
  readonly action: string;
  readonly createdAt: Date;
  readonly items: readonly {
    readonly caseId: string;
    readonly number: string;
    readonly applicantName: string;
    readonly state: BatchItemState;
    /** A refusal reason, or an error code; null unless refused. */
    readonly reason: string | null;
  }[];
}

export interface BatchOrder {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caseIds: readonly string[];
  /** Twice the same key gives the same batch once. */
  readonly idempotencyKey: string;
}

/**
 * Asks for one action on many cases of one agency; each is done by a job of its own, as if asked for alone. Asked
 * again, by the same key or in the same words while the first is still at work, it is the first one that is answered.
 * Throws IDEMPOTENCY_KEY_REUSED, INVALID_INPUT without or with too many cases, or where an answer is wrong, NOT_FOUND
 * when one is no case of an agency of the officer's, ACTION_NOT_ALLOWED when the action is not for many at once.
 */
export async function startBatch(
  tx: Tx,
  deps: CasesDeps,
  actor: PersonActor,
  { action, input, caseIds, idempotencyKey: key }: BatchOrder,
): Promise<string> {
  const ids = [...new Set(caseIds)];
  if (ids.length === 0 || ids.length > BATCH_LIMIT)
    throw new AppError('INVALID_INPUT', { fields: [{ field: 'caseIds', why: `1..${BATCH_LIMIT}` }] });
  const found = await tx.selectFrom('cases.case').select(['id', 'service', 'agency_id as agencyId']).where('id', 'in', ids).execute();
  const [first] = found;
  const own = (agencyId: string) => actor.roles.some((held) => held.agencyId === agencyId);
  if (!first || found.length < ids.length || found.some(({ agencyId }) => agencyId !== first.agencyId || !own(agencyId)))
    throw new AppError('NOT_FOUND', { why: 'batch' });
  if (found.some(({ service }) => deps.registry.get(service).actions[action]?.inBatch !== true)) throw refused('not-in-batch');
  const print = fingerprint({ action, input, cases: ids.toSorted() });
  const before = await findAskedBefore(tx, actor.personId, key, print);
  if (before !== null) return before;
  await checkInput(tx, deps, first.id, action, input);
  const id = newId();
  const at = deps.clock.now();
  const services = [...new Set(found.map(({ service }) => deps.registry.get(service)))];
  const sealed = sealBatchInput(tx, services, { id, action }, input);
  const asked = { action, input: JSON.stringify(sealed), key, fingerprint: print };
  await tx
    .insertInto('cases.batch')
    .values({ id, person_id: actor.personId, agency_id: first.agencyId, ...asked, created_at: at })
    .execute();
  await tx
    .insertInto('cases.batch_item')
    .values(ids.map((caseId) => ({ batch_id: id, case_id: caseId, state: 'waiting' })))
    .execute();
  for (const caseId of ids) await enqueueItem(tx, id, caseId);
  await appendAudit(tx, { actor, action: 'cases.start-batch', subject: { type: 'batch', id }, detail: { action, cases: ids.length }, at });
  return id;
}

/** Throws INVALID_INPUT where the answers are wrong, as each case of the batch would: by the rules of the first. */
async function checkInput(tx: Tx, deps: CasesDeps, caseId: string, key: string, input: BatchOrder['input']): Promise<void> {
  const row = await findCase(tx, { id: caseId });
  const action = row && deps.registry.get(row.service).actions[key];
  if (!action) return;
  const calendar = await calendarOf(tx, deps, await agencyOf(tx, deps, row.agencyId));
  readInput(action, input, { rules: await rulesOf(tx, deps, row.state.rules), today: calendar.dateIn(deps.clock.now()) });
}

/** The batch this one repeats, or null. A second asker waits here until the first one's transaction ends. */
async function findAskedBefore(tx: Tx, personId: string, key: string, print: string): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`batch:${personId}`}))`.execute(tx);
  const byKey = await tx
    .selectFrom('cases.batch')
    .select(['id', 'fingerprint'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (byKey && byKey.fingerprint !== print) throw new AppError('IDEMPOTENCY_KEY_REUSED', { batch: byKey.id });
  if (byKey) return byKey.id;
  const atWork = await tx
    .selectFrom('cases.batch as b')
    .select('b.id')
    .where('b.person_id', '=', personId)
    .where('b.fingerprint', '=', print)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases.batch_item as i')
          .select('i.case_id')
          .whereRef('i.batch_id', '=', 'b.id')
          .where('i.state', 'in', ['waiting', 'accepted']),
      ),
    )
    .executeTakeFirst();
  return atWork?.id ?? null;
}

function enqueueItem(tx: Tx, batchId: string, caseId: string): Promise<void> {
  return enqueue(tx, doBatchItem, { batchId, caseId }, { key: `batch:${batchId}:${caseId}` });
}

/** How far a batch has come. Throws NOT_FOUND unless it is the officer's own. */
export async function readBatch({ db }: CasesDeps, actor: PersonActor, batchId: string): Promise<Batch> {
  const batch = await db
    .selectFrom('cases.batch')
    .select(['id', 'action', 'created_at'])
    .where('id', '=', batchId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  if (!batch) throw new AppError('NOT_FOUND', { batch: batchId });
  const items = await db
    .selectFrom('cases.batch_item as i')
    .innerJoin('cases.case as c', 'c.id', 'i.case_id')
    .select(['c.id as caseId', 'c.number', 'c.applicant_name as applicantName', 'i.state', 'i.reason'])
    .where('i.batch_id', '=', batchId)
    .orderBy('c.number')
    .execute();
  return {
    id: batch.id,
    action: batch.action,
    createdAt: new Date(batch.created_at),
    items: items.map((item) => ({ ...item, state: item.state as BatchItemState })),
  };
}

/** The job that does a batch's action to one case, by the officer who asked, with the offices they hold now. */
export function batchHandler(deps: CasesDeps): JobHandler {
  return handle(doBatchItem, async ({ batchId, caseId }) => {
    try {
      await transaction(deps.db, (tx) => doItem(tx, deps, batchId, caseId));
    } catch (error) {
      // A refusal is an answer; anything else is tried again.
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const reason = typeof error.detail.reason === 'string' ? error.detail.reason : error.code;
      await transaction(deps.db, (tx) =>
        tx
          .updateTable('cases.batch_item')
          .set({ state: 'refused', reason })
          .where('batch_id', '=', batchId)
          .where('case_id', '=', caseId)
          .where('state', '=', 'waiting')
          .execute(),
      );
    }
  });
}

async function doItem(tx: Tx, deps: CasesDeps, batchId: string, caseId: string): Promise<void> {
  const item = await tx
    .selectFrom('cases.batch_item as i')
    .innerJoin('cases.batch as b', 'b.id', 'i.batch_id')
    .innerJoin('cases.case as c', 'c.id', 'i.case_id')
    .select(['b.person_id', 'b.agency_id', 'b.action', 'b.input', 'i.state', 'c.service'])
    .where('i.batch_id', '=', batchId)
    .where('i.case_id', '=', caseId)
    .forUpdate('i')
    .executeTakeFirst();
  if (item?.state !== 'waiting') return;
  const actor = await officer(tx, item.person_id, deps.clock.now());
  if (!holdsOffice(actor, item.agency_id, deps.registry.get(item.service), item.action)) throw refused('office-ended');
  await performIn(tx, deps, actor, {
    caseId,
    idempotencyKey: `batch:${batchId}:${caseId}`,
    expectedVersion: null,
    ask: { action: item.action, input: openBatchInput(tx, batchId, item.input as Readonly<Record<string, unknown>>) },
  });
  await tx
    .updateTable('cases.batch_item as i')
    .from('cases.case as c')
    .set({ state: sql<string>`case when c.pending_orders > 0 then 'accepted' else 'done' end` })
    .whereRef('c.id', '=', 'i.case_id')
    .where('i.batch_id', '=', batchId)
    .where('i.case_id', '=', caseId)
    .execute();
}

/** Whether the officer still holds the office that the action asks for. */
function holdsOffice({ roles }: PersonActor, agencyId: string, { actions, desks }: ServiceDefinition, key: string): boolean {
  const by = actions[key]?.by;
  const role = by?.kind === 'desk' ? desks[by.desk]?.role : by?.kind === 'role' ? by.role : undefined;
  return roles.some((held) => held.agencyId === agencyId && held.role === role);
}

async function officer(tx: Tx, personId: string, at: Date): Promise<PersonActor> {
  const { name, email, userId } = await getPersonById(tx, personId);
  const roles = await officesOf(tx, personId, officeDay(at));
  return { kind: 'person', personId, accountId: userId ?? '', name, email: email ?? '', roles, strong: true };
}

/** Once the last document of a case is made, items that waited for it are done. */
export async function finishItems(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable('cases.batch_item as i')
    .from('cases.case as c')
    .set({ state: 'done' })
    .whereRef('c.id', '=', 'i.case_id')
    .where('i.case_id', '=', caseId)
    .where('i.state', '=', 'accepted')
    .where('c.pending_orders', '=', 0)
    .execute();
}

/** Asks again for items that have waited for ten minutes: their job may be lost. Returns how many. */
export async function resumeBatches(deps: CasesDeps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - 600_000);
  return transaction(deps.db, async (tx) => {
    const rows = await tx
      .selectFrom('cases.batch_item as i')
      .innerJoin('cases.batch as b', 'b.id', 'i.batch_id')
      .select(['i.batch_id', 'i.case_id'])
      .where('i.state', '=', 'waiting')
      .where('b.created_at', '<', before)
      .limit(1000)
      .execute();
    for (const row of rows) await enqueueItem(tx, row.batch_id, row.case_id);
    return rows.length;
  });
}
