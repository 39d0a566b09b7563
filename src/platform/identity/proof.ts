/** By what a session was opened, or what its holder proved since. */
export type Proof = 'password' | 'totp' | 'recovery' | 'passkey' | 'oidc' | 'oidc-strong';

const byPath: Readonly<Record<string, Proof>> = {
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'recovery',
};

/** The path of better-auth's calls that have none: those of our own pages (`open-session.ts`), which say it themselves. */
const ours = 'virtual:';

/** What was given for a session that better-auth opens; the least where that is not known. */
export function proofOf(path: string | undefined, said: unknown): Proof {
  if (path === ours) return said as Proof;
  return byPath[path ?? ''] ?? 'password';
}

/** Proofs that are two factors, or one that holds two: something one has, and knows or is. */
export const strongProofs: readonly Proof[] = ['totp', 'recovery', 'passkey', 'oidc-strong'];

export function isStrong(proof: Proof | null): boolean {
  return proof !== null && strongProofs.includes(proof);
}

/** How long a proof counts for changes to what keeps an account safe (OWASP ASVS 5.0, V7.5.1). */
export const PROOF_MINUTES = 10;
