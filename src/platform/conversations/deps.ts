import type { Db, Tx } from '#db';
import type { Text } from '#i18n';
import type { Clock, PersonActor } from '#kernel';
import type { CasesDeps, Offer } from '#platform/cases';
import type { FillDeps } from '#platform/forms';

export interface ConversationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly cases: CasesDeps;
  readonly fill: FillDeps;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Ways to print finished documents at home; absent where no service has them. */
  readonly printing?: PrintWays;
  /** Times to meet the office; absent where no service has them. */
  readonly meetings?: MeetingWays;
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

/** How whoever writes in a chat is given the way to print what came of an application of theirs. The PIN is never part of it. */
export interface PrintWays {
  /** Whether a service ends in what is printed at home. */
  prints(service: string): boolean;
  /** Finished documents of whoever writes, last changed first. */
  printable(tx: Tx, actor: PersonActor): Promise<readonly { readonly caseId: string; readonly number: string; readonly title: Text }[]>;
  ask(tx: Tx, actor: PersonActor, asked: { readonly caseId: string; readonly evenWithoutPin: boolean }): Promise<PrintAnswer>;
}

export type PrintAnswer =
  | { readonly kind: 'link'; readonly address: string; readonly until: Date; readonly pin: 'chosen' | 'account' | 'counter' }
  /** No PIN was chosen, and none can be once a link went out. */
  | { readonly kind: 'choose-pin'; readonly address: string }
  | { readonly kind: 'refused'; readonly why: 'too-often' | 'locked' | 'revoked' | 'none' };

/** A time to meet the office, and where. */
export interface MeetingTime {
  readonly placeId: string;
  readonly place: string;
  readonly whereabouts: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Meeting {
  readonly caseId: string;
  readonly number: string;
  readonly title: Text;
  /** When it is; null while no time was chosen. */
  readonly standing: MeetingTime | null;
  readonly open: 'open' | 'not-now' | 'missed-too-often';
}

/** How whoever writes in a chat chooses when to meet the office for an application of theirs. */
export interface MeetingWays {
  meetings(tx: Tx, actor: PersonActor): Promise<readonly Meeting[]>;
  /** What is free, in order. */
  times(tx: Tx, actor: PersonActor, caseId: string): Promise<readonly MeetingTime[]>;
  book(
    tx: Tx,
    actor: PersonActor,
    asked: { readonly caseId: string; readonly placeId: string; readonly startsAt: Date },
  ): Promise<MeetingAnswer>;
  cancel(tx: Tx, actor: PersonActor, caseId: string, reason: string): Promise<MeetingAnswer>;
}

export type MeetingAnswer =
  | { readonly kind: 'booked' | 'moved' | 'cancelled'; readonly time: MeetingTime }
  | { readonly kind: 'refused'; readonly why: 'not-now' | 'missed-too-often' | 'taken' | 'nothing-booked' | 'too-early' };
