import type { Paper } from '../domain/paper.ts';

/** Opens a sealed paper with the key given out at the start. Throws where either is not what was published. */
export async function openSealed(sealed: ArrayBuffer, key: string): Promise<Paper> {
  const raw = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const opened = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12) }, opened, sealed.slice(12));
  return JSON.parse(new TextDecoder().decode(plain)) as Paper;
}
