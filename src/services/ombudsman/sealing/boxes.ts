import { randomBytes } from 'node:crypto';

export type Bytes = Uint8Array;

/** A pair of X25519 keys: what others seal to, and what opens it. */
export interface BoxPair {
  readonly publicKey: Bytes;
  readonly secretKey: Bytes;
}

/** What was sealed does not open: by another key, from another place, or changed since. */
export class SealBroken extends Error {
  constructor(what: string) {
    super(`cannot be opened: ${what}`);
    this.name = 'SealBroken';
  }
}

const FORM = 1;
const NONCE = 24;
export const KEY = 32;

/**
 * Where something sealed belongs, from the outside in. What is moved to another place does not open: a row that
 * somebody with the database put elsewhere is found out.
 */
export type Place = readonly [what: string, ...where: readonly (string | number)[]];

const words = (place: Place) => ['wantilan ombudsman 1', ...place].join('\n');

const load = async () => {
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  return sodium;
};

let loaded: ReturnType<typeof load> | undefined;

/** libsodium, loaded when something is first sealed: it is WebAssembly, and most pages of the house need none of it. */
export function sodium(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

/** A new key of 256 bits. */
export function newKey(): Buffer {
  return randomBytes(KEY);
}

/**
 * Content under a key (XChaCha20-Poly1305, a random nonce each), bound to its place. It is padded to whole blocks, so
 * that its length tells little.
 */
export async function encrypt(key: Bytes, content: Bytes, place: Place, block = 256): Promise<Buffer> {
  const s = await sodium();
  const nonce = randomBytes(NONCE);
  const sealed = s.crypto_aead_xchacha20poly1305_ietf_encrypt(s.pad(content, block), words(place), null, nonce, key);
  return Buffer.concat([Buffer.of(FORM), nonce, sealed]);
}

/** The content again. Throws SealBroken. */
export async function decrypt(key: Bytes, sealed: Bytes, place: Place, block = 256): Promise<Buffer> {
  const s = await sodium();
  const nonce = sealed.subarray(1, 1 + NONCE);
  try {
    if (sealed[0] !== FORM) throw new SealBroken(place[0]);
    const padded = s.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(1 + NONCE), words(place), nonce, key);
    return Buffer.from(s.unpad(padded, block));
  } catch {
    throw new SealBroken(place[0]);
  }
}

/** A value as JSON, under a key. */
export function encryptJson(key: Bytes, value: unknown, place: Place, block?: number): Promise<Buffer> {
  return encrypt(key, Buffer.from(JSON.stringify(value)), place, block);
}

/** The value again; its shape is that of whoever sealed it. Throws SealBroken. */
export async function decryptJson<T>(key: Bytes, sealed: Bytes, place: Place, block?: number): Promise<T> {
  return JSON.parse((await decrypt(key, sealed, place, block)).toString()) as T;
}

export async function newBoxPair(): Promise<BoxPair> {
  const s = await sodium();
  const { publicKey, privateKey } = s.crypto_box_keypair();
  return { publicKey, secretKey: privateKey };
}

/**
 * Something for whoever holds the secret of a public key (libsodium's sealed box). A box carries no place of its own, so
 * the place goes in with the content and is compared when it is opened.
 */
export async function sealTo(publicKey: Bytes, content: Bytes, place: Place): Promise<Buffer> {
  const s = await sodium();
  const label = Buffer.from(words(place));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(label.length);
  return Buffer.from(s.crypto_box_seal(Buffer.concat([length, label, content]), publicKey));
}

/** What was sealed to this pair at this place. Throws SealBroken. */
export async function openSealed({ publicKey, secretKey }: BoxPair, sealed: Bytes, place: Place): Promise<Buffer> {
  const s = await sodium();
  let opened: Buffer;
  try {
    opened = Buffer.from(s.crypto_box_seal_open(sealed, publicKey, secretKey));
  } catch {
    throw new SealBroken(place[0]);
  }
  const end = 4 + opened.readUInt32BE(0);
  if (opened.subarray(4, end).toString() !== words(place)) throw new SealBroken(place[0]);
  return opened.subarray(end);
}

export async function newSignPair(): Promise<BoxPair> {
  const s = await sodium();
  const { publicKey, privateKey } = s.crypto_sign_keypair();
  return { publicKey, secretKey: privateKey };
}

/** Ed25519 signature of a few lines. */
export async function signLines(secretKey: Bytes, lines: Place): Promise<Buffer> {
  const s = await sodium();
  return Buffer.from(s.crypto_sign_detached(words(lines), secretKey));
}

export async function isSignedBy(publicKey: Bytes, lines: Place, signature: Bytes): Promise<boolean> {
  const s = await sodium();
  try {
    return s.crypto_sign_verify_detached(signature, words(lines), publicKey);
  } catch {
    return false;
  }
}
