import type { Tx } from '#db';
import { AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { keepOwnFile, type StoredFile } from '#platform/files';
import { createHash, randomBytes } from 'node:crypto';
import { enterCertificate } from './certificates.ts';
import { verificationCode } from './domain/verification-code.ts';
import { sign } from './draw.ts';
import { renderPdf, type Template } from './pdf/render.ts';
import { getDocument } from './tables.ts';
import type { DocumentOrder, DocumentsDeps } from './types.ts';

export interface Issued {
  readonly documentId: string;
  readonly fileId: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly issuedAt: Date;
  readonly validUntil: string | null;
}

/**
 * Draws, signs, keeps and registers an official document in the caller's transaction.
 * Throws when its number is taken or the template does not compile, and TimestampFailure when the authority on time is
 * not reached and the agency rather waits, SigningRefused when the signer's certificate does not hold.
 */
export async function issueDocument(tx: Tx, deps: DocumentsDeps, order: DocumentOrder): Promise<Issued> {
  return enter(tx, deps, newId(), order);
}

/** Issues a corrected copy and marks the one before as replaced. Throws ACTION_NOT_ALLOWED unless that one is valid. */
export async function replaceDocument(
  tx: Tx,
  deps: DocumentsDeps,
  { documentId, reason, ...order }: DocumentOrder & { readonly documentId: string; readonly reason: string },
): Promise<Issued> {
  const id = newId();
  await leaveValid(tx, { documentId, state: 'replaced', reason, replacedBy: id, at: deps.clock.now() });
  return enter(tx, deps, id, order);
}

/** Revokes a document: the verification page says so from now on. Throws ACTION_NOT_ALLOWED unless it is valid. */
export async function revokeDocument(
  tx: Tx,
  { documentId, reason, at }: { readonly documentId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await leaveValid(tx, { documentId, state: 'revoked', reason, replacedBy: null, at });
}

/** A document as it was handed out: its bytes stand nowhere else. */
export interface HandedOut {
  readonly pdf: Buffer;
  readonly number: string;
  readonly verificationCode: string;
}

/**
 * Draws, signs and registers a document that is kept nowhere: the register knows its bytes and code, no holder, no case.
 * For what may be shown to others without the house telling who has it. Throws as `issueDocument`.
 */
export async function handOutDocument(
  tx: Tx,
  deps: DocumentsDeps,
  order: Omit<DocumentOrder, 'caseId' | 'holderName' | 'ownerPersonId'>,
): Promise<HandedOut> {
  const whole: DocumentOrder = { ...order, caseId: null, holderName: '', ownerPersonId: null };
  const id = newId();
  const code = verificationCode([...randomBytes(20)]);
  const issuedAt = deps.clock.now();
  const signed = await sign(tx, deps, whole, code, issuedAt);
  await register(tx, {
    id,
    order: whole,
    code,
    issuedAt,
    signed,
    file: { id: null, sha256: createHash('sha256').update(signed.pdf).digest('hex') },
  });
  return { pdf: signed.pdf, number: order.number, verificationCode: code };
}

/** Draws and keeps a letter that nobody signs, such as a receipt. */
export async function keepPdf(
  tx: Tx,
  deps: DocumentsDeps,
  letter: {
    readonly template: Template;
    readonly data: Readonly<Record<string, unknown>>;
    readonly name: string;
    readonly caseId: string | null;
    readonly ownerPersonId: string | null;
  },
): Promise<StoredFile> {
  const { template, data, name, caseId, ownerPersonId } = letter;
  const content = renderPdf(template, { title: name, ...data, demo: deps.demo });
  return keepOwnFile(tx, deps.files, { content, name: fileName(name), mediaType: 'application/pdf', caseId, ownerPersonId });
}

async function enter(tx: Tx, deps: DocumentsDeps, id: string, order: DocumentOrder): Promise<Issued> {
  const issuedAt = deps.clock.now();
  const code = verificationCode([...randomBytes(20)]);
  const signed = await sign(tx, deps, order, code, issuedAt);
  const file = await keepOwnFile(tx, deps.files, {
    content: signed.pdf,
    name: fileName(`${order.title.id} ${order.number}`),
    mediaType: 'application/pdf',
    caseId: order.caseId,
    ownerPersonId: order.ownerPersonId,
  });
  await register(tx, { id, order, code, issuedAt, signed, file });
  return { documentId: id, fileId: file.id, number: order.number, verificationCode: code, issuedAt, validUntil: order.validUntil ?? null };
}

interface Registering {
  readonly id: string;
  readonly order: DocumentOrder;
  readonly code: string;
  readonly issuedAt: Date;
  readonly signed: Awaited<ReturnType<typeof sign>>;
  readonly file: { readonly id: string | null; readonly sha256: string };
}

async function register(tx: Tx, { id, order, code, issuedAt, signed, file }: Registering): Promise<void> {
  const { stampedAt, unstamped, by } = signed;
  const certificate = await enterCertificate(tx, { ...order.signer, der: by }, { agencyId: order.agency.id, at: issuedAt });
  await tx
    .insertInto('documents.document')
    .values({
      id,
      agency_id: order.agency.id,
      case_id: order.caseId,
      kind: order.kind,
      number: order.number,
      title_id: order.title.id,
      title_en: order.title.en,
      dated: order.on,
      valid_until: order.validUntil ?? null,
      verification_code: code,
      holder_name: order.holderName,
      file_id: file.id,
      sha256: file.sha256,
      signer_name: order.signer.name,
      signer_office: order.signer.office,
      issued_at: issuedAt,
      state_at: issuedAt,
      stamped_at: stampedAt,
      unstamped,
      certificate_id: certificate,
    })
    .execute();
  await note(tx, {
    action: 'issue',
    documentId: id,
    caseId: order.caseId,
    detail: { kind: order.kind, number: order.number, ...(unstamped && { unstamped }), ...(order.credentials && { through: 'bsre' }) },
    at: issuedAt,
  });
}

/** Marks a valid document as no longer so. Throws ACTION_NOT_ALLOWED where it is none. */
export async function leaveValid(
  tx: Tx,
  change: { documentId: string; state: 'replaced' | 'revoked'; reason: string; replacedBy: string | null; at: Date },
): Promise<void> {
  const { documentId, state, reason, replacedBy, at } = change;
  const { numUpdatedRows } = await tx
    .updateTable('documents.document')
    .set({ state, state_reason: reason, state_at: at, replaced_by: replacedBy })
    .where('id', '=', documentId)
    .where('state', '=', 'valid')
    .executeTakeFirst();
  const { caseId, state: found } = await getDocument(tx, documentId);
  if (Number(numUpdatedRows) !== 1) throw new AppError('ACTION_NOT_ALLOWED', { why: `document-${found}` });
  await note(tx, { action: state === 'replaced' ? 'replace' : 'revoke', documentId, caseId, detail: {}, at });
}

/** Audited under the case where there is one, in the lane its other entries are in. */
export async function note(
  tx: Tx,
  { action, documentId, caseId, detail, at }: { action: string; documentId: string; caseId: string | null; detail: object; at: Date },
): Promise<void> {
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'documents' },
    action: `documents.${action}`,
    subject: caseId === null ? { type: 'document', id: documentId } : { type: 'case', id: caseId },
    detail: { ...detail, document: documentId },
    at,
  });
}

/** A name a file can bear on every system. */
export function fileName(title: string): string {
  return `${title
    .replace(/[/\\]+/g, '-')
    .replace(/[\p{Cc}"<>|:*?]+/gu, ' ')
    .replace(/\.pdf$/, '')
    .trim()}.pdf`;
}
