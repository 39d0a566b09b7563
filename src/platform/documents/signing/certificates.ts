import { generateKeyPair, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto);

export const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 } as const;
const YEAR = 365 * 86_400_000;

/** A certificate with its private key, both as PEM. */
export interface KeyAndCertificate {
  readonly certificate: string;
  readonly key: string;
}

async function keyPair(): Promise<{ keys: CryptoKeyPair; pem: string }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: RSA.modulusLength,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const der = Buffer.from(privateKey.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const keys = {
    privateKey: await webcrypto.subtle.importKey('pkcs8', der, RSA, true, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', publicKey, RSA, true, ['verify']),
  };
  return { keys: keys as CryptoKeyPair, pem: privateKey };
}

/** A root of the demonstration; its name says that nobody takes it for a recognised authority. */
export async function makeRoot(name: string, now: Date): Promise<KeyAndCertificate> {
  const { keys, pem } = await keyPair();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}, O=Wantilan (bukan PSrE Indonesia), C=ID`,
    notBefore: new Date(now.getTime() - 3 * YEAR),
    notAfter: new Date(now.getTime() + 10 * YEAR),
    signingAlgorithm: RSA,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: pem };
}

export function importKey({ key }: KeyAndCertificate): Promise<CryptoKey> {
  const bytes = Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', bytes, RSA, false, ['sign']) as Promise<CryptoKey>;
}

/** Whose certificate, and what it says beside that. */
interface Wanted {
  readonly name: string;
  readonly office: string;
  readonly now: Date;
  /** Where whoever checks finds the list of revoked ones; null: nowhere. */
  readonly listUrl: string | null;
}

/** A signing certificate under `root`, for somebody in an office: for three years, and not beyond the root. */
export async function makeSigner(root: KeyAndCertificate, { name, office, now, listUrl }: Wanted): Promise<KeyAndCertificate> {
  const { keys, pem } = await keyPair();
  const issuer = new x509.X509Certificate(root.certificate);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: new x509.Name([
      { CN: [{ utf8String: name }] },
      { OU: [{ utf8String: 'CONTOH, tidak berkekuatan hukum' }] },
      { O: [{ utf8String: office }] },
      { C: [{ printableString: 'ID' }] },
    ]).toString(),
    issuer: issuer.subject,
    notBefore: new Date(now.getTime() - 2 * YEAR),
    notAfter: new Date(Math.min(now.getTime() + 3 * YEAR, issuer.notAfter.getTime())),
    signingAlgorithm: RSA,
    publicKey: keys.publicKey,
    signingKey: await importKey(root),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      ...(listUrl === null ? [] : [new x509.CRLDistributionPointsExtension([listUrl])]),
    ],
  });
  return { certificate: certificate.toString('pem'), key: pem };
}

function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return Buffer.from(bytes).toString('hex');
}
