import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ProofKey {
  /** First three bytes of the SHA-256 of the public key, in hex. */
  readonly id: string;
  /** Null where only what was signed earlier is still believed. */
  readonly secret: KeyObject | null;
  readonly open: KeyObject;
}

/** A public key as it is published (RFC 8037). */
export interface PublishedKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly use: 'sig';
  readonly alg: 'EdDSA';
  readonly kid: string;
  readonly x: string;
}

const FIRST = '0001';
const NAME = /^(\d{4})\.pem$/;

/**
 * The keys that sign proofs: PEM files `0001.pem`, `0002.pem` in a folder only the application reads, the first made at the
 * first start. The highest that is secret signs; all are believed, so that a key is changed by adding the next number. A
 * former one may be left there as its public half alone.
 */
export class ProofKeys {
  readonly #keys: readonly ProofKey[];

  private constructor(keys: readonly ProofKey[]) {
    this.#keys = keys;
  }

  /** Opens the folder. Throws where a file in it is no Ed25519 key, or none can sign. */
  static async open(folder: string): Promise<ProofKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await names(folder)).length === 0) await makeFirst(folder);
    const pems = await Promise.all((await names(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    return ProofKeys.of(pems);
  }

  /** Keys in PEM, the newest last. */
  static of(pems: readonly string[]): ProofKeys {
    const keys = pems.map(keyOf);
    if (!keys.some(({ secret }) => secret !== null)) throw new Error('no key signs proofs');
    return new ProofKeys(keys);
  }

  /** What signs now. */
  get signing(): { readonly id: string; readonly secret: KeyObject } {
    const key = this.#keys.findLast(({ secret }) => secret !== null);
    if (!key?.secret) throw new Error('no key signs proofs');
    return { id: key.id, secret: key.secret };
  }

  find(id: string): KeyObject | undefined {
    return this.#keys.find((key) => key.id === id)?.open;
  }

  published(): readonly PublishedKey[] {
    return this.#keys.map(({ id, open }) => {
      const { x } = open.export({ format: 'jwk' });
      return { kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid: id, x: String(x) };
    });
  }
}

function keyOf(pem: string): ProofKey {
  const secret = pem.includes('PRIVATE KEY') ? createPrivateKey(pem) : null;
  const open = createPublicKey(pem);
  if (open.asymmetricKeyType !== 'ed25519') throw new Error(`a key for proofs is ${open.asymmetricKeyType}, not Ed25519`);
  const raw = Buffer.from(String(open.export({ format: 'jwk' }).x), 'base64url');
  return { id: createHash('sha256').update(raw).digest('hex').slice(0, 6), secret, open };
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
}

/** Processes that start at once each make one; the first to link it in place wins. */
async function makeFirst(folder: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = join(folder, `${FIRST}.pem`);
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(part, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
}
