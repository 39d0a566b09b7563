import type { Origin, Successor } from './continuation.ts';
import type { Flag, Side, Status } from './status.ts';

/** What an officer found about one file. */
export const verdicts = ['accepted', 'unreadable', 'wrong-document', 'expired', 'incomplete', 'does-not-conform'] as const;
export type Verdict = (typeof verdicts)[number];

/** Verdicts that say nothing the applicant could act on without a word of explanation. */
export const needNote: ReadonlySet<Verdict> = new Set<Verdict>(['incomplete', 'does-not-conform']);

/** A document the office issued for a case. */
export interface Product {
  readonly key: string;
  readonly documentId: string;
  readonly number: string;
  readonly fileId: string;
  readonly verificationCode: string;
  readonly issuedAt: string;
  /** The last day it holds, YYYY-MM-DD; absent where it says none. */
  readonly validUntil?: string;
  readonly state: 'valid' | 'replaced' | 'revoked';
}

/** A document somebody decided to give: made, numbered and signed by a job after the decision. */
export type ProductOrder =
  /** The first one; then the case goes to `desk`, or lies nowhere. */
  | { readonly kind: 'issue'; readonly product: string; readonly desk: string | null }
  /** A corrected copy in place of the one in force. */
  | { readonly kind: 'replace'; readonly product: string }
  /** A letter on the way: the case stays where it is; an older letter of the kind is replaced. */
  | { readonly kind: 'letter'; readonly product: string };

/** A possible double: the other case, and what the two have in common. */
export interface Likeness {
  readonly caseId: string;
  readonly number: string;
  readonly reasons: readonly string[];
}

/**
 * The smallest facts a case is made of. An action is accepted by working out its effects once, from the definition
 * as it stands that day; the effects are stored, so that a later change of the definition never rewrites history.
 */
export type Effect =
  | {
      readonly kind: 'opened';
      readonly answers: StoredAnswers;
      readonly files: Readonly<Record<string, readonly string[]>>;
      readonly rules: Readonly<Record<string, string>>;
      readonly number: string;
    }
  /** It goes on from another case. */
  | { readonly kind: 'continues'; readonly origin: Origin }
  /** Another case goes on from it. */
  | { readonly kind: 'continued'; readonly successor: Successor }
  | { readonly kind: 'status'; readonly to: Status }
  | { readonly kind: 'moved'; readonly desk: string; readonly side: Side; readonly reason?: string }
  | { readonly kind: 'left' }
  | { readonly kind: 'held-for'; readonly desk: string | null }
  | { readonly kind: 'flagged'; readonly flag: Flag }
  | { readonly kind: 'unflagged'; readonly flag: Flag }
  | {
      readonly kind: 'judged';
      readonly requirement: string;
      readonly fileId: string;
      readonly verdict: Verdict;
      readonly note: string | null;
      readonly desk: string;
    }
  | { readonly kind: 'file-added'; readonly requirement: string; readonly fileId: string; readonly replaces: string | null }
  /** A refused file whose requirement the changed answers ask for no longer: nobody waits for another. */
  | { readonly kind: 'file-excused'; readonly requirement: string; readonly fileId: string }
  | { readonly kind: 'answered'; readonly page: string; readonly given: StoredAnswers[string] | null }
  | {
      readonly kind: 'remarked';
      readonly remarkId: string;
      readonly desk: string;
      readonly about: string | null;
      readonly text: string;
      /** The file it asks to change: see `Remark`. */
      readonly fileId?: string;
    }
  | { readonly kind: 'remark-settled'; readonly remarkId: string }
  | { readonly kind: 'recorded'; readonly name: string; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'assigned'; readonly personId: string | null; readonly name: string | null }
  | { readonly kind: 'joined'; readonly personId: string; readonly as: string }
  /** Whoever was joined as that party is none any longer: somebody else was named. */
  | { readonly kind: 'parted'; readonly as: string }
  /** Done by somebody who stands for the applicant, by this mandate. */
  | { readonly kind: 'represented'; readonly personId: string; readonly mandateId: string }
  | { readonly kind: 'likenesses'; readonly found: readonly Likeness[] }
  /** A document is to be made; the job that makes it finds the order here. */
  | { readonly kind: 'ordered'; readonly order: ProductOrder }
  /** `order` is the number of the entry that ordered it. */
  | { readonly kind: 'product-issued'; readonly product: Product; readonly order: number }
  | { readonly kind: 'product-replaced'; readonly key: string; readonly by: Product; readonly order: number }
  /** No longer in force, nor made if it was only ordered. */
  | { readonly kind: 'product-revoked'; readonly key: string }
  /** Who sent it is told to nobody of the office. */
  | { readonly kind: 'nameless' }
  /** A mandate given for other things does not reach it. */
  | { readonly kind: 'confided' }
  /** People of the office it is about: they hold no office in it. */
  | { readonly kind: 'kept-away'; readonly personIds: readonly string[] }
  | { readonly kind: 'undone'; readonly seq: number };

export type StoredAnswers = Readonly<Record<string, Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]>>;

export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;
