import type { Purpose } from './procedure/agency-letters.ts';

/** Who said or did something: the reporter, somebody of the office by name, or the house itself. */
export type By =
  | { readonly side: 'reporter' }
  | { readonly side: 'office'; readonly personId: string; readonly name: string }
  /** Whoever answered for an agency; their name stands in the answer. */
  | { readonly side: 'agency' }
  | { readonly side: 'house' };

/** Who holds which locks of a matter, and whose box a reporter comes back by: kept sealed, so that no row put beside it counts. */
export interface Roster {
  readonly type: 'roster';
  readonly holders: readonly { readonly keyId: string; readonly locks: readonly string[] }[];
  readonly openings: readonly { readonly index: string; readonly boxPublic: string }[];
  /** People it touches, by id: nobody lets them in again. */
  readonly excluded: readonly string[];
}

/** What somebody sent to begin with: their answers by question, and what their files are called. */
export interface Sent {
  readonly type: 'sent';
  readonly title: string;
  readonly answers: Readonly<Record<string, string>>;
}

export type Content =
  | Sent
  /** One requirement, decided: by whom stands beside it, on which file of the matter here. */
  | {
      readonly type: 'decided';
      readonly requirement: string;
      readonly verdict: 'met' | 'missing' | 'waived';
      readonly note: string;
      readonly document: string | null;
    }
  /** A file the house made itself, and the requirement it speaks for. Whether that is met, an officer decides. */
  | { readonly type: 'evidence'; readonly requirement: string; readonly document: string }
  /** A step of the procedure. */
  | {
      readonly type: 'acted';
      readonly action: string;
      readonly from: string;
      readonly to: string;
      readonly note?: string;
      readonly ground?: string;
      readonly where?: string;
      readonly matterClass?: 'light' | 'medium' | 'heavy';
      readonly finding?: 'found' | 'not-found';
      /** Which kind was found, by its key in the rule. */
      readonly maladministration?: string;
    }
  /** The same, as the reporter reads it. */
  | { readonly type: 'moved'; readonly action: string; readonly to: string }
  /** A means of examination that was used. */
  | { readonly type: 'measure'; readonly measure: string; readonly note: string }
  /** A letter to the reporter, as it was written. */
  | {
      readonly type: 'letter';
      readonly letter: string;
      readonly lines: readonly string[];
      /** Its number in the register, and the signed file; older letters have neither. */
      readonly number?: string;
      readonly document?: string;
    }
  /** A letter to an agency, in the words written for it; `secret` opens its answer. */
  | {
      readonly type: 'asked';
      readonly askingId: string;
      readonly purpose: Purpose;
      readonly agency: string;
      readonly number: string;
      readonly text: string;
      /** Who got a copy; older letters have none. */
      readonly copies?: readonly string[];
      readonly document: string;
      readonly secret: string;
    }
  | {
      readonly type: 'agency-answer';
      readonly askingId: string;
      readonly purpose: Purpose;
      readonly agency: string;
      readonly text: string;
      readonly name: string;
      readonly office: string;
      readonly agrees: boolean | null;
      readonly document: string | null;
      readonly saidAt: string;
      readonly digest: string;
    }
  /** Minutes of a conciliation, to be agreed to by both. */
  | { readonly type: 'minutes'; readonly text: string }
  /** What the reporter says of them. */
  | { readonly type: 'minutes-said'; readonly agrees: boolean }
  /** A clock stopped for a while, or going on. */
  | { readonly type: 'clock'; readonly what: 'paused' | 'resumed'; readonly reason: string; readonly note: string }
  /** Held back from removal, or let go on; why. */
  | { readonly type: 'hold'; readonly what: 'held' | 'released'; readonly note: string }
  /** A matter of the office's own, and the reports it rests on; the same, from the other side. By number, for the office alone. */
  | { readonly type: 'rests-on'; readonly numbers: readonly string[] }
  | { readonly type: 'used-by'; readonly number: string }
  | Roster
  | { readonly type: 'message'; readonly text: string }
  /** A mail that came. What its sender is worth stands beside: one who is not known here speaks to the office alone. */
  | {
      readonly type: 'mail';
      readonly from: string;
      readonly subject: string;
      readonly text: string;
      readonly receivedAt: string;
      readonly sha256: string;
      readonly verified: boolean;
      readonly automatic: boolean;
      /** The raw mail, as a file of the matter. */
      readonly raw: string;
      /** Files that were not taken out of it, by the type they had. */
      readonly left: readonly string[];
    }
  /** A message by WhatsApp: theirs, or one the office said before there was a matter. */
  | {
      readonly type: 'chat';
      /** Telephone number, or what Meta calls them. */
      readonly from: string;
      readonly name: string;
      readonly text: string;
      readonly sentAt: string;
      readonly sha256: string;
      readonly verified: boolean;
      readonly ours: boolean;
      /** The message whole, as a file of the matter. */
      readonly raw: string;
      readonly left: readonly string[];
    }
  /** A mail or a message by WhatsApp of ours, and whether it went. */
  | {
      readonly type: 'mailed';
      readonly what: 'notice' | 'text' | 'receipt';
      readonly fate: string;
      readonly way?: 'whatsapp';
      readonly ids?: readonly string[];
    }
  /** Somebody called, came by, or sent a letter: noted by an officer. */
  | { readonly type: 'contact'; readonly way: 'phone' | 'counter' | 'letter'; readonly who: string; readonly text: string }
  | { readonly type: 'task-done'; readonly task: string; readonly note: string }
  /** Whom the matter is about, as an officer says, and whom it was said to be about before. */
  | { readonly type: 'respondent'; readonly agencyId: string | null; readonly name: string; readonly before: string }
  /** The reporter was asked how they were served; what the link holds. */
  | { readonly type: 'survey'; readonly token: string }
  /** Something the office notes for itself. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'given'; readonly to: string; readonly name: string }
  | { readonly type: 'excluded'; readonly name: string; readonly ground: string; readonly self: boolean }
  | { readonly type: 'unmask-asked'; readonly unmaskingId: string; readonly reason: string }
  | { readonly type: 'unmask-decided'; readonly unmaskingId: string; readonly granted: boolean; readonly note: string }
  | { readonly type: 'unmask-read'; readonly unmaskingId: string };

/** One line of a matter as it lies sealed. */
export interface Entry<C extends Content = Content> {
  readonly n: number;
  /** ISO moment; outside the seal there is the day alone. */
  readonly at: string;
  readonly by: By;
  readonly lock: 'shared' | 'office';
  readonly content: C;
}

/** The newest of a kind. */
export function lastOf<T extends Content['type']>(entries: readonly Entry[], type: T): Entry<Extract<Content, { type: T }>> | undefined {
  return entries.findLast((entry): entry is Entry<Extract<Content, { type: T }>> => entry.content.type === type);
}

/** What somebody says of themselves when they report. Nothing where they stay anonymous. */
export interface Identity {
  /** Whom a proxy stands for, or the legal entity. */
  readonly represented?: string;
  readonly name?: string;
  readonly nik?: string;
  readonly birth?: string;
  readonly maritalStatus?: string;
  readonly job?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}
