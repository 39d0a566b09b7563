import { officeDay } from '#platform/calendar';
import { createHash } from 'node:crypto';
import { revocations } from './certificates.ts';
import type { Verdict } from './features/verify/verdict.ts';
import { verdictOf } from './features/verify/verdict.ts';
import type { DocumentsDeps } from './types.ts';
import type { SignatureReport } from './signing/check.ts';
import { findByHash } from './tables.ts';
import { asPublic, type PublicDocument } from './verify-by-code.ts';

/** What a PDF turned out to be, by its signature and by the register. */
export interface VerifiedPdf {
  readonly verdict: Verdict;
  readonly report: SignatureReport;
  readonly document: PublicDocument | undefined;
}

/** Checks a PDF as the verification page does: its signature by our reader, its very bytes by the register. */
export async function verifyPdf(
  { db, clock, anchors, timeAnchors }: Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors'>,
  pdf: Buffer,
): Promise<VerifiedPdf> {
  // Loaded when it is needed: the reader of signatures is large.
  const { checkPdf } = await import('./signing/check.ts');
  const document = await findByHash(db, createHash('sha256').update(pdf).digest('hex'));
  const trust = { anchors, timeAnchors, revoked: await revocations(db), entered: document?.issuedAt };
  const report = await checkPdf(pdf, trust, clock.now());
  const verdict = verdictOf(report, asPublic(document), officeDay(clock.now()));
  return { verdict, report, document: asPublic(document) };
}
