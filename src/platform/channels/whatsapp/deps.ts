import type { Db, Tx } from '#db';
import type { Clock } from '#kernel';
import type { Inbound, MediaKind } from './domain/inbound.ts';

/** A number of ours at Meta, and what opens it. */
export interface WhatsAppAccess {
  /** Of the Graph interface, without a slash at the end; with its version. */
  readonly url: string;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/**
 * Takes what somebody wrote, in the transaction that marks it as taken: what it writes with `tx` happens once for each
 * message, and messages of one person come one at a time, in the order they were written in. What it throws undoes the
 * transaction; the message comes again, some times, and later ones of that person wait.
 */
export type Receives = (tx: Tx, inbound: Inbound) => Promise<void>;

/** A file somebody sent, whole, its digest compared with what Meta told. */
export interface ArrivedFile {
  /** Our id of the message: the same however often this is asked, so that a file may be kept once. */
  readonly inboundId: string;
  readonly contactId: string;
  readonly media: MediaKind;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly filename: string | null;
}

/** Keeps a file somebody sent and says what it is called by, or why it was refused. Throws when it should be asked again. */
export type Keeps = (file: ArrivedFile) => Promise<{ readonly file: string } | { readonly refused: string }>;

/** Opens a file that is to be sent, by what its keeper called it; null where there is none. */
export type Opens = (file: string) => Promise<{ readonly bytes: Buffer; readonly mediaType: string; readonly filename: string } | null>;

export interface WhatsAppDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** null: no number is connected, and what is to be sent waits. */
  readonly access: () => WhatsAppAccess | null;
  readonly receives: Receives;
  readonly keeps: Keeps;
  readonly opens: Opens;
  /** Milliseconds a message waits for earlier ones of the same person that may still be on their way. */
  readonly settle: number;
}
