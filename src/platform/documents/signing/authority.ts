import { createHash, generateKeyPair, randomBytes, webcrypto } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto);

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 } as const;
const YEAR = 365 * 86_400_000;

/** A certificate with its private key, both as PEM. */
export interface KeyAndCertificate {
  readonly certificate: string;
  readonly key: string;
}

/**
 * Keys of the demonstration's own certification authority, made at first start in a folder only the application
 * reads. Its name says on every signature that nobody outside vouches for it.
 */
export class DemoAuthority {
  readonly #folder: string;
  readonly root: KeyAndCertificate;

  private constructor(folder: string, root: KeyAndCertificate) {
    this.#folder = folder;
    this.root = root;
  }

  static async open(folder: string, now: Date): Promise<DemoAuthority> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const root = await readOrMake(folder, 'root', () => makeRoot(now));
    return new DemoAuthority(folder, root);
  }

  /**
   * The signing certificate of an office holder; made when first asked for, and anew every second year, well before
   * the one before runs out.
   */
  async signerFor(name: string, office: string, now: Date): Promise<KeyAndCertificate> {
    const holder = createHash('sha256')
      .update(JSON.stringify([name, office]))
      .digest('hex')
      .slice(0, 32);
    const period = Math.floor(now.getUTCFullYear() / 2);
    return readOrMake(this.#folder, `signer-${holder}-${period}`, () => makeSigner(this.root, name, office, now));
  }
}

/** Processes that start at once each make a pair; the first to link it in place wins, and all read that one. */
async function readOrMake(folder: string, name: string, make: () => Promise<KeyAndCertificate>): Promise<KeyAndCertificate> {
  const file = join(folder, `${name}.json`);
  const known = await read(file);
  if (known) return known;
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(part, JSON.stringify(await make()), { mode: 0o600, flush: true });
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
  return (await read(file)) ?? Promise.reject(new Error(`the key ${name} went away`));
}

async function read(file: string): Promise<KeyAndCertificate | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyAndCertificate;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
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

async function makeRoot(now: Date): Promise<KeyAndCertificate> {
  const { keys, pem } = await keyPair();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Wantilan CONTOH Root CA, O=Wantilan (bukan PSrE Indonesia), C=ID',
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

async function makeSigner(root: KeyAndCertificate, name: string, office: string, now: Date): Promise<KeyAndCertificate> {
  const { keys, pem } = await keyPair();
  const issuer = new x509.X509Certificate(root.certificate);
  const issuerKey = await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.from(root.key.replace(/-----[^-]+-----|\s/g, ''), 'base64'),
    RSA,
    false,
    ['sign'],
  );
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
    notAfter: new Date(now.getTime() + 3 * YEAR),
    signingAlgorithm: RSA,
    publicKey: keys.publicKey,
    signingKey: issuerKey as CryptoKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString('pem'), key: pem };
}

function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return Buffer.from(bytes).toString('hex');
}
