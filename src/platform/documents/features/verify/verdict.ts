import { holdingOn } from '../../domain/holding.ts';
import type { Finding, SignatureReport } from '../../signing/check.ts';
import type { PublicDocument } from '../../verify-by-code.ts';

/** What a PDF turned out to be: the state of a registered one, or what is wrong with it. */
export type Verdict = 'genuine' | 'ended' | 'replaced' | 'revoked' | 'unregistered' | Exclude<Finding, 'valid'>;

/** A file whose signature holds counts only as far as the register knows its very bytes. */
export function verdictOf({ finding }: SignatureReport, registered: PublicDocument | undefined, today: string): Verdict {
  if (finding !== 'valid') return finding;
  if (!registered) return 'unregistered';
  const holding = holdingOn(registered, today);
  return holding === 'valid' ? 'genuine' : holding;
}

export type Outcome = 'yes' | 'no' | 'unknown' | 'none';
export type Check = 'integrity' | 'whole' | 'chain' | 'time' | 'revocation' | 'timestamp' | 'register';

/** Each thing that was checked; what lies behind a failed check could not be looked at. */
export function outcomes(report: SignatureReport, registered: PublicDocument | undefined): Record<Check, Outcome> {
  const { finding, coversWhole, timestamp } = report;
  const readable = finding !== 'unsigned' && finding !== 'broken';
  const intact = readable && finding !== 'changed';
  const trusted = intact && finding !== 'untrusted';
  return {
    integrity: readable ? yesNo(intact) : 'unknown',
    whole: intact ? yesNo(coversWhole) : 'unknown',
    chain: intact ? yesNo(trusted) : 'unknown',
    time: trusted ? yesNo(finding !== 'expired') : 'unknown',
    revocation: trusted && finding !== 'expired' ? yesNo(finding !== 'certificate-revoked') : 'unknown',
    timestamp: intact ? (timestamp ? yesNo(timestamp.finding === 'valid') : 'none') : 'unknown',
    register: yesNo(registered !== undefined),
  };
}

function yesNo(holds: boolean): Outcome {
  return holds ? 'yes' : 'no';
}
