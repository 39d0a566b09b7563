import { builtOnce, type Tx, unawaited } from '#db';
import { sql } from 'kysely';
import type { ClockFigures } from '../domain/case-clocks.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Entry } from '../domain/entry.ts';
import type { CaseState } from '../domain/state.ts';
import { isOpen } from '../domain/status.ts';
import { numbersOf, sealEntry, sealState } from './sealed.ts';
import type { CaseRow } from './tables.ts';

/** What stands in a case's row beside the snapshot, all of it worked out from the snapshot. */
function rowOfState(tx: Tx, service: ServiceDefinition, caseId: string, state: CaseState, figures: ClockFigures, at: Date) {
  return {
    status: state.status,
    flags: [...state.flags],
    desk: state.position?.desk ?? null,
    side: state.position?.side ?? null,
    position_since: state.position?.since ?? null,
    assignee_person_id: state.assignee?.personId ?? null,
    due_on: figures.dueOn,
    decide_by: figures.decideBy,
    office_days: figures.officeDays,
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
  /** Code of its district, or NO_DISTRICT. */
  readonly district: string;
  /** The registration of the village helper it was filed through. */
  readonly throughId: string | null;
  readonly likenesses: readonly { readonly reason: string; readonly digest: string }[];
  /** Whether the office is not told who sent it. */
  readonly nameless: boolean;
}

/** Writes a new case, its first entry, and what it is found by, sent along with what comes next. */
export async function insertCase(tx: Tx, fresh: NewCase, entry: Entry, state: CaseState, figures: ClockFigures, at: Date): Promise<void> {
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
      district: fresh.district,
      through_id: fresh.throughId,
      nameless: fresh.nameless,
      submitted_at: at,
      ...rowOfState(tx, fresh.service, fresh.id, state, figures, at),
    })
    .modifyEnd(unawaited)
    .execute();
}

type Saved = ReturnType<typeof rowOfState> & ReturnType<typeof entryRow>;

const saved = builtOnce<Saved>()((tx, given) =>
  tx
    .with('entered', (qb) =>
      qb
        .insertInto('cases.entry')
        .values({
          case_id: given('case_id'),
          seq: given('seq'),
          action: given('action'),
          outcome: given('outcome'),
          at: given('at'),
          actor_kind: given('actor_kind'),
          actor_person_id: given('actor_person_id'),
          actor_name: given('actor_name'),
          actor_role: given('actor_role'),
          input: given('input'),
          effects: given('effects'),
        })
        .returning('seq'),
    )
    .updateTable('cases.case')
    .set({
      status: given('status'),
      flags: given('flags'),
      desk: given('desk'),
      side: given('side'),
      position_since: given('position_since'),
      assignee_person_id: given('assignee_person_id'),
      due_on: given('due_on'),
      decide_by: given('decide_by'),
      office_days: given('office_days'),
      state: given('state'),
      version: given('version'),
      pending_orders: given('pending_orders'),
      updated_at: given('updated_at'),
      // Once closed it keeps its first closing; an open one has none.
      closed_at: sql`case when ${given('closed_at')}::timestamptz is not null then coalesce(closed_at, ${given('closed_at')}) end`,
    })
    .where('id', '=', given('case_id'))
    .modifyEnd(unawaited),
);

/** Writes one more entry and the snapshot it leads to, sent along with what comes next. The row must be locked. */
export async function saveEntry(
  tx: Tx,
  { service, caseId }: { readonly service: ServiceDefinition; readonly caseId: string },
  entry: Entry,
  after: CaseState,
  figures: ClockFigures,
  at: Date,
): Promise<void> {
  await saved(tx, { ...rowOfState(tx, service, caseId, after, figures, at), ...entryRow(tx, service, caseId, entry) });
}

/** Renames a case after its answers changed, and lets it be found by the numbers in them. */
export async function renameCase(
  tx: Tx,
  { id, number }: CaseRow,
  service: ServiceDefinition,
  { answers }: CaseState,
  { applicantName, place, district }: { readonly applicantName: string; readonly place: string | null; readonly district: string },
): Promise<void> {
  const words = [number, applicantName, place ?? ''].join(' ').toLowerCase().trim();
  await tx.updateTable('cases.case').set({ applicant_name: applicantName, place, district }).where('id', '=', id).execute();
  await tx
    .updateTable('cases.words')
    .set({ words, numbers: numbersOf(tx, service, answers) })
    .where('case_id', '=', id)
    .execute();
}
