export { authoritiesOf, type Authority } from './authorities.ts';
export { signerStatus, type SignerStatus } from './bsre/status.ts';
export { type AskedOfBrought, BROUGHT_PDF, bringDocument, broughtPdfs, type BroughtReading } from './brought.ts';
export { type Certificate, countUnstamped, getCertificate, listCertificates, revokeCertificate } from './certificates.ts';
export { certificateState, daysLeft, type RevocationReason, revocationReasons } from './domain/certificate-state.ts';
export {
  type Awaiting,
  awaitSignature,
  beginSession,
  countAwaiting,
  dropOldSessions,
  endSession,
  leaveSession,
  listAwaiting,
  nextOfSession,
  noteFault,
  openSession,
  SESSION_LIMIT,
  settleSignature,
  signersAwaited,
} from './awaiting.ts';
export { BsreFailure, type Credentials } from './bsre/client.ts';
export { leastDaysLeft } from './days-left.ts';
export { forgetEnded, type HeldDocument } from './forget.ts';
export { drawSigned } from './draw.ts';
export type { DocumentOrder, DocumentsDeps } from './types.ts';
export { type Holding, holdingOn } from './domain/holding.ts';
export { choosableRules, documentRules, signingRule } from './domain/signing-rules.ts';
export {
  formatNumber as formatDocumentNumber,
  type Numbering,
  NumberingSchema,
  patternProblem,
} from './domain/number-pattern.ts';
export { numberingLabels, numberingProblem } from './domain/numbering-words.ts';
export {
  handOutDocument,
  type HandedOut,
  type Issued,
  issueDocument,
  keepPdf,
  replaceDocument,
  revokeDocument,
} from './issue.ts';
export { type BsreOptions, openDocuments, type TimestampOptions } from './open.ts';
export { paths as verificationPaths } from './paths.ts';
export { officeTemplate } from './pdf/office.ts';
export { code128Svg } from './pdf/code128.ts';
export { qrSvg } from './pdf/qr.ts';
export { renderPdf, type Template } from './pdf/render.ts';
export { textOfPdf } from './pdf/text.ts';
export { DemoAuthority } from './signing/authority.ts';
export { demoSigners, type Signer, type SignerSource, signPdf } from './signing/signer.ts';
export { documentsOf, type DocumentState, type RegisteredDocument } from './tables.ts';
export { lastNumber, lockSeries, type Series, takeNumber } from './take-number.ts';
export { type VerifiedPdf, verifyPdf } from './verify-pdf.ts';
export { type PublicDocument, verifyByCode, verifyByHash } from './verify-by-code.ts';
