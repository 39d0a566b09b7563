import { X509Certificate } from 'node:crypto';

/** The signer's own certificate, DER. */
export function ownOf({ chain: [own] }: { readonly chain: readonly Buffer[] }): Buffer {
  if (!own) throw new Error('a signer without a certificate');
  return own;
}

/** SHA-256 of a certificate (DER), hexadecimal. */
export function fingerprintOf(der: Uint8Array): string {
  return new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();
}
