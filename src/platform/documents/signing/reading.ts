import { createHash, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID } from './cms.ts';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }));
x509.cryptoProvider.set(webcrypto as Crypto);

/** What is signed (RFC 5652), whose certificate signed it, and those sent along. */
export interface Read {
  readonly signed: pkijs.SignedData;
  readonly info: pkijs.SignerInfo;
  readonly own: x509.X509Certificate;
  readonly given: readonly x509.X509Certificate[];
}

/**
 * A CMS SignedData with one signature whose certificate is named by issuer and number and, in the signed attributes,
 * by its hash (RFC 5035): `named` says in which of its two forms. Null where it is not of that kind; throws where it
 * cannot be read.
 */
export function readSigned(cms: Uint8Array, named: readonly string[]): Read | null {
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(cms));
  const signed = new pkijs.SignedData({ schema: content.content });
  const certificates = (signed.certificates ?? []).filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate);
  const [info, another] = signed.signerInfos;
  if (!info || another || !(info.sid instanceof pkijs.IssuerAndSerialNumber)) return null;
  const { serialNumber, issuer } = info.sid;
  const own = certificates.find((one) => one.serialNumber.isEqual(serialNumber) && one.issuer.isEqual(issuer));
  if (!own) return null;
  const bytes = Buffer.from(own.toSchema().toBER());
  if (!isNamed(info, bytes, named)) return null;
  const given = certificates.map((one) => new x509.X509Certificate(one.toSchema().toBER()));
  return { signed, info, own: new x509.X509Certificate(bytes), given };
}

const HASHES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Of several ESSCertID the first names the signer. */
function isNamed({ signedAttrs }: pkijs.SignerInfo, certificate: Buffer, forms: readonly string[]): boolean {
  const named = signedAttrs?.attributes.find(({ type }) => forms.includes(type));
  const [first] = within(within(named?.values[0])[0]);
  const [head, next] = within(first);
  const isFirst = named?.type === OID.signingCertificate;
  const algorithm = isFirst ? 'sha1' : head instanceof asn1js.Sequence ? HASHES[oidIn(head)] : 'sha256';
  const hash = head instanceof asn1js.Sequence ? next : head;
  if (!algorithm || !(hash instanceof asn1js.OctetString)) return false;
  return createHash(algorithm).update(certificate).digest().equals(Buffer.from(hash.getValue()));
}

function within(value: unknown): readonly unknown[] {
  return value instanceof asn1js.Sequence ? value.valueBlock.value : [];
}

function oidIn(algorithm: asn1js.Sequence): string {
  const [oid] = algorithm.valueBlock.value;
  return oid instanceof asn1js.ObjectIdentifier ? oid.getValue() : '';
}

/** Follows issuers to a trust anchor (DER); every certificate on the way must hold at the moment. */
export async function chainOf(
  leaf: x509.X509Certificate,
  given: readonly x509.X509Certificate[],
  anchors: readonly Buffer[],
  at: Date,
): Promise<'valid' | 'untrusted' | 'expired'> {
  const trusted = anchors.map((bytes) => new x509.X509Certificate(new Uint8Array(bytes)));
  let expired = false;
  let here = leaf;
  for (let step = 0; step < 6; step++) {
    expired ||= at < here.notBefore || at > here.notAfter;
    const anchor = await issuerAmong(here, trusted);
    if (anchor) return expired || at < anchor.notBefore || at > anchor.notAfter ? 'expired' : 'valid';
    const above = await issuerAmong(
      here,
      given.filter((one) => !one.equal(here) && one.getExtension(x509.BasicConstraintsExtension)?.ca),
    );
    if (!above) return 'untrusted';
    here = above;
  }
  return 'untrusted';
}

async function issuerAmong(
  certificate: x509.X509Certificate,
  candidates: readonly x509.X509Certificate[],
): Promise<x509.X509Certificate | undefined> {
  for (const one of candidates)
    if (one.subject === certificate.issuer && (await certificate.verify({ publicKey: one, signatureOnly: true }))) return one;
  return undefined;
}
