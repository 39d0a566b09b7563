import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { makeOwnFile } from './own-file.ts';

/** The installation's secret: given, or kept in a file that only its owner reads and that is made at first start. */
export function readSecret({ secret, secretFile }: Config): string {
  if (secret !== null) return secret;
  makeOwnFile(secretFile, () => randomBytes(48).toString('base64url'));
  const kept = readFileSync(secretFile, 'utf8').trim();
  if (kept.length < 32)
    throw new Error(`${secretFile} holds fewer than 32 characters; restore it from a backup or delete it to sign everybody out`);
  return kept;
}

/** A key for one purpose, so that a token of one kind is never good as another. */
export function keyFor(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(`wantilan:${purpose}`).digest('base64url');
}
