import { likeLiteral, type Db, type Tx } from '#db';
import { AppError, type Mandate, type MandateKind, type Matter } from '#kernel';
import { type Expression, type RawBuilder, sql } from 'kysely';

export type MandateStatus = 'asked' | 'granted' | 'refused' | 'ended';

/** A mandate with the names of both sides. Days are YYYY-MM-DD at the office, both included. */
export interface MandateLine {
  readonly id: string;
  readonly kind: MandateKind;
  readonly representativeId: string | null;
  readonly representativeName: string | null;
  readonly principalId: string | null;
  readonly principalName: string | null;
  /** The side that is known by its address alone, or was until it decided. */
  readonly namedEmail: string | null;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly services: readonly string[] | null;
  readonly basis: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly status: MandateStatus;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedByEmail: string;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  /** The principal is whoever writes in a chat that the account was joined to. */
  readonly ofChat: boolean;
}

/** The mandates somebody holds on a day (YYYY-MM-DD), as one value: for a query that reads the person at the same time. */
export function heldMandates(personId: Expression<string | null>, on: string): RawBuilder<readonly Mandate[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'principalId', m.principal_person_id, 'principalName', q.name || case when m.of_chat then ' (WhatsApp)' else '' end,
                                               'agencyId', m.agency_id, 'services', m.services, 'ofChat', m.of_chat) order by q.name, m.id), '[]')
      from mandates.mandate m join identity.person q on q.id = m.principal_person_id
     where m.representative_person_id = ${personId} and m.status = 'granted' and m.valid_from <= ${on}::date
       and (m.valid_to is null or m.valid_to >= ${on}::date))`;
}

/**
 * Makes sure that a mandate counts at this very moment and keeps it from being ended until the transaction is over.
 * Throws INVALID_INPUT, so that whoever fills in an application is told there.
 */
export async function holdMandate(
  tx: Tx,
  { id, representativeId, on, ...matter }: Matter & { readonly id: string; readonly representativeId: string; readonly on: string },
): Promise<void> {
  const found = await tx
    .selectFrom('mandates.mandate')
    .select('id')
    .where('id', '=', id)
    .where('representative_person_id', '=', representativeId)
    .where('status', '=', 'granted')
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .where((eb) => eb.or([eb('agency_id', 'is', null), eb('agency_id', '=', matter.agencyId)]))
    .where((eb) => eb.or([eb('services', 'is', null), sql<boolean>`${matter.service} = any(services)`]))
    .forShare()
    .executeTakeFirst();
  if (!found) throw noLonger();
}

/** Who of these mandates still stands for somebody on a day, YYYY-MM-DD. */
export async function holdersOf(db: Db | Tx, mandateIds: readonly string[], on: string): Promise<readonly string[]> {
  if (mandateIds.length === 0) return [];
  const rows = await db
    .selectFrom('mandates.mandate')
    .select('representative_person_id as personId')
    .where('id', 'in', [...mandateIds])
    .where('status', '=', 'granted')
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return rows.flatMap(({ personId }) => personId ?? []);
}

/** What an application for somebody else is refused with once the mandate no longer counts. */
export function noLonger(): AppError {
  const message = 'Kuasa untuk permohonan ini tidak berlaku lagi. Permohonan tidak dikirim.';
  const en = 'The mandate for this application is no longer in force. The application was not sent.';
  return new AppError('INVALID_INPUT', { fields: [{ field: 'mandate', message, en }] });
}

/** Mandates with the names of both sides: `m`, the representative `r`, the principal `q`. */
export function joined(db: Db | Tx) {
  return db
    .selectFrom('mandates.mandate as m')
    .leftJoin('identity.person as r', 'r.id', 'm.representative_person_id')
    .leftJoin('identity.person as q', 'q.id', 'm.principal_person_id')
    .innerJoin('identity.person as a', 'a.id', 'm.asked_by')
    .leftJoin('access.agency as g', 'g.id', 'm.agency_id')
    .select([
      'm.id',
      'm.kind',
      'm.representative_person_id as representativeId',
      'r.name as representativeName',
      'm.principal_person_id as principalId',
      // Of what came to nothing the name alone is kept.
      (eb) => eb.fn.coalesce('q.name', 'm.named_name').as('principalName'),
      'm.named_email as namedEmail',
      'm.agency_id as agencyId',
      'g.name as agencyName',
      'm.services',
      'm.basis',
      'm.valid_from as validFrom',
      'm.valid_to as validTo',
      'm.status',
      'm.asked_by as askedBy',
      'a.name as askedByName',
      'a.email as askedByEmail',
      'm.asked_at as askedAt',
      'm.decided_at as decidedAt',
      'm.ended_at as endedAt',
      'm.reason',
      'm.of_chat as ofChat',
    ]);
}

/** Whoever asks about mandates of their own: by their person, or by the address of their account while they are asked. */
export interface Own {
  readonly personId: string;
  readonly email: string;
}

/** Which of one's own: those that count, will, or wait for an answer; or those that are over. */
export interface OwnFilter {
  readonly show: 'live' | 'past';
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Part of the other's name or address. */
  readonly q?: string;
}

function own(db: Db, { personId, email }: Own) {
  return joined(db).where((eb) =>
    eb.or([
      eb('m.representative_person_id', '=', personId),
      eb('m.principal_person_id', '=', personId),
      eb.and([eb('m.named_email', '=', email.toLowerCase()), eb('m.status', '=', 'asked')]),
    ]),
  );
}

/** What somebody gave, holds, asked for or is asked for, what waits for their word first, then newest first. */
export async function listOwn(
  db: Db,
  self: Own,
  { show, today, q = '' }: OwnFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly MandateLine[]; readonly total: number }> {
  const live = sql<boolean>`(m.status = 'asked' or (m.status = 'granted' and (m.valid_to is null or m.valid_to >= ${today}::date)))`;
  let query = own(db, self).where(show === 'live' ? live : sql<boolean>`not ${live}`);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '')
    query = query.where(
      sql<boolean>`(lower(r.name) like ${part} or lower(coalesce(q.name, m.named_name)) like ${part} or m.named_email like ${part})`,
    );
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .orderBy(sql`m.status = 'asked' and m.asked_by <> ${self.personId}`, 'desc')
    .orderBy('m.asked_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows as unknown as MandateLine[], total: Number(total) };
}

/** The same of every kind, newest first, going on after one; `next` names the last where more follow. */
export async function followOwn(
  db: Db,
  self: Own,
  { limit, after }: { readonly limit: number; readonly after: { readonly at: string; readonly id: string } | undefined },
): Promise<{ readonly rows: readonly MandateLine[]; readonly next: { readonly at: string; readonly id: string } | null }> {
  let query = own(db, self);
  if (after) query = query.where(sql<boolean>`(m.asked_at, m.id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  const found = await query
    .orderBy('m.asked_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit) as unknown as MandateLine[];
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? { at: last.askedAt.toISOString(), id: last.id } : null };
}

/** One that concerns somebody, locked until the transaction ends. Throws NOT_FOUND for anybody else's. */
export async function lockOwn(tx: Tx, id: string, { personId, email }: Own): Promise<MandateLine> {
  await tx.selectFrom('mandates.mandate').select('id').where('id', '=', id).forUpdate().execute();
  const row = (await joined(tx).where('m.id', '=', id).executeTakeFirst()) as unknown as MandateLine | undefined;
  const concerned =
    row !== undefined &&
    (row.representativeId === personId ||
      row.principalId === personId ||
      (row.status === 'asked' && row.namedEmail === email.toLowerCase()));
  if (!concerned) throw new AppError('NOT_FOUND', { mandate: id });
  return row;
}
