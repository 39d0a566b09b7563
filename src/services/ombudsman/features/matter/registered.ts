import type { Db } from '#db';
import { type PublicDocument, verifyByHash } from '#platform/documents';
import { createHash } from 'node:crypto';
import type { Inside } from '../../procedure/inside.ts';
import { readAttachment } from '../../sealing/attachments.ts';

/** What the house's register says of the files that speak for a requirement: those alone whose very bytes it knows and that hold. */
export async function registeredIn(db: Db, { matter, keys, entries }: Inside): Promise<ReadonlyMap<string, PublicDocument>> {
  const found = new Map<string, PublicDocument>();
  for (const { content } of entries) {
    if (content.type !== 'evidence') continue;
    const file = await readAttachment(db, matter, keys, content.document);
    const document = file && (await verifyByHash(db, createHash('sha256').update(file.content).digest('hex')));
    if (document?.state === 'valid') found.set(content.document, document);
  }
  return found;
}
