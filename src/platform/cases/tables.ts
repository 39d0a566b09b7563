import { type Db, type Tx, unawaited } from '#db';
import { sql } from 'kysely';
import type { ServiceDefinition } from './domain/definition.ts';
import type { Entry } from './domain/entry.ts';
import { type CaseState, emptyState } from './domain/state.ts';
import { isOpen } from './domain/status.ts';
import { numbersOf, openEntry, openState, sealEntry, sealState } from './sealed.ts';

/** A case as its row holds it. */
export interface CaseRow {
  readonly id: string;
  readonly service: string;
  readonly agencyId: string;
  readonly number: string;
  readonly applicantPersonId: string;
  readonly applicantName: string;
  readonly place: string | null;
  readonly state: CaseState;
  readonly version: number;
  readonly dueOn: string | null;
  readonly submittedAt: Date;
  readonly receiptFileId: string | null;
  readonly secretHash: string;
}

const columns = [
  'id',
  'service',
  'agency_id as agencyId',
  'number',
  'applicant_person_id as applicantPersonId',
  'applicant_name as applicantName',
  'place',
  'state',
  'version',
  'due_on as dueOn',
  'submitted_at as submittedAt',
  'receipt_file_id as receiptFileId',
  'secret_hash as secretHash',
] as const;

// A state written before a field was added to its shape reads as if the field were empty.
const rowOf = <T extends { id: string; state: unknown; submittedAt: string | Date }>(db: Db | Tx, row: T) =>
  ({
    ...row,
    submittedAt: new Date(row.submittedAt),
    state: openState(db, row.id, { ...emptyState, ...(row.state as CaseState) }),
  }) as unknown as CaseRow;

export async function findCase(db: Db | Tx, by: { readonly id: string } | { readonly number: string }): Promise<CaseRow | undefined> {
  const query = db.selectFrom('cases.case').select(columns);
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('number', '=', by.number)).executeTakeFirst();
  return row && rowOf(db, row);
}

export async function findCases(db: Db | Tx, ids: readonly string[]): Promise<readonly CaseRow[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('cases.case').select(columns).where('id', 'in', ids).execute()).map((row) => rowOf(db, row));
}

export async function entriesOf(db: Db | Tx, caseId: string): Promise<readonly Entry[]> {
  return (await entriesByCase(db, [caseId])).get(caseId) ?? [];
}

/** The records of several cases, each in its order, under the id of its case. */
export async function entriesByCase(db: Db | Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly Entry[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases.entry')
    .select(['case_id', 'seq', 'action', 'outcome', 'at', 'actor_kind', 'actor_person_id', 'actor_name', 'actor_role', 'input', 'effects'])
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const records = new Map<string, Entry[]>();
  for (const row of rows) {
    const actor = { kind: row.actor_kind, personId: row.actor_person_id, name: row.actor_name, role: row.actor_role };
    const { seq, action, outcome, input, effects } = row;
    const entry = { seq, action, outcome, at: new Date(row.at).toISOString(), actor, input, effects } as unknown as Entry;
    records.set(row.case_id, [...(records.get(row.case_id) ?? []), openEntry(db, row.case_id, entry)]);
  }
  return records;
}

export interface Claim {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly caseId: string;
  readonly at: Date;
}

export type Claimed =
  | { readonly fresh: true }
  | { readonly fresh: false; readonly fingerprint: string; readonly caseId: string; readonly seq: number };

/** Takes an idempotency key, or says what came of it. A second taker waits until the first one's transaction ends. */
export async function claimKey(tx: Tx, { actor, key, fingerprint, caseId, seq, at }: Claim & { readonly seq: number }): Promise<Claimed> {
  const taken = await tx
    .insertInto('cases.command')
    .values({ actor, key, fingerprint, case_id: caseId, seq, at })
    .onConflict((on) => on.columns(['actor', 'key']).doNothing())
    .returning('seq')
    .executeTakeFirst();
  return taken ? { fresh: true } : claimedBefore(tx, actor, key);
}

/**
 * The case, locked until the transaction ends so that whoever else acts on it waits here, with the key taken for its
 * next entry or what came of the key before: one round trip. Undefined where there is no such case.
 */
export async function lockAndClaim(
  tx: Tx,
  { actor, key, fingerprint, caseId, at }: Claim,
): Promise<{ readonly row: CaseRow; readonly claim: Claimed } | undefined> {
  const found = await tx
    .with('locked', (qb) => qb.selectFrom('cases.case').select(columns).where('id', '=', caseId).forUpdate())
    .with('taken', (qb) =>
      qb
        .insertInto('cases.command')
        .columns(['actor', 'key', 'fingerprint', 'case_id', 'seq', 'at'])
        .expression((from) =>
          from
            .selectFrom('locked')
            .select(({ val, cast, eb }) => [
              val(actor).as('actor'),
              val(key).as('key'),
              val(fingerprint).as('fingerprint'),
              'locked.id',
              eb('locked.version', '+', 1).as('seq'),
              cast<string>(val(at), 'timestamptz').as('at'),
            ]),
        )
        .onConflict((on) => on.columns(['actor', 'key']).doNothing())
        .returning('seq'),
    )
    .selectFrom('locked')
    .selectAll('locked')
    .select(({ exists, selectFrom }) => exists(selectFrom('taken').select('seq')).as('fresh'))
    .executeTakeFirst();
  if (!found) return undefined;
  const { fresh, ...row } = found;
  return { row: rowOf(tx, row), claim: fresh ? { fresh: true } : await claimedBefore(tx, actor, key) };
}

async function claimedBefore(tx: Tx, actor: string, key: string): Promise<Claimed> {
  const before = await tx
    .selectFrom('cases.command')
    .select(['fingerprint', 'case_id as caseId', 'seq'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { fresh: false, ...before };
}

/** What stands in a case's row beside the snapshot, all of it worked out from the snapshot. */
function rowOfState(tx: Tx, service: ServiceDefinition, caseId: string, state: CaseState, dueOn: string | null, at: Date) {
  return {
    status: state.status,
    flags: [...state.flags],
    desk: state.position?.desk ?? null,
    side: state.position?.side ?? null,
    position_since: state.position?.since ?? null,
    assignee_person_id: state.assignee?.personId ?? null,
    due_on: dueOn,
    state: JSON.stringify(sealState(tx, service, caseId, state)),
    version: state.version,
    pending_orders: state.orders.length,
    updated_at: at,
    closed_at: state.position === null && !isOpen(state.status) ? at : null,
  };
}

function entryRow(tx: Tx, service: ServiceDefinition, caseId: string, entry: Entry) {
  const { seq, action, outcome, at, actor } = entry;
  const { input, effects } = sealEntry(tx, service, caseId, entry);
  return {
    case_id: caseId,
    seq,
    action,
    outcome,
    at,
    actor_kind: actor.kind,
    actor_person_id: actor.personId,
    actor_name: actor.name,
    actor_role: actor.role,
    input: JSON.stringify(input),
    effects: JSON.stringify(effects),
  };
}

export interface NewCase {
  readonly id: string;
  readonly service: ServiceDefinition;
  readonly agencyId: string;
  readonly number: string;
  readonly secretHash: string;
  readonly applicantPersonId: string;
  readonly openedByPersonId: string | null;
  readonly applicantName: string;
  readonly place: string | null;
  readonly likenesses: readonly { readonly reason: string; readonly digest: string }[];
}

/** Writes a new case, its first entry, and what it is found by, sent along with what comes next. */
export async function insertCase(tx: Tx, fresh: NewCase, entry: Entry, state: CaseState, dueOn: string | null, at: Date): Promise<void> {
  const where = { case_id: fresh.id, agency_id: fresh.agencyId };
  const words = [fresh.number, fresh.applicantName, fresh.place ?? ''].join(' ').toLowerCase().trim();
  const likenesses = fresh.likenesses.map(({ reason, digest }) => ({ ...where, service: fresh.service.key, reason, digest }));
  const numbers = numbersOf(tx, fresh.service, state.answers);
  let writes = tx
    .with('entered', (qb) =>
      qb
        .insertInto('cases.entry')
        .values(entryRow(tx, fresh.service, fresh.id, entry))
        .returning('seq'),
    )
    .with('findable', (qb) =>
      qb
        .insertInto('cases.words')
        .values({ ...where, words, numbers })
        .returning('case_id'),
    );
  if (likenesses.length > 0)
    writes = writes.with('alike', (qb) =>
      qb
        .insertInto('cases.likeness')
        .values(likenesses)
        .onConflict((on) => on.doNothing())
        .returning('case_id'),
    ) as typeof writes;
  await writes
    .insertInto('cases.case')
    .values({
      id: fresh.id,
      service: fresh.service.key,
      agency_id: fresh.agencyId,
      number: fresh.number,
      secret_hash: fresh.secretHash,
      applicant_person_id: fresh.applicantPersonId,
      opened_by_person_id: fresh.openedByPersonId,
      applicant_name: fresh.applicantName,
      place: fresh.place,
      submitted_at: at,
      ...rowOfState(tx, fresh.service, fresh.id, state, dueOn, at),
    })
    .modifyEnd(unawaited)
    .execute();
}

/** Writes one more entry and the snapshot it leads to, sent along with what comes next. The row must be locked. */
export async function saveEntry(
  tx: Tx,
  { service, caseId }: { readonly service: ServiceDefinition; readonly caseId: string },
  entry: Entry,
  after: CaseState,
  dueOn: string | null,
  at: Date,
): Promise<void> {
  const { closed_at, ...row } = rowOfState(tx, service, caseId, after, dueOn, at);
  await tx
    .with('entered', (qb) =>
      qb
        .insertInto('cases.entry')
        .values(entryRow(tx, service, caseId, entry))
        .returning('seq'),
    )
    .updateTable('cases.case')
    .set({ ...row, closed_at: closed_at === null ? null : sql<string>`coalesce(closed_at, ${closed_at})` })
    .where('id', '=', caseId)
    .modifyEnd(unawaited)
    .execute();
}

/** Renames a case after its answers changed, and lets it be found by the numbers in them. */
export async function renameCase(
  tx: Tx,
  { id, number }: CaseRow,
  service: ServiceDefinition,
  { answers }: CaseState,
  { applicantName, place }: { readonly applicantName: string; readonly place: string | null },
): Promise<void> {
  const words = [number, applicantName, place ?? ''].join(' ').toLowerCase().trim();
  await tx.updateTable('cases.case').set({ applicant_name: applicantName, place }).where('id', '=', id).execute();
  await tx
    .updateTable('cases.words')
    .set({ words, numbers: numbersOf(tx, service, answers) })
    .where('case_id', '=', id)
    .execute();
}
