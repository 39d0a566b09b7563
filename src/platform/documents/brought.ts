import type { Db, Tx } from '#db';
import type { Agency } from '#platform/access';
import { getFile, keepOwnFile } from '#platform/files';
import { newId } from '#kernel';
import { randomBytes } from 'node:crypto';
import { revocations } from './certificates.ts';
import { verificationCode } from './domain/verification-code.ts';
import { fileName, type Issued, leaveValid, note } from './issue.ts';
import { textOfPdf } from './pdf/text.ts';
import type { Finding, SignatureReport } from './signing/check.ts';
import type { DocumentsDeps } from './types.ts';

/** Under which name actions ask what a PDF is that an officer brings. */
export const BROUGHT_PDF = 'documents.brought-pdf';

/** What is asked of a PDF that was brought: the file, and what it would be registered as. */
export interface AskedOfBrought {
  readonly fileId: string;
  readonly kind: string;
  readonly number: string;
  /** The document it takes the place of, which may bear the same number. */
  readonly instead?: string | undefined;
}

/** What a brought PDF turned out to be; `text` holds its words, for a service to find those it expects. */
export interface BroughtReading {
  readonly finding: Finding | 'not-pdf';
  readonly signer: string | null;
  readonly issuer: string | null;
  readonly text: string;
  /** Another document of the kind bears the number. */
  readonly taken: boolean;
}

// What such a document may weigh; more is no certificate but a book.
const MOST_BYTES = 10_000_000;

/** The register that reads what officers bring: its signature by our own reader, its words, whether its number is free. */
export function broughtPdfs(deps: Pick<DocumentsDeps, 'clock' | 'anchors' | 'timeAnchors' | 'files'>) {
  return async (tx: Tx, asked: unknown, { agencyId }: { readonly agencyId: string }): Promise<Readonly<Record<string, unknown>>> => {
    const about = asked as AskedOfBrought;
    const { sha256, mediaType, bytes } = await getFile(tx, about.fileId);
    const nothing: BroughtReading = { finding: 'not-pdf', signer: null, issuer: null, text: '', taken: false };
    if (mediaType !== 'application/pdf' || bytes > MOST_BYTES) return { ...nothing };
    const pdf = await deps.files.storage.get(sha256);
    const { finding, signer, issuer } = await checked(tx, deps, pdf);
    const reading: BroughtReading = {
      finding,
      signer,
      issuer,
      text: await textOfPdf(pdf),
      taken: await isTaken(tx, agencyId, about),
    };
    return { ...reading };
  };
}

async function isTaken(tx: Tx, agencyId: string, { kind, number, instead }: AskedOfBrought): Promise<boolean> {
  const found = await tx
    .selectFrom('documents.document')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .where('state', '<>', 'replaced')
    .execute();
  return found.some(({ id }) => id !== instead);
}

export interface BroughtOrder {
  readonly agency: Agency;
  readonly caseId: string;
  readonly kind: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly number: string;
  readonly holderName: string;
  /** In whose name it is signed, as the register names it. */
  readonly office: string;
  /** The PDF as it was brought. */
  readonly fileId: string;
  /** Day of entry at the agency, YYYY-MM-DD. */
  readonly on: string;
  readonly ownerPersonId: string | null;
}

/**
 * Registers a PDF that another authority made and signed: byte for byte, under a name of its own. Nothing is drawn and
 * no number taken. Throws when its number is taken, and for a PDF that bears no signature over its bytes.
 */
export async function bringDocument(
  tx: Tx,
  deps: DocumentsDeps,
  order: BroughtOrder,
  replaces?: { readonly documentId: string; readonly reason: string },
): Promise<Issued> {
  const id = newId();
  const issuedAt = deps.clock.now();
  if (replaces) await leaveValid(tx, { ...replaces, state: 'replaced', replacedBy: id, at: issuedAt });
  const { sha256 } = await getFile(tx, order.fileId);
  const content = await deps.files.storage.get(sha256);
  const { finding, signer, timestamp } = await checked(tx, deps, content);
  if (unfit.has(finding)) throw new Error(`the ${order.kind} brought for case ${order.caseId} cannot be registered: ${finding}`);
  const file = await keepOwnFile(tx, deps.files, {
    content,
    name: fileName(`${order.title.id} ${order.number}`),
    mediaType: 'application/pdf',
    caseId: order.caseId,
    ownerPersonId: order.ownerPersonId,
  });
  const code = verificationCode([...randomBytes(20)]);
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
      signer_name: signer ?? order.office,
      signer_office: order.office,
      issued_at: issuedAt,
      state_at: issuedAt,
      stamped_at: timestamp?.finding === 'valid' ? timestamp.at : null,
      brought: true,
    })
    .execute();
  const detail = { kind: order.kind, number: order.number, signature: finding };
  await note(tx, { action: 'bring', documentId: id, caseId: order.caseId, detail, at: issuedAt });
  return { documentId: id, fileId: file.id, number: order.number, verificationCode: code, issuedAt, validUntil: null };
}

/** Nothing with one of these is registered, whoever says that it looks right. */
const unfit: ReadonlySet<Finding> = new Set<Finding>(['unsigned', 'changed', 'changed-after', 'broken']);

async function checked(
  db: Db | Tx,
  { clock, anchors, timeAnchors }: Pick<DocumentsDeps, 'clock' | 'anchors' | 'timeAnchors'>,
  pdf: Buffer,
): Promise<SignatureReport> {
  // Loaded when it is needed: the reader of signatures is large.
  const { checkPdf } = await import('./signing/check.ts');
  return checkPdf(pdf, { anchors, timeAnchors, revoked: await revocations(db) }, clock.now());
}
