import { createHash } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as pkijs from 'pkijs';
import { OID } from './cms.ts';
import { chainOf, readSigned } from './reading.ts';

/**
 * unreadable: no timestamp token. imprint: it is about something else. nonce: it answers another question. signature:
 * it was changed. certificate: who signed it may not vouch for time. untrusted: they lead to no root we know. expired:
 * their certificate did not hold at that time.
 */
export type TokenFault = 'unreadable' | 'imprint' | 'nonce' | 'signature' | 'certificate' | 'untrusted' | 'expired';

/** What a token says, as far as it could be read. */
export type TokenReport =
  | { readonly finding: 'valid'; readonly at: Date; readonly authority: string | null }
  | { readonly finding: TokenFault };

/**
 * Checks a timestamp token (RFC 3161, 2.4.2) of `stamped`, the value of a signature: that it is about these bytes,
 * answers the question with this nonce where one was asked, is whole, and is signed with a certificate made for
 * timestamps alone that leads to one of `roots` (DER). Never throws.
 */
export async function checkToken(
  token: Uint8Array,
  stamped: Uint8Array,
  roots: readonly Buffer[],
  nonce: Buffer | null,
): Promise<TokenReport> {
  try {
    return await judge(token, stamped, roots, nonce);
  } catch {
    return { finding: 'unreadable' };
  }
}

async function judge(token: Uint8Array, stamped: Uint8Array, roots: readonly Buffer[], nonce: Buffer | null): Promise<TokenReport> {
  // Many authorities still name their certificate by SHA-1.
  const read = readSigned(token, [OID.signingCertificateV2, OID.signingCertificate]);
  const content = read?.signed.encapContentInfo;
  if (!read || content?.eContentType !== OID.timestampInfo || !content.eContent) return { finding: 'unreadable' };
  const info = pkijs.TSTInfo.fromBER(content.eContent.getValue());
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const imprint = createHash('sha256').update(stamped).digest();
  if (hashAlgorithm.algorithmId !== OID.sha256 || !imprint.equals(Buffer.from(hashedMessage.getValue()))) return { finding: 'imprint' };
  if (nonce && !(info.nonce && nonce.equals(withoutSign(info.nonce.valueBlock.valueHexView)))) return { finding: 'nonce' };
  const data = stamped.buffer.slice(stamped.byteOffset, stamped.byteOffset + stamped.byteLength) as ArrayBuffer;
  if (!(await read.signed.verify({ signer: 0, data, checkChain: false }).catch(() => false))) return { finding: 'signature' };
  if (!vouchesForTime(read.own)) return { finding: 'certificate' };
  const trust = await chainOf(read.own, read.given, roots, info.genTime);
  if (trust !== 'valid') return { finding: trust };
  return { finding: 'valid', at: info.genTime, authority: read.own.subjectName.getField('CN')[0] ?? null };
}

/** RFC 3161, 2.3: extended key usage, critical, and time stamping alone in it. */
function vouchesForTime(certificate: x509.X509Certificate): boolean {
  const usage = certificate.getExtension(x509.ExtendedKeyUsageExtension);
  return usage?.critical === true && usage.usages.length === 1 && usage.usages[0] === OID.timestamping;
}

/** A whole number as it was sent: without the zero in front that keeps it from being negative. */
function withoutSign(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes[0] === 0 ? bytes.subarray(1) : bytes);
}
