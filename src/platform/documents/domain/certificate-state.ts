/** Why a certificate is revoked (RFC 5280, 5.3.1, as far as a person has reason to say). */
export const revocationReasons = ['key-compromise', 'affiliation-changed', 'superseded', 'cessation', 'privilege-withdrawn'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

export type CertificateState = 'holds' | 'ending' | 'ended' | 'revoked';

const DAY = 86_400_000;
/** Days before its end at which administrators are told; 0 is the end itself. */
const WARNINGS = [0, 7, 30, 60] as const;

/** Whole days a certificate still holds; 0 once it has ended. */
export function daysLeft(validTo: Date, now: Date): number {
  return Math.max(0, Math.ceil((validTo.getTime() - now.getTime()) / DAY));
}

export function certificateState({ validTo, revokedAt }: { validTo: Date; revokedAt: Date | null }, now: Date): CertificateState {
  if (revokedAt) return 'revoked';
  if (validTo <= now) return 'ended';
  return dueWarning(validTo, now) === null ? 'holds' : 'ending';
}

/** Which warning is due: the smallest number of days that covers what is left; null where there is time. */
export function dueWarning(validTo: Date, now: Date): number | null {
  const left = daysLeft(validTo, now);
  return WARNINGS.find((days) => left <= days) ?? null;
}
