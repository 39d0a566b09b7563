import type { Tx } from '#db';
import type { WhatsAppAccess } from '../deps.ts';
import type { RawInbound } from '../domain/inbound.ts';
import type { Outbound } from '../domain/outbound.ts';
import type { StatusNews } from '../domain/status.ts';

/** What became of a file of a message: it is here; it has to be fetched once more; it never will be. */
export type FileFate = 'kept' | 'not-yet' | 'too-large' | 'damaged';

/** A message to a number of somebody's own: in the memory of this process, and written down nowhere by the channel. */
export interface ArrivedChat {
  /** Ours. */
  readonly id: string;
  readonly at: Date;
  /** SHA-256 of Meta's id of it; null where it has none. */
  readonly digest: Buffer | null;
  /** SHA-256 of Meta's id of the message it answers. */
  readonly quotes: Buffer | null;
  /** As Meta handed it on; null in `message` where it had no shape we know. */
  readonly message: RawInbound | null;
  readonly sent: unknown;
  readonly file: { readonly bytes: Buffer; readonly mediaType: string } | null;
  readonly fate: FileFate | null;
}

/** News of a message of ours, without whom it went to. */
export interface ChatNews {
  /** Our id of it, as we gave it along; otherwise by its digest alone. */
  readonly id: string | null;
  readonly digest: Buffer;
  readonly status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
  readonly code: number | null;
}

/**
 * A number at Meta that is not the house's: whoever it belongs to seals what comes, in the transaction that answers Meta.
 * Neither hook nor job, contact nor file of it is ever kept by the channel.
 */
export interface OwnLine {
  readonly key: string;
  readonly access: () => WhatsAppAccess | null;
  /** Those of these messages that came before. */
  readonly known: (digests: readonly Buffer[]) => Promise<readonly Buffer[]>;
  /** Seals one message. What it throws has Meta send it again. */
  readonly takes: (tx: Tx, chat: ArrivedChat) => Promise<void>;
  readonly hears: (tx: Tx, news: ChatNews) => Promise<void>;
  /** What whoever writes is told at once: once a day, by memory alone. */
  readonly answer: Outbound;
}

export const newsOf = ({ callback, what }: StatusNews, digest: Buffer): ChatNews => ({
  id: callback,
  digest,
  status: 'status' in what ? what.status : 'failed',
  code: 'failed' in what ? what.failed.code : null,
});
