import { builtOnce, type Db, type Tx } from '#db';
import { Unopened } from '#platform/keys';
import type { Entry } from '../domain/entry.ts';
import { type CaseState, emptyState } from '../domain/state.ts';
import { openEntry, openState } from './sealed.ts';

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

/** Cases by id, as far as a key opens them; the others by their number alone. */
export async function findReadableCases(
  db: Db | Tx,
  ids: readonly string[],
): Promise<{ readonly rows: readonly CaseRow[]; readonly unreadable: readonly { readonly caseId: string; readonly number: string }[] }> {
  if (ids.length === 0) return { rows: [], unreadable: [] };
  const found = await db.selectFrom('cases.case').select(columns).where('id', 'in', ids).execute();
  const rows: CaseRow[] = [];
  const unreadable: { caseId: string; number: string }[] = [];
  for (const row of found) {
    try {
      rows.push(rowOf(db, row));
    } catch (error) {
      if (!(error instanceof Unopened)) throw error;
      unreadable.push({ caseId: row.id, number: row.number });
    }
  }
  return { rows, unreadable };
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

const lockedAndTaken = builtOnce<Claim>()((tx, given) =>
  tx
    .with('locked', (qb) => qb.selectFrom('cases.case').select(columns).where('id', '=', given('caseId')).forUpdate())
    .with('taken', (qb) =>
      qb
        .insertInto('cases.command')
        .columns(['actor', 'key', 'fingerprint', 'case_id', 'seq', 'at'])
        .expression((from) =>
          from
            .selectFrom('locked')
            .select(({ cast, eb }) => [
              given('actor').as('actor'),
              given('key').as('key'),
              given('fingerprint').as('fingerprint'),
              'locked.id',
              eb('locked.version', '+', 1).as('seq'),
              cast<string>(given('at'), 'timestamptz').as('at'),
            ]),
        )
        .onConflict((on) => on.columns(['actor', 'key']).doNothing())
        .returning('seq'),
    )
    .selectFrom('locked')
    .selectAll('locked')
    .select(({ exists, selectFrom }) => exists(selectFrom('taken').select('seq')).as('fresh')),
);

/**
 * The case, locked until the transaction ends so that whoever else acts on it waits here, with the key taken for its
 * next entry or what came of the key before: one round trip. Undefined where there is no such case.
 */
export async function lockAndClaim(tx: Tx, claim: Claim): Promise<{ readonly row: CaseRow; readonly claim: Claimed } | undefined> {
  const [found] = await lockedAndTaken(tx, claim);
  if (!found) return undefined;
  const { fresh, ...row } = found;
  return { row: rowOf(tx, row), claim: fresh ? { fresh: true } : await claimedBefore(tx, claim.actor, claim.key) };
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
