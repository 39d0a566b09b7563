import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto);

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 86_400_000;

/** A certificate and its key as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

interface Wanted {
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
  /** Absent: it signs itself. */
  readonly issuer?: Identity;
  readonly extensions: readonly x509.Extension[];
}

async function make({ name, from, until, issuer, extensions }: Wanted): Promise<Identity> {
  const keys = (await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])) as CryptoKeyPair;
  const above = issuer && new x509.X509Certificate(issuer.certificate);
  const signingKey = issuer ? await keyOf(issuer) : keys.privateKey;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)))
      .toString('hex')
      .replace(/^./, '4'),
    subject: `CN=${name}, O=Wantilan (bukan PSrE Indonesia), C=ID`,
    issuer: above?.subject ?? `CN=${name}, O=Wantilan (bukan PSrE Indonesia), C=ID`,
    notBefore: from,
    notAfter: until,
    signingAlgorithm: EC,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [...extensions],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
  };
}

function keyOf({ key }: Identity): Promise<CryptoKey> {
  const bytes = Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', bytes, EC, false, ['sign']) as Promise<CryptoKey>;
}

/** A root of the stand-ins; its name says that nobody vouches for it. */
export function makeStandInRoot(now: Date): Promise<Identity> {
  return make({
    name: 'CONTOH Root Waktu',
    from: new Date(now.getTime() - 400 * DAY),
    until: new Date(now.getTime() + 7300 * DAY),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
}

/** Who signs timestamps under a root; `made` says with what fault. */
export function makeTimestamper(issuer: Identity, now: Date, made: 'well' | 'expired' | 'unmarked' = 'well'): Promise<Identity> {
  return make({
    name: 'CONTOH Otoritas Waktu',
    issuer,
    from: new Date(now.getTime() - 300 * DAY),
    until: new Date(now.getTime() + (made === 'expired' ? -DAY : 3650 * DAY)),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      // RFC 3161, 2.3: critical, and alone.
      ...(made === 'unmarked' ? [] : [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true)]),
    ],
  });
}
