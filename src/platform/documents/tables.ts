import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';

export type DocumentState = 'valid' | 'replaced' | 'revoked';

/** What anyone may know of a document of the register; the holder's name is masked by whoever shows it. */
export interface RegisteredDocument {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly caseId: string | null;
  readonly kind: string;
  readonly number: string;
  readonly titleId: string;
  readonly titleEn: string;
  /** The day written on it, YYYY-MM-DD. */
  readonly dated: string;
  /** The last day it holds, YYYY-MM-DD; null where it says none. */
  readonly validUntil: string | null;
  readonly verificationCode: string;
  readonly holderName: string;
  /** Null where it was handed out and kept nowhere. */
  readonly fileId: string | null;
  readonly sha256: string;
  readonly signerName: string;
  readonly signerOffice: string;
  readonly issuedAt: Date;
  readonly state: DocumentState;
  readonly stateAt: Date;
  readonly stateReason: string | null;
  readonly replacedByCode: string | null;
  /** Made and signed by another authority; an officer brought it. */
  readonly brought: boolean;
}

function register(db: Db | Tx) {
  return db
    .selectFrom('documents.document as d')
    .innerJoin('access.agency as a', 'a.id', 'd.agency_id')
    .leftJoin('documents.document as newer', 'newer.id', 'd.replaced_by')
    .select([
      'd.id',
      'd.agency_id as agencyId',
      'a.name as agencyName',
      'd.case_id as caseId',
      'd.kind',
      'd.number',
      'd.title_id as titleId',
      'd.title_en as titleEn',
      sql<string>`d.dated::text`.as('dated'),
      sql<string | null>`d.valid_until::text`.as('validUntil'),
      'd.verification_code as verificationCode',
      'd.holder_name as holderName',
      'd.file_id as fileId',
      'd.sha256',
      'd.signer_name as signerName',
      'd.signer_office as signerOffice',
      'd.issued_at as issuedAt',
      sql<DocumentState>`d.state`.as('state'),
      'd.state_at as stateAt',
      'd.state_reason as stateReason',
      'newer.verification_code as replacedByCode',
      'd.brought',
    ]);
}

/** Throws NOT_FOUND. */
export async function getDocument(db: Db | Tx, id: string): Promise<RegisteredDocument> {
  const found = await register(db).where('d.id', '=', id).executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { document: id });
  return found;
}

export function findByCode(db: Db | Tx, code: string): Promise<RegisteredDocument | undefined> {
  return register(db).where('d.verification_code', '=', code).executeTakeFirst();
}

/** The document whose very file this is, by the SHA-256 of its bytes. */
export function findByHash(db: Db | Tx, sha256: string): Promise<RegisteredDocument | undefined> {
  return register(db).where('d.sha256', '=', sha256).executeTakeFirst();
}

/** Documents of a case, oldest first. */
export function documentsOf(db: Db | Tx, caseId: string): Promise<RegisteredDocument[]> {
  return register(db).where('d.case_id', '=', caseId).orderBy('d.issued_at').orderBy('d.id').execute();
}

/** The public list of revoked documents, newest first. */
export async function listRevoked(
  db: Db,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: RegisteredDocument[]; total: number }> {
  const rows = await register(db)
    .where('d.state', '=', 'revoked')
    .orderBy('d.state_at', 'desc')
    .orderBy('d.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await db
    .selectFrom('documents.document')
    .where('state', '=', 'revoked')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}
