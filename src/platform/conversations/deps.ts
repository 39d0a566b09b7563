import type { Db, Tx } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, Offer } from '#platform/cases';
import type { FillDeps } from '#platform/forms';

export interface ConversationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly cases: CasesDeps;
  readonly fill: FillDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** For how many days what is said in a chat is kept. */
  readonly keptDays: (db: Db | Tx) => Promise<KeptDays>;
  /** What may be applied for in a chat, in the order it is offered. */
  readonly offers: () => readonly Offer[];
}

/** How long what is said in a chat is kept, as the rules of retention have it today. */
export interface KeptDays {
  /** Copies of messages as the channel brought and took them. */
  readonly copies: number;
  /** What was said, in the conversation. */
  readonly words: number;
  /** Whether the agency confirmed that: what nobody has confirmed goes by itself never. */
  readonly wordsConfirmed: boolean;
}
