import type { Db, Tx } from '#db';
import type { Clock } from '#kernel';
import type { MailFault } from './domain/limits.ts';
import type { Mail } from './domain/mail.ts';

/** Where mail of a box is read. */
export interface ImapAccess {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** The folder that is read. */
  readonly folder: string;
}

/** A mail as it came, with what is known of it before anybody opened anything. */
export interface ArrivedMail {
  readonly id: string;
  readonly at: Date;
  /** As it came, byte for byte; of one that was too large its headers alone. */
  readonly raw: Buffer;
  /** SHA-256 of it, as hex. */
  readonly sha256: string;
  readonly kind: 'person' | 'automatic' | 'bounce' | 'aside';
  /** Null where it could not be read. */
  readonly mail: Mail | null;
  readonly fault: MailFault | null;
  /** The thread it belongs to, and how that was found. */
  readonly thread: { readonly conversationId: string; readonly by: 'token' | 'reference' } | null;
}

/** What became of a mail of ours. */
export interface Returned {
  readonly conversationId: string;
  /** It never will be delivered: nothing is mailed there any more. */
  readonly permanent: boolean;
  readonly status: string;
  readonly at: Date;
}

/**
 * Whoever has an address. `take` keeps a mail in the transaction that marks it as come: once for each, and what it throws
 * leaves the mail on its server, to be tried again. Nothing of a mail is kept by the channel itself.
 */
export interface ReceivesMail {
  take(tx: Tx, arrived: ArrivedMail): Promise<void>;
  returned(tx: Tx, returned: Returned): Promise<void>;
  /** What whoever wrote is told at once, the same for everybody; it may say nothing of what there is. */
  readonly acknowledgement: { readonly subject: string; readonly body: string };
}

/** A box of mail with an address of its own. */
export interface MailBox {
  readonly key: string;
  readonly address: string;
  /** As mail programs show it. */
  readonly name: string;
  /** null: nothing is read for now. */
  readonly imap: () => ImapAccess | null;
  /** Server its mail leaves by, as smtp:// or smtps://; null: none for now. */
  readonly smtp: () => string | null;
  readonly receives: ReceivesMail;
}

export interface MailDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Key of tokens and digests. */
  readonly key: string;
  readonly boxes: readonly MailBox[];
}

/** What a receiver throws where nobody could open what came: it stays on its server. */
export class NobodyToKeep extends Error {
  constructor() {
    super('nobody is there to keep it');
    this.name = 'NobodyToKeep';
  }
}
