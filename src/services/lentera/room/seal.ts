import { createCipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;

/**
 * A paper as devices fetch it before the start: AES-256-GCM, with nonce before and tag behind, as WebCrypto reads it.
 * Each paper has a key of its own, so that a nonce never meets a key twice.
 */
export function seal(plain: Uint8Array): { readonly sealed: Buffer; readonly key: Buffer } {
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return { sealed: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]), key };
}
