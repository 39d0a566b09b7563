import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { handle, type JobHandler } from '#platform/jobs';
import { sql } from 'kysely';
import type { PaymentsDeps } from '../deps.ts';
import { compare, type DifferenceKind } from '../domain/parties/compare.ts';
import { compareParty } from '../jobs.ts';
import { takenLines } from './files.ts';
import type { Party } from './party.ts';

export type DifferenceState = 'open' | 'settled' | 'gone';

export function comparePartyHandler(deps: PaymentsDeps): JobHandler {
  return handle(compareParty, async ({ agencyId, party: key, day }) => {
    const party = deps.parties().find((one) => one.key === key);
    if (!party) throw new Error(`there is no party ${key}`);
    await transaction(deps.db, (tx) => compareDay(tx, party, { agencyId, day }, deps.clock.now()));
  });
}

/** Compares all that a party sent of a day with ours, and brings the work list up to date. */
export async function compareDay(
  tx: Tx,
  party: Party,
  { agencyId, day }: { readonly agencyId: string; readonly day: string },
  at: Date,
): Promise<void> {
  const { key } = party;
  await tx.executeQuery(
    sql`select pg_advisory_xact_lock(hashtext('payments.party'), hashtext(${`${agencyId} ${key} ${day}`}))`.compile(tx),
  );
  const ours = await party.expected(tx, { agencyId, day });
  const { differences } = compare(ours, await takenLines(tx, { agencyId, party: key, day }));
  const found = JSON.stringify(differences.map((one) => ({ id: newId(), ...one })));
  // Found again as it was it stays what it is, with whoever keeps it; with other sums, or after it was gone, it is open anew.
  await sql`
    insert into payments.difference (id, agency_id, party, day, kind, key, object, ours, theirs, opened_at, state, changed_at)
    select id, ${agencyId}::uuid, ${key}, ${day}::date, kind, key, object, ours, theirs, ${at}, 'open', ${at}
      from jsonb_to_recordset(${found}::jsonb) as t (id uuid, kind text, key text, object text, ours bigint, theirs bigint)
    on conflict (agency_id, party, day, kind, key) do update
       set ours = excluded.ours, theirs = excluded.theirs, object = excluded.object, state = 'open', settled_by = null, changed_at = excluded.changed_at
     where difference.state = 'gone' or (difference.ours, difference.theirs) is distinct from (excluded.ours, excluded.theirs)`.execute(tx);
  await sql`
    update payments.difference d set state = 'gone', changed_at = ${at}
     where d.agency_id = ${agencyId}::uuid and d.party = ${key} and d.day = ${day}::date and d.state = 'open'
       and not exists (select from jsonb_to_recordset(${found}::jsonb) as t (kind text, key text) where t.kind = d.kind and t.key = d.key)`.execute(
    tx,
  );
}

export interface DifferenceFilter {
  readonly party: string | undefined;
  readonly kind: DifferenceKind | undefined;
  /** Those that are done as well. */
  readonly all: boolean;
  /** Only those this person keeps. */
  readonly keeperId: string | undefined;
}

export interface DifferenceRow {
  readonly id: string;
  readonly agencyId: string;
  readonly party: string;
  readonly day: string;
  readonly kind: DifferenceKind;
  readonly key: string;
  readonly object: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly openedAt: Date;
  readonly state: DifferenceState;
  readonly keeper: string | null;
  readonly note: string;
}

/** Differences of these agencies, the oldest first. */
export async function listDifferences(
  db: Db,
  agencyIds: readonly string[],
  { party, kind, all, keeperId }: DifferenceFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly DifferenceRow[]; readonly total: number }> {
  let query = db
    .selectFrom('payments.difference as d')
    .leftJoin('identity.person as k', 'k.id', 'd.keeper_id')
    .where('d.agency_id', 'in', [...agencyIds]);
  if (party) query = query.where('d.party', '=', party);
  if (kind) query = query.where('d.kind', '=', kind);
  if (!all) query = query.where('d.state', '=', 'open');
  if (keeperId) query = query.where('d.keeper_id', '=', keeperId);
  const [rows, { n }] = await Promise.all([
    query
      .select([
        'd.id',
        'd.agency_id as agencyId',
        'd.party',
        'd.day',
        'd.kind',
        'd.key',
        'd.object',
        'd.ours',
        'd.theirs',
        'd.opened_at as openedAt',
        'd.state',
        'k.name as keeper',
        'd.note',
      ])
      .orderBy('d.day')
      .orderBy('d.id')
      .limit(limit)
      .offset(offset)
      .execute(),
    query.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as unknown as readonly DifferenceRow[], total: n };
}

/** What an officer does about a difference: take it in hand, let go, settle it with a note, open it again. */
export type DifferenceDeed = { readonly deed: 'keep' | 'let-go' | 'reopen' } | { readonly deed: 'settle'; readonly note: string };

/** The agency a difference belongs to; throws NOT_FOUND where it is of none of these. */
export async function agencyOfDifference(db: Db, agencyIds: readonly string[], id: string): Promise<string> {
  const row = await db
    .selectFrom('payments.difference')
    .select('agency_id as agencyId')
    .where('id', '=', id)
    .where('agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { difference: id });
  return row.agencyId;
}

/** Throws ACTION_NOT_ALLOWED with reason `decided` where it no longer stands as the deed needs it. */
export async function actOnDifference(tx: Tx, actor: PersonActor, id: string, asked: DifferenceDeed, at: Date): Promise<void> {
  const before = asked.deed === 'reopen' ? 'settled' : 'open';
  const change = {
    keep: { keeper_id: actor.personId },
    'let-go': { keeper_id: null },
    reopen: { state: 'open', settled_by: null },
    settle: { state: 'settled', settled_by: actor.personId, note: asked.deed === 'settle' ? asked.note : '' },
  }[asked.deed];
  const { numUpdatedRows } = await tx
    .updateTable('payments.difference')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .where('state', '=', before)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  await appendAudit(tx, { actor, action: `payments.party-${asked.deed}`, subject: { type: 'difference', id }, at });
}
