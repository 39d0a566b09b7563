import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { DocumentsDeps } from '#platform/documents';
import type { FileLinks, FilesDeps } from '#platform/files';
import type { PostPort } from './post/port.ts';
import type { ProofKeys } from './proof/keys.ts';
import type { VehicleRegistry } from './registry/port.ts';

/** What Samsat works on. */
export interface SamsatDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The office whose register this is. */
  readonly agencyId: string;
  readonly files: FilesDeps;
  readonly links: FileLinks;
  /** The national register; null where only our own is asked. */
  readonly registry: VehicleRegistry | null;
  /** The post; null where officers type its numbers. */
  readonly post: PostPort | null;
  /** What signs proofs and is published to check them. */
  readonly proofKeys: ProofKeys;
  /** What seals an e-TBPKP. */
  readonly documents: DocumentsDeps;
  /** Nothing here is real. */
  readonly demo: boolean;
}
