import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type { RevocationReason } from '../domain/certificate-state.ts';
import { importKey, type KeyAndCertificate, RSA } from './certificates.ts';
import { der } from './der.ts';

x509.cryptoProvider.set(webcrypto as Crypto);

/** One revoked certificate (DER). */
export interface Revoked {
  readonly der: Buffer;
  readonly revokedAt: Date;
  readonly revokedFrom: Date;
  readonly reason: RevocationReason;
}

/** Signs a list of revoked certificates: DER of a CRL (RFC 5280, 5). */
export type ListSigner = (list: {
  readonly revoked: readonly Revoked[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}) => Promise<Buffer>;

const REASONS: Readonly<Record<RevocationReason, x509.X509CrlReason>> = {
  'key-compromise': x509.X509CrlReason.keyCompromise,
  'affiliation-changed': x509.X509CrlReason.affiliationChanged,
  superseded: x509.X509CrlReason.superseded,
  cessation: x509.X509CrlReason.cessationOfOperation,
  'privilege-withdrawn': x509.X509CrlReason.privilegeWithdrawn,
};

/** A list under `root`. Its number grows with the second it was made in; the same list made twice is the same bytes. */
export async function makeRevocationList(
  root: KeyAndCertificate,
  { revoked, thisUpdate, nextUpdate }: Parameters<ListSigner>[0],
): Promise<Buffer> {
  const issuer = new x509.X509Certificate(root.certificate);
  // Another authority's certificates stand in its own list.
  const own = revoked
    .map(({ der: bytes, ...rest }) => ({ ...rest, certificate: new x509.X509Certificate(new Uint8Array(bytes)) }))
    .filter(({ certificate }) => certificate.issuer === issuer.subject)
    .map(({ certificate: { serialNumber }, ...rest }) => ({ ...rest, serialNumber }));
  const number = Buffer.alloc(4);
  number.writeUInt32BE(Math.floor(thisUpdate.getTime() / 1000));
  const list = await x509.X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate,
    nextUpdate,
    signingAlgorithm: RSA,
    signingKey: await importKey(root),
    entries: own.map(({ serialNumber, revokedAt, revokedFrom, reason }) => ({
      serialNumber,
      revocationDate: revokedAt,
      invalidity: revokedFrom,
      reason: REASONS[reason],
    })),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      new x509.Extension('2.5.29.20', false, new Uint8Array(der.whole(number))),
    ],
  });
  return Buffer.from(list.rawData);
}
