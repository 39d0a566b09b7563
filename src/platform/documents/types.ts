import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { Agency } from '#platform/access';
import type { FilesDeps } from '#platform/files';
import type { BsreClient, Credentials } from './bsre/client.ts';
import type { Template } from './pdf/render.ts';
import type { ListSigner } from './signing/revocation-list.ts';
import type { SignerSource } from './signing/signer.ts';
import type { TimestampAuthority } from './signing/timestamp.ts';

export interface DocumentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FilesDeps;
  readonly signers: SignerSource;
  /** Root certificates (DER) that make a signature trusted here; the first is offered for download. */
  readonly anchors: readonly Buffer[];
  /** Vouches for the time of signatures; null: nobody does. */
  readonly timestamps: TimestampAuthority | null;
  /** Root certificates (DER) of those whose word on time is believed, those used before among them. */
  readonly timeAnchors: readonly Buffer[];
  /** Signs whole PDFs with keys officers hold elsewhere; null: not set up. */
  readonly bsre: BsreClient | null;
  /** Signs the list of certificates of our own authority that were revoked. */
  readonly signList: ListSigner;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly demo: boolean;
}

export interface DocumentOrder {
  readonly agency: Agency;
  readonly caseId: string | null;
  readonly kind: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly number: string;
  readonly holderName: string;
  readonly template: Template;
  /** What this template wants besides what every template gets: plain JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly signer: { readonly name: string; readonly office: string; readonly employeeNo: string | null };
  /** The day written on the document, YYYY-MM-DD. */
  readonly on: string;
  /** The last day it holds, YYYY-MM-DD; absent where it says none. */
  readonly validUntil?: string | null;
  /** Signs it through BSrE, in the signer's own name; absent: this installation signs. */
  readonly credentials?: Credentials | undefined;
  readonly ownerPersonId: string | null;
}
