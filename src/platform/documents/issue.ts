import type { Db, Tx } from '#db';
import { formatDate } from '#i18n';
import { AppError, type Clock, newId } from '#kernel';
import type { Agency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { type FilesDeps, keepOwnFile, type StoredFile } from '#platform/files';
import { rulesAt } from '#platform/rules';
import { randomBytes } from 'node:crypto';
import type { BsreClient } from './bsre/client.ts';
import { enterCertificate, revocations } from './certificates.ts';
import { timestampRule, type WithoutTime } from './domain/signing-rules.ts';
import { verificationCode } from './domain/verification-code.ts';
import { paths } from './paths.ts';
import { qrSvg } from './pdf/qr.ts';
import { renderPdf, type Template } from './pdf/render.ts';
import type { ListSigner } from './signing/revocation-list.ts';
import { refuseUnlessHeld, type SignedPdf, type Signer, type SignerSource, signPdf } from './signing/signer.ts';
import { type TimestampAuthority, TimestampFailure, type TimestampFault } from './signing/timestamp.ts';
import { getDocument } from './tables.ts';

export interface DocumentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FilesDeps;
  readonly signers: SignerSource;
  /** Root certificates (DER) that make a signature trusted here; the first is offered for download. */
  readonly anchors: readonly Buffer[];
  /** Vouches for the time of signatures; null: nobody does. */
  readonly timestamps: TimestampAuthority | null;
  /** Root certificates (DER) of those whose word on time is believed, those used before among them. */
  readonly timeAnchors: readonly Buffer[];
  /** Signs whole PDFs with keys officers hold elsewhere; null: not set up. */
  readonly bsre: BsreClient | null;
  /** Signs the list of certificates of our own authority that were revoked. */
  readonly signList: ListSigner;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly demo: boolean;
}

export interface DocumentOrder {
  readonly agency: Agency;
  readonly caseId: string | null;
  readonly kind: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly number: string;
  readonly holderName: string;
  readonly template: Template;
  /** What this template wants besides what every template gets: plain JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly signer: { readonly name: string; readonly office: string; readonly employeeNo: string | null };
  /** The day written on the document, YYYY-MM-DD. */
  readonly on: string;
  readonly ownerPersonId: string | null;
}

export interface Issued {
  readonly documentId: string;
  readonly fileId: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly issuedAt: Date;
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
  const revoked = new Set((await revocations(tx)).keys());
  const by = await deps.signers.signerOf(order.signer, revoked);
  const { pdf, stampedAt, unstamped } = await drawSigned(deps, order, {
    by,
    code,
    at: issuedAt,
    withoutTime: await withoutTime(tx, deps, order),
  });
  const certificate = await enterCertificate(tx, by, { agencyId: order.agency.id, at: issuedAt });
  const file = await keepOwnFile(tx, deps.files, {
    content: pdf,
    name: fileName(`${order.title.id} ${order.number}`),
    mediaType: 'application/pdf',
    caseId: order.caseId,
    ownerPersonId: order.ownerPersonId,
  });
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
    detail: { kind: order.kind, number: order.number, ...(unstamped && { unstamped }) },
    at: issuedAt,
  });
  return { documentId: id, fileId: file.id, number: order.number, verificationCode: code, issuedAt };
}

/** What the agency does when the authority on time is not reached. */
async function withoutTime(tx: Tx, { timestamps }: DocumentsDeps, { agency, on }: DocumentOrder): Promise<WithoutTime> {
  if (!timestamps) return 'issue';
  return (await rulesAt(tx, [timestampRule], { agencyId: agency.id, on })).value(timestampRule);
}

interface Drawn extends SignedPdf {
  /** Why the signature carries no timestamp, although an authority is known. */
  readonly unstamped: TimestampFault | null;
}

/**
 * The signed PDF of a document, which nothing is written of yet. Throws TimestampFailure where it must wait for one,
 * SigningRefused where the signer's certificate does not hold.
 */
export async function drawSigned(
  deps: DocumentsDeps,
  order: DocumentOrder,
  {
    by,
    code,
    at,
    withoutTime: otherwise,
  }: { readonly by: Signer; readonly code: string; readonly at: Date; readonly withoutTime: WithoutTime },
): Promise<Drawn> {
  refuseUnlessHeld(by, at);
  const { agency, signer } = order;
  const address = deps.publicUrl + paths.document({ code });
  const pdf = renderPdf(order.template, {
    ...order.data,
    title: `${order.title.id} ${order.number}`,
    agency: { name: agency.name, government: agency.government, address: agency.address },
    number: order.number,
    date: formatDate(order.on, 'id'),
    signer,
    verification: { code, address, qr: qrSvg(address) },
    demo: deps.demo,
  });
  const facts = { reason: order.title.id, location: agency.name, at };
  const { timestamps } = deps;
  if (!timestamps) return { ...(await signPdf(pdf, by, facts)), unstamped: null };
  let unstamped: TimestampFault | null = null;
  const signed = await signPdf(pdf, by, facts, (signature) =>
    timestamps.stamp(signature).catch((error: unknown) => {
      if (!(error instanceof TimestampFailure) || otherwise === 'wait') throw error;
      unstamped = error.why;
      return null;
    }),
  );
  return { ...signed, unstamped };
}

async function leaveValid(
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
async function note(
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

function fileName(title: string): string {
  return `${title
    .replace(/[/\\]+/g, '-')
    .replace(/[\p{Cc}"<>|:*?]+/gu, ' ')
    .replace(/\.pdf$/, '')
    .trim()}.pdf`;
}
