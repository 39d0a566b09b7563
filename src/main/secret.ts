import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config.ts';

/** The installation's secret: given, or kept in a file that only its owner reads and that is made at first start. */
export function readSecret({ secret, secretFile }: Config): string {
  if (secret !== null) return secret;
  mkdirSync(dirname(secretFile), { recursive: true });
  // Written aside and linked: whoever starts at the same time reads it whole or not at all.
  const part = `${secretFile}.${process.pid}`;
  if (!existsSync(secretFile)) {
    writeFileSync(part, randomBytes(48).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(part, secretFile);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(part);
    }
  }
  const kept = readFileSync(secretFile, 'utf8').trim();
  if (kept.length < 32)
    throw new Error(`${secretFile} holds fewer than 32 characters; restore it from a backup or delete it to sign everybody out`);
  return kept;
}

/** A key for one purpose, so that a token of one kind is never good as another. */
export function keyFor(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(`wantilan:${purpose}`).digest('base64url');
}
