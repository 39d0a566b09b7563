import type { Db } from '#db';
import { maskedName } from './domain/mask.ts';
import { readVerificationCode } from './domain/verification-code.ts';
import { findByCode, findByHash, type RegisteredDocument } from './tables.ts';

/** A document as the public sees it: the holder only by first letters, no file. */
export interface PublicDocument extends Omit<RegisteredDocument, 'id' | 'agencyId' | 'caseId' | 'fileId' | 'sha256'> {
  /** It names nobody and is kept nowhere. */
  readonly handedOut: boolean;
}

/** The document a verification code names, however it was typed; undefined where there is none. */
export async function verifyByCode(db: Db, typed: string): Promise<PublicDocument | undefined> {
  const code = readVerificationCode(typed);
  return code === undefined ? undefined : asPublic(await findByCode(db, code));
}

/** The document whose very file this is; undefined where the register does not know these bytes. */
export async function verifyByHash(db: Db, sha256: string): Promise<PublicDocument | undefined> {
  return asPublic(await findByHash(db, sha256));
}

/** Takes away what strangers may not see. */
export function asPublic<T extends RegisteredDocument | undefined>(document: T): PublicDocument | Extract<T, undefined> {
  if (document === undefined) return undefined as Extract<T, undefined>;
  const { id: _, agencyId: _a, caseId: _c, fileId, sha256: _s, ...open } = document;
  return { ...open, handedOut: fileId === null, holderName: maskedName(open.holderName) };
}
