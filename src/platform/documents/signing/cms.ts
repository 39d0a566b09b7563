import { createHash } from 'node:crypto';
import { children, der, firstValue, retagged } from './der.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  timestamping: '1.3.6.1.5.5.7.3.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaSha256: '1.2.840.113549.1.1.11',
} as const;

/** What CMS says of a signer's certificates; worked out once per signer. */
export interface SignerIdentity {
  readonly issuerAndSerial: Buffer;
  readonly signingCertificate: Buffer;
  readonly certificates: Buffer;
}

export const SHA256 = der.sequence(der.oid(OID.sha256), der.none());
const RSA_SHA256 = der.sequence(der.oid(OID.rsaSha256), der.none());
const CONTENT_TYPE = attribute(OID.contentType, der.oid(OID.data));

/** Takes certificates as DER, the signer's own first. Throws where there is none. */
export function identityOf(chain: readonly Buffer[]): SignerIdentity {
  const [own] = chain;
  if (!own) throw new Error('a signer without a certificate');
  const { issuer, serial } = issuerOf(own);
  return {
    issuerAndSerial: der.sequence(issuer, serial),
    signingCertificate: attribute(OID.signingCertificateV2, signingCertificateV2(own, issuer, serial)),
    certificates: retagged(0xa0, der.set(...chain)),
  };
}

/**
 * A detached CMS SignedData (RFC 5652) with signing-certificate-v2 (RFC 5035), as PAdES B-B asks (ETSI EN 319 142-1):
 * no signing-time attribute, the PDF says when. `sign` gives RSASSA-PKCS1-v1_5 with SHA-256. What `stamp` gives for
 * the signature's value stands beside it unsigned, as a signature timestamp (RFC 3161, appendix A): level B-T.
 */
export async function makeCms(
  digest: Uint8Array,
  identity: SignerIdentity,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
  stamp: (signature: Uint8Array) => Promise<Uint8Array | null> = async () => null,
): Promise<Buffer> {
  const attributes = der.set(CONTENT_TYPE, identity.signingCertificate, attribute(OID.messageDigest, der.octets(digest)));
  // RFC 5652, 5.4: what is signed is the SET OF attributes, not its implicit tag.
  const signature = await sign(attributes);
  const token = await stamp(signature);
  const signerInfo = der.sequence(
    der.small(1),
    identity.issuerAndSerial,
    SHA256,
    retagged(0xa0, attributes),
    RSA_SHA256,
    der.octets(signature),
    ...(token ? [retagged(0xa1, der.set(attribute(OID.signatureTimestamp, token)))] : []),
  );
  const signedData = der.sequence(
    der.small(1),
    der.set(SHA256),
    der.sequence(der.oid(OID.data)),
    identity.certificates,
    der.set(signerInfo),
  );
  return der.sequence(der.oid(OID.signedData), der.context(0, signedData));
}

function attribute(type: string, value: Uint8Array): Buffer {
  return der.sequence(der.oid(type), der.set(value));
}

/** ESSCertIDv2 with the default SHA-256: hash of the certificate, its issuer and number. */
function signingCertificateV2(certificate: Buffer, issuer: Uint8Array, serial: Uint8Array): Buffer {
  const hash = createHash('sha256').update(certificate).digest();
  const generalNames = der.sequence(der.context(4, issuer));
  return der.sequence(der.sequence(der.sequence(der.octets(hash), der.sequence(generalNames, serial))));
}

/** Issuer and serial number as the certificate itself encodes them (RFC 5280, 4.1). */
function issuerOf(certificate: Uint8Array): { issuer: Uint8Array; serial: Uint8Array } {
  const [toBeSigned] = children(firstValue(certificate));
  const [, serial, , issuer] = toBeSigned ? children(toBeSigned) : [];
  if (!serial || !issuer) throw new Error('not a version 3 certificate');
  return { issuer, serial };
}
