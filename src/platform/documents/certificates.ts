import { likeLiteral, type Db, type Tx } from '#db';
import { type Actor, AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { X509Certificate } from 'node:crypto';
import { sql } from 'kysely';
import type { RevocationReason } from './domain/certificate-state.ts';
import { fingerprintOf } from './signing/fingerprint.ts';

/** A certificate letters of an agency were signed with. */
export interface Certificate {
  readonly id: string;
  readonly agencyId: string;
  /** SHA-256, hexadecimal. */
  readonly fingerprint: string;
  readonly name: string;
  readonly office: string;
  readonly der: Buffer;
  readonly validTo: Date;
  readonly revokedAt: Date | null;
  readonly revokedFrom: Date | null;
  readonly reason: RevocationReason | null;
  readonly note: string | null;
}

const columns = [
  'id',
  'agency_id as agencyId',
  'fingerprint',
  'holder_name as name',
  'holder_office as office',
  'der',
  'valid_to as validTo',
  'revoked_at as revokedAt',
  'revoked_from as revokedFrom',
  sql<RevocationReason | null>`revocation_reason`.as('reason'),
  'revocation_note as note',
] as const;

/** What a document was signed with, and by whom. */
export interface SignedWith {
  readonly name: string;
  readonly office: string;
  readonly der: Buffer;
}

/** The certificate a document was signed with, entered when it is first used for the agency. Returns its id. */
export async function enterCertificate(
  tx: Tx,
  { name, office, der }: SignedWith,
  { agencyId, at }: { readonly agencyId: string; readonly at: Date },
): Promise<string> {
  const fingerprint = fingerprintOf(der);
  const known = tx
    .selectFrom('documents.certificate')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('fingerprint', '=', fingerprint);
  const before = await known.executeTakeFirst();
  if (before) return before.id;
  const valid_to = new X509Certificate(der).validToDate;
  const values = {
    id: newId(),
    agency_id: agencyId,
    fingerprint,
    holder_name: name,
    holder_office: office,
    der,
    valid_to,
    first_used_at: at,
  };
  await tx
    .insertInto('documents.certificate')
    .values(values)
    .onConflict((on) => on.columns(['agency_id', 'fingerprint']).doNothing())
    .execute();
  return (await known.executeTakeFirstOrThrow()).id;
}

/** Throws NOT_FOUND. */
export async function getCertificate(db: Db | Tx, id: string): Promise<Certificate> {
  const found = await db.selectFrom('documents.certificate').select(columns).where('id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { certificate: id });
  return found;
}

export interface CertificateFilter {
  readonly agencyIds: readonly string[];
  /** Part of the name or the office. */
  readonly q?: string;
  /** This one alone. */
  readonly only?: string | undefined;
}

/** Certificates of some agencies, the last to end first, each with the number of documents it signed. */
export async function listCertificates(
  db: Db,
  { agencyIds, q = '', only }: CertificateFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly (Certificate & { readonly documents: number })[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('documents.certificate as c').where('agency_id', 'in', [...agencyIds]);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '') query = query.where(sql<boolean>`(lower(holder_name) like ${part} or lower(holder_office) like ${part})`);
  if (only !== undefined) query = query.where('id', '=', only);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(sql<number>`(select count(*)::int from documents.document d where d.certificate_id = c.id)`.as('documents'))
    .orderBy('valid_to', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
}

/** From when each revoked certificate does not count, by fingerprint. */
export async function revocations(db: Db | Tx): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('documents.certificate')
    .select(['fingerprint', 'revoked_from as from'])
    .where('revoked_at', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ fingerprint, from }) => (from ? [[fingerprint, from]] : [])));
}

/** What the public list says of each revoked certificate, in the order they were revoked. */
export function listRevocations(db: Db): Promise<{ der: Buffer; revokedAt: Date; revokedFrom: Date; reason: RevocationReason }[]> {
  return db
    .selectFrom('documents.certificate')
    .distinctOn('fingerprint')
    .select(['der', 'revoked_at as revokedAt', 'revoked_from as revokedFrom', 'revocation_reason as reason'])
    .where('revoked_at', 'is not', null)
    .orderBy('fingerprint')
    .execute() as Promise<{ der: Buffer; revokedAt: Date; revokedFrom: Date; reason: RevocationReason }[]>;
}

export interface Revocation {
  readonly certificateId: string;
  readonly reason: RevocationReason;
  /** What the list of this house says about it; not published. */
  readonly note: string;
  /** From when nothing signed with it counts. */
  readonly from: Date;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Revokes a certificate: what it signs from that moment on counts nowhere, and the next letter of its holder is signed
 * with a new one. Throws ACTION_NOT_ALLOWED where it is revoked already.
 */
export async function revokeCertificate(tx: Tx, { certificateId, reason, note, from, actor, at }: Revocation): Promise<void> {
  const { fingerprint, agencyId } = await getCertificate(tx, certificateId);
  const { numUpdatedRows } = await tx
    .updateTable('documents.certificate')
    .set({ revoked_at: at, revoked_from: from, revocation_reason: reason, revocation_note: note })
    .where('fingerprint', '=', fingerprint)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new AppError('ACTION_NOT_ALLOWED', { why: 'certificate-revoked' });
  await appendAudit(tx, {
    actor,
    action: 'documents.revokeCertificate',
    subject: { type: 'certificate', id: certificateId },
    detail: { agency: agencyId, fingerprint, reason, note, from: from.toISOString() },
    at,
  });
}

/** Documents of an agency that were issued since a moment without the timestamp that was asked for. */
export async function countUnstamped(db: Db, agencyId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('documents.document')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('unstamped', 'is not', null)
    .where('agency_id', '=', agencyId)
    .where('issued_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
