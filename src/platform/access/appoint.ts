import { likeLiteral, type Db, type Tx } from '#db';
import { type Actor, AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** An office as it was given, with whoever holds it. Days are YYYY-MM-DD at the agency, both included. */
export interface Appointment {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly employeeNo: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** When it was taken away before its last day was over. */
  readonly endedAt: Date | null;
  readonly endedReason: string | null;
}

export interface Appointing {
  readonly personId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly employeeNo: string | null;
  readonly validFrom: string;
}

/** The role that appoints others: an agency is never left without it. */
export const ADMIN = 'admin';

/** Why an office is not given or not taken away. */
export type AppointmentRefusal = 'own-office' | 'held-already' | 'last-admin' | 'ended-already' | 'before-it-began';

const refuse = (reason: AppointmentRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });

/**
 * Gives a person an office, in whose name they act from its first day on. Nobody gives themselves one. Throws
 * ACTION_NOT_ALLOWED with the reason `own-office` or `held-already`.
 */
export async function appoint(tx: Tx, actor: Actor, given: Appointing, at: Date): Promise<string> {
  await lockAgency(tx, given.agencyId);
  if (actor.kind === 'person' && actor.personId === given.personId) throw refuse('own-office');
  const { held } = await tx
    .selectFrom('access.assignment')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('person_id', '=', given.personId)
    .where('agency_id', '=', given.agencyId)
    .where('role', '=', given.role)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', given.validFrom)]))
    .executeTakeFirstOrThrow();
  if (held > 0) throw refuse('held-already');
  const id = newId();
  await tx
    .insertInto('access.assignment')
    .values({
      id,
      person_id: given.personId,
      agency_id: given.agencyId,
      role: given.role,
      employee_no: given.employeeNo,
      valid_from: given.validFrom,
    })
    .execute();
  await appendAudit(tx, { actor, action: 'access.appoint', subject: { type: 'assignment', id }, detail: { ...given }, at });
  return id;
}

export interface Ending {
  /** The last day the office counts; null: it counts no more from now on. */
  readonly lastDay: string | null;
  /** Today at the agency. */
  readonly today: string;
  readonly reason: string;
}

/**
 * Takes an office away, at once or after a last day. Throws NOT_FOUND outside these agencies, and ACTION_NOT_ALLOWED
 * with the reason `ended-already`, `before-it-began`, or `last-admin` where nobody would be left to appoint others.
 */
export async function endAppointment(
  tx: Tx,
  actor: Actor,
  { id, agencyIds, lastDay, today, reason }: Ending & { readonly id: string; readonly agencyIds: readonly string[] },
  at: Date,
): Promise<Appointment> {
  const found = await byId(tx, id, agencyIds);
  await lockAgency(tx, found.agencyId);
  const before = await byId(tx, id, agencyIds);
  if (before.endedAt !== null || (before.validTo !== null && before.validTo < today)) throw refuse('ended-already');
  if (lastDay !== null && lastDay < before.validFrom) throw refuse('before-it-began');
  const until = lastDay ?? (before.validFrom > today ? before.validFrom : today);
  if (before.role === ADMIN && !(await adminBeside(tx, before, until))) throw refuse('last-admin');
  await tx
    .updateTable('access.assignment')
    .set({ valid_to: until, ended_at: lastDay === null ? at : null, ended_reason: reason })
    .where('id', '=', id)
    .execute();
  const detail = {
    personId: before.personId,
    agencyId: before.agencyId,
    role: before.role,
    lastDay: until,
    atOnce: lastDay === null,
    reason,
  };
  await appendAudit(tx, { actor, action: 'access.end', subject: { type: 'assignment', id }, detail, at });
  return { ...before, validTo: until };
}

/** Whether another administrator's office goes on after that day. */
async function adminBeside(tx: Tx, { id, personId, agencyId }: Appointment, after: string): Promise<boolean> {
  const other = await tx
    .selectFrom('access.assignment')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('role', '=', ADMIN)
    .where('id', '<>', id)
    .where('person_id', '<>', personId)
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', after)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', after)]))
    .executeTakeFirst();
  return other !== undefined;
}

/** Two changes of one agency's offices take turns: otherwise its last two administrators could end each other. */
async function lockAgency(tx: Tx, agencyId: string): Promise<void> {
  await tx.selectFrom('access.agency').select('id').where('id', '=', agencyId).forUpdate().execute();
}

/** An appointment at one of these agencies; throws NOT_FOUND for any other. */
export async function byId(tx: Tx, id: string, agencyIds: readonly string[]): Promise<Appointment> {
  const row = await appointments(tx, agencyIds).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { assignment: id });
  return row;
}

function appointments(db: Db | Tx, agencyIds: readonly string[]) {
  return db
    .selectFrom('access.assignment as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
    .select([
      'a.id',
      'a.agency_id as agencyId',
      'a.person_id as personId',
      'p.name',
      'p.email',
      'a.role',
      'a.employee_no as employeeNo',
      'a.valid_from as validFrom',
      'a.valid_to as validTo',
      'a.ended_at as endedAt',
      'a.ended_reason as endedReason',
    ])
    .where('a.agency_id', 'in', [...agencyIds]);
}

export interface AppointmentFilter {
  readonly agencyIds: readonly string[];
  /** Those that are over, instead of those that count or will. */
  readonly past: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Part of a name or an address. */
  readonly q: string;
}

/** The offices of some agencies, by name of the holder; those that are over newest first. */
export async function listAppointments(
  db: Db,
  { agencyIds, past, today, q }: AppointmentFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Appointment[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const over = sql<boolean>`(a.ended_at is not null or a.valid_to < ${today}::date)`;
  let query = appointments(db, agencyIds).where(past ? over : sql<boolean>`not coalesce(${over}, false)`);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '') query = query.where(sql<boolean>`(lower(p.name) like ${part} or lower(p.email) like ${part})`);
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ordered = past ? query.orderBy('a.valid_to', 'desc').orderBy('a.id') : query.orderBy('p.name').orderBy('a.role').orderBy('a.id');
  return { rows: await ordered.limit(limit).offset(offset).execute(), total };
}

/** Who looks after an agency on a day, for messages to all of them. */
export async function adminsOf(tx: Tx, agencyId: string, on: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('access.assignment')
    .select('person_id as personId')
    .distinct()
    .where('agency_id', '=', agencyId)
    .where('role', '=', ADMIN)
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return rows.map(({ personId }) => personId);
}
